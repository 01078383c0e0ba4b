//! What the office asks of a store. `storage` implements it, for each engine; the office never sees SQL.

use ledger::Seq;
use ledger::decision::{Digest, SealedDecision};
use thiserror::Error;

/// One of the two chains of events beside the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chain {
    /// What was done: decisions, refusals, log-ins, grants, exports.
    Audit,
    /// Which sensitive groups were read: written before they are shown.
    Reads,
}

impl Chain {
    /// Both chains.
    pub const ALL: [Self; 2] = [Self::Audit, Self::Reads];

    /// The chain's name in a store.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Audit => "audit",
            Self::Reads => "reads",
        }
    }
}

/// An event as a chain keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedEvent {
    /// In which chain.
    pub chain: Chain,
    /// Its place in the chain, from 1.
    pub place: u64,
    /// The event as canonical JSON.
    pub body: String,
    /// The chain's hash after it.
    pub hash: Digest,
}

/// A change of the office's own records (accounts, sessions, plans, imports, settings): a value under a kind and a key, as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordChange {
    /// Puts a value in place.
    Put {
        /// The kind of record.
        kind: &'static str,
        /// Its key.
        key: String,
        /// Its value, JSON.
        value: String,
    },
    /// Takes a record away.
    Remove {
        /// The kind of record.
        kind: &'static str,
        /// Its key.
        key: String,
    },
}

/// All that one or more operations write: in one transaction, or not at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// Decisions, in the order of the log, following what the store holds.
    pub decisions: Vec<SealedDecision>,
    /// Events, in the order of their chains.
    pub events: Vec<SealedEvent>,
    /// Changes of records, in order.
    pub records: Vec<RecordChange>,
}

/// Why a store cannot do what is asked. Faces show one calm page; the log keeps the cause.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Another process has the same file open for writing.
    #[error("another process is writing to this ledger")]
    AnotherWriter,
    /// The place is taken: somebody else appended first.
    #[error("decision {0} is in the log already")]
    PlaceTaken(Seq),
    /// The file is not a ledger, or one of a newer release.
    #[error("not a ledger of this release: {0}")]
    NotALedger(String),
    /// What is kept cannot be read back.
    #[error("{place}: {problem}")]
    Damaged {
        /// Where.
        place: String,
        /// What is wrong.
        problem: String,
    },
    /// No room is left where the ledger is kept.
    #[error("no room left where the ledger is kept")]
    Full,
    /// The engine failed.
    #[error("{0}")]
    Engine(String),
}

/// Keeps one ledger: the log, the chains of events, and the office's own records.
pub trait Store: Send {
    /// Shows every decision from a place on, in order, until `see` returns false.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    fn decisions(&self, from: Seq, see: &mut dyn FnMut(SealedDecision) -> bool) -> Result<(), StoreError>;

    /// Shows every event of a chain from a place on, in order, until `see` returns false.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    fn events(&self, chain: Chain, from: u64, see: &mut dyn FnMut(SealedEvent) -> bool) -> Result<(), StoreError>;

    /// The newest place of a chain and its hash; place 0 for an empty one.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    fn chain_head(&self, chain: Chain) -> Result<(u64, Digest), StoreError>;

    /// One record.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    fn record(&self, kind: &str, key: &str) -> Result<Option<String>, StoreError>;

    /// Every record of a kind, by key.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    fn records(&self, kind: &str) -> Result<Vec<(String, String)>, StoreError>;

    /// Writes a batch in one transaction; when this returns, it survives a power cut.
    ///
    /// # Errors
    ///
    /// [`StoreError`]; then nothing of the batch is there.
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError>;

    /// Copies the whole ledger to another path while it is in use.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when either side fails; a half-written copy is removed.
    fn backup(&self, to: &std::path::Path) -> Result<(), StoreError>;
}
