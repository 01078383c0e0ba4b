//! What the office asks of a store. `storage` implements it, for each engine; the office never sees SQL.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use ledger::decision::{Digest, SealedDecision};
use ledger::{ActId, Seq};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

/// One of the two chains of events beside the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chain {
    /// What was done: decisions, refusals, log-ins, grants, exports.
    Audit,
    /// Which sensitive groups were read: written before they are shown. And which records were opened: written soon after.
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

/// A file that belongs to a decision, kept by what it holds: its name stands in the decision.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptFile {
    sha256: [u8; 32],
    bytes: Arc<[u8]>,
}

impl KeptFile {
    /// A file with these bytes.
    pub fn of(bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        Self {
            sha256: Sha256::digest(&bytes).into(),
            bytes,
        }
    }

    /// SHA-256 of its bytes.
    pub const fn sha256(&self) -> &[u8; 32] {
        &self.sha256
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl fmt::Debug for KeptFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeptFile({}, {} bytes)", Digest(self.sha256), self.bytes.len())
    }
}

/// Where a ledger stands: the newest place of the log and of each chain, with the hash there; place 0 for an empty one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heads {
    /// Of the log.
    pub log: (Seq, Digest),
    /// Of the chain of what was done.
    pub audit: (u64, Digest),
    /// Of the chain of what was read.
    pub reads: (u64, Digest),
}

impl Heads {
    /// Of one chain.
    pub const fn of(&self, chain: Chain) -> (u64, Digest) {
        match chain {
            Chain::Audit => self.audit,
            Chain::Reads => self.reads,
        }
    }

    /// Of one chain, to move it on.
    pub const fn of_mut(&mut self, chain: Chain) -> &mut (u64, Digest) {
        match chain {
            Chain::Audit => &mut self.audit,
            Chain::Reads => &mut self.reads,
        }
    }
}

/// All that one or more operations write: in one transaction, or not at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// Where the ledger stood when this was judged; none: nothing was looked at.
    pub base: Option<Heads>,
    /// Files of the decisions. They are safe before a decision that names them is there.
    pub files: Vec<KeptFile>,
    /// Decisions, in the order of the log, following what the store holds.
    pub decisions: Vec<SealedDecision>,
    /// Acts of the log whose content goes, as decisions of this batch order: salt and payload, nothing else.
    pub erasures: Vec<ActId>,
    /// Files that go, by their SHA-256: decisions of this batch order it, and no other decision names them. They go once the batch is there.
    pub gone: Vec<[u8; 32]>,
    /// Events, in the order of their chains.
    pub events: Vec<SealedEvent>,
    /// Changes of records, in order.
    pub records: Vec<RecordChange>,
}

impl Batch {
    /// Whether there is nothing to write.
    pub const fn is_empty(&self) -> bool {
        self.files.is_empty()
            && self.decisions.is_empty()
            && self.erasures.is_empty()
            && self.gone.is_empty()
            && self.events.is_empty()
            && self.records.is_empty()
    }

    /// Whether somebody else wrote what this batch may depend on, if the ledger now stands there.
    ///
    /// Whoever writes anything leaves an event, so the chain of what was done tells of records too. What was read by somebody
    /// changes nothing for anybody else: only events of reads themselves depend on it.
    pub fn is_overtaken(&self, now: &Heads) -> bool {
        let Some(base) = &self.base else { return false };
        let notes = |chain| self.events.iter().any(|event| event.chain == chain);
        let decides = !self.decisions.is_empty() || !self.records.is_empty() || notes(Chain::Audit);
        (decides && (base.log, base.audit) != (now.log, now.audit)) || (notes(Chain::Reads) && base.reads != now.reads)
    }
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
    /// Somebody else wrote since the batch was judged: it is to be judged again.
    #[error("somebody else wrote to this ledger meanwhile")]
    Overtaken,
    /// The ledger was opened to be read, or stands where nobody writes.
    #[error("this ledger is open for reading only")]
    ReadOnly,
    /// The database does not answer, or lets nobody in.
    #[error("the database does not answer: {0}")]
    Unreachable(String),
    /// The database went away while a batch was being written: whether it was written shows when it answers again.
    #[error("whether it was written is not known, the database went away: {0}")]
    InDoubt(String),
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

    /// Where the ledger stands, the log and both chains at one moment.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    fn heads(&self) -> Result<Heads, StoreError>;

    /// The newest place of a chain and its hash; place 0 for an empty one.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    fn chain_head(&self, chain: Chain) -> Result<(u64, Digest), StoreError> {
        self.heads().map(|heads| heads.of(chain))
    }

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

    /// The bytes that are kept as the file with this SHA-256; none when it is not there. Whether they still are those is the matter of a proof.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    fn file(&self, sha256: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError>;

    /// Writes a batch in one transaction; when this returns, it survives a power cut.
    ///
    /// # Errors
    ///
    /// [`StoreError`]; then nothing of the batch is there, but for [`StoreError::InDoubt`]. [`StoreError::Overtaken`] and
    /// [`StoreError::PlaceTaken`] when somebody else wrote first. A file that should go and cannot be taken away is no error: a store tries
    /// again when it is opened to be written, and a proof names it.
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError>;

    /// Waits until somebody may have written through another store, but no longer than `patience`; whether somebody may have.
    ///
    /// A store that cannot tell says so after every wait.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be reached.
    fn wait(&mut self, patience: Duration) -> Result<bool, StoreError> {
        std::thread::sleep(patience);
        Ok(true)
    }

    /// Whether others may write to the same ledger while this store is open for writing.
    fn is_shared(&self) -> bool {
        false
    }

    /// Keeps others from writing until the next commit or [`Store::let_go`], where others may write.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be reached.
    fn hold(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    /// Lets others write again.
    fn let_go(&mut self) {}

    /// Shows the parts of the snapshot that is kept beside the ledger, in their order, until `see` returns false. None, where none is kept.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    fn snapshot(&self, _see: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), StoreError> {
        Ok(())
    }

    /// Keeps a snapshot of the log as it stood at `seq` in the place of the one before: whole, or not at all. It is no part of the ledger, and
    /// a store may forget it. It does forget it when acts are erased, and keeps none that holds what was erased since.
    ///
    /// # Errors
    ///
    /// [`StoreError`]; then the one before is still there.
    fn keep_snapshot(&self, _seq: Seq, _parts: &mut dyn Iterator<Item = Vec<u8>>) -> Result<(), StoreError> {
        Ok(())
    }

    /// Copies the whole ledger to another path while it is in use.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when either side fails; a half-written copy is removed.
    fn backup(&self, to: &std::path::Path) -> Result<(), StoreError>;
}
