//! Why there is no key, and why one opens nothing.

use ledger::Day;

use crate::accounts::GrantProblem;
use crate::permission::{DataClass, Deed};
use crate::port::StoreError;

/// Why a key was not made, confirmed or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyProblem {
    /// It does not say what it is for.
    NoName,
    /// What it is for is told in more than so many letters, or not in letters.
    BadName(usize),
    /// It would write or approve, and names no account that answers for it.
    NoAccount,
    /// There is no such account that may log in, within what the one who asks may manage.
    NoSuchAccount,
    /// No key does that.
    NoSuchDeed(Deed),
    /// One program does not do both: who manages accounts reads no dossiers and writes no papers, and who reads the logs changes nothing.
    DeedsApart(Deed, Deed),
    /// Whoever proposed a strong key, or for whom it would stand, does not confirm it, nor does a machine.
    OwnProposal,
    /// No key reaches data above that class.
    ClassTooHigh(DataClass),
    /// It would never end.
    NoEnd,
    /// It would end before it begins.
    EndsBeforeItBegins,
    /// It would end today or before: it would open nothing.
    OverAlready,
    /// It would last more than a year: that day is the last one that it can have.
    TooLong(Day),
    /// Fewer than one request a minute, or more than so many.
    BadPace(u32),
    /// No paper was named.
    NoPaper,
    /// The unit, or that whoever asks manages none.
    Unit(GrantProblem),
    /// There is no such key that still runs, within what the one who asks may manage.
    NoSuchKey,
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for Vec<KeyProblem> {
    fn from(problem: StoreError) -> Self {
        vec![KeyProblem::Store(problem.to_string())]
    }
}

impl KeyRefused {
    /// Its word, for the chain of events.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Revoked => "revoked",
            Self::NotConfirmed => "not-confirmed",
            Self::Lapsed => "lapsed",
            Self::NotYet(_) => "not-yet",
            Self::Ended(_) => "ended",
            Self::TooOften { .. } => "too-often",
        }
    }
}

/// Why a key opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyRefused {
    /// Nobody was given such a key.
    Unknown,
    /// It was taken back.
    Revoked,
    /// A second person has not confirmed it.
    NotConfirmed,
    /// No second person confirmed it in time, and nobody can any more.
    Lapsed,
    /// It begins on that day.
    NotYet(Day),
    /// It ended on that day.
    Ended(Day),
    /// It was used as often as it may be in a minute: wait for so many seconds.
    TooOften {
        /// Seconds to wait.
        wait: i64,
    },
}
