//! What a proof says.

use std::collections::BTreeMap;
use std::fmt;

use ledger::acts::decisions::FileOf;
use ledger::decision::{Digest, Unsealed};
use ledger::value::{Head, Refused};
use ledger::{ActId, Seq};
use office::port::{Chain, StoreError};
use thiserror::Error;

use crate::place::Place;

/// What is wrong at a place.
#[derive(Debug, Error)]
pub enum Wrong {
    /// The bytes are not those that were sealed.
    #[error(transparent)]
    Unsealed(#[from] Unsealed),
    /// Replayed after the decisions before it, the decision is refused.
    #[error("replayed, {0}")]
    Refused(#[from] Refused),
    /// Its content is gone, and no decision of the log orders that.
    #[error("its content is gone, and no decision orders that")]
    TakenAway,
    /// A decision of the log orders its content, or a file, to be erased, and it is still there.
    #[error("ordered to be erased, and still there")]
    NotErased,
    /// The hash of an event does not follow from the event before it.
    #[error("its hash does not follow from the event before it")]
    EventLink,
    /// A place came that was not the next one.
    #[error("{found} stands where {due} is due")]
    OutOfOrder {
        /// The place that is due.
        due: u64,
        /// The place that came.
        found: u64,
    },
    /// The store notes another head than its newest place gives.
    #[error("noted as {noted}, but {found} is there")]
    Head {
        /// The place that is noted.
        noted: u64,
        /// The newest place that is there.
        found: u64,
    },
    /// A file that a decision names is not kept.
    #[error("it is not there")]
    NoFile,
    /// A file is not the one that its decision names.
    #[error("its bytes are not those that the decision names")]
    OtherBytes,
    /// It cannot be read back.
    #[error("{0}")]
    Unreadable(String),
    /// The file itself is not whole.
    #[error("{0}")]
    File(String),
}

/// One thing that is wrong, and where.
#[derive(Debug, Error)]
#[error("{place}: {wrong}")]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub wrong: Wrong,
}

impl Fault {
    pub(crate) fn new(place: Place, wrong: impl Into<Wrong>) -> Self {
        Self {
            place,
            wrong: wrong.into(),
        }
    }

    /// What a store could not read; `near` where it does not say the place itself.
    pub(crate) fn unreadable(error: StoreError, near: Place) -> Self {
        match error {
            StoreError::Damaged { place, problem } => match Place::read(&place) {
                Some(place) => Self::new(place, Wrong::Unreadable(problem)),
                None => Self::new(near, Wrong::Unreadable(format!("{place}: {problem}"))),
            },
            other => Self::new(near, Wrong::Unreadable(other.to_string())),
        }
    }
}

/// What was proved, and what does not hold.
#[derive(Debug, Default)]
pub struct Report {
    /// The newest decision that was proved, and the chain's hash after it.
    pub head: Head,
    /// How many acts were proved.
    pub acts: u64,
    /// Acts whose bytes were erased: their digests are proved, what they said is gone.
    pub erased: Vec<ActId>,
    /// Files that decisions of the log order to be erased.
    pub erased_files: Vec<FileOf>,
    /// How many files of decisions were proved.
    pub files: u64,
    /// Up to which decision the snapshot was proved to say what the log says; none where there is none that this release reads.
    pub snapshot: Option<Seq>,
    /// For each chain of events its newest proved place and the hash after it.
    pub events: BTreeMap<Chain, (u64, Digest)>,
    /// What does not hold: the first fault of the log, then of each chain, then what is wrong with the file.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether everything holds.
    pub const fn holds(&self) -> bool {
        self.faults.is_empty()
    }

    /// Where the ledger parts from what was written, first of all.
    pub fn first(&self) -> Option<&Fault> {
        self.faults.first()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Head { seq, hash } = self.head;
        match self.faults.as_slice() {
            [] => {
                write!(f, "{seq} decisions, {} acts, head {hash}", self.acts)?;
                let mut erased = self.erased.iter();
                if let Some(first) = erased.next() {
                    write!(f, ", erased {first}")?;
                }
                erased.try_for_each(|act| write!(f, ", {act}"))
            }
            [first, rest @ ..] => {
                write!(f, "{first}")?;
                rest.iter().try_for_each(|fault| write!(f, "; {fault}"))
            }
        }
    }
}
