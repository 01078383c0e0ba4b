//! One office: one ledger, its law, its accounts.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock};

use lawbook::Lawbook;
use ledger::decision::{Digest, Unsealed};
use ledger::view::Structure;
use ledger::{Day, Seq, Value};
use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::accounts::Session;
use crate::clock::{Chance, Clock, day_in_vietnam};
use crate::condition::Condition;
use crate::port::{Store, StoreError};
use crate::writer::{Writer, desk_record};

/// The structure of a day as known at a place of the log: of which head, day and place.
type KeptStructure = (Seq, Day, Seq, Arc<Structure>);

/// An office at work. Shared by all faces of a process.
pub struct Office {
    head: Arc<RwLock<Arc<Value>>>,
    writer: Writer,
    reader: Mutex<Box<dyn Store>>,
    law: Arc<Lawbook>,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    sessions: RwLock<BTreeMap<String, Session>>,
    tries: RwLock<BTreeMap<String, (u32, i64)>>,
    hashing: (Mutex<u32>, Condvar),
    structures: Mutex<Vec<KeptStructure>>,
    figures: crate::figures::Shelf,
}

impl std::fmt::Debug for Office {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Office")
            .field("head", &self.value().head())
            .finish_non_exhaustive()
    }
}

/// Why an office cannot be opened.
#[derive(Debug, Error)]
pub enum CannotOpen {
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is kept is not what was sealed.
    #[error(transparent)]
    Unsealed(#[from] Unsealed),
    /// A kept decision is refused by this release: the log and the rules of the ledger part there.
    #[error("decision {seq} is in the log, but this release refuses it: {problem}")]
    Replay {
        /// The decision.
        seq: Seq,
        /// Why.
        problem: ledger::value::Refused,
    },
}

/// Folds a whole log into a value, proving the chain on the way.
///
/// # Errors
///
/// [`CannotOpen`] names the first decision at which the log and the value part.
pub fn replay(store: &dyn Store) -> Result<Value, CannotOpen> {
    let mut value = Value::empty();
    let mut failed = None;
    store.decisions(Seq(1), &mut |sealed| {
        let hash: Digest = value.head().hash;
        let next = sealed.open(hash).map_err(CannotOpen::from).and_then(|decision| {
            value.accept(&decision).map_err(|problem| CannotOpen::Replay {
                seq: sealed.seq,
                problem,
            })
        });
        match next {
            Ok(next) => value = next.sealed_as(sealed.hash),
            Err(problem) => failed = Some(problem),
        }
        failed.is_none()
    })?;
    failed.map_or(Ok(value), Err)
}

impl Office {
    /// Opens an office: `store` for the writer, `reader` a second way into the same store.
    ///
    /// # Errors
    ///
    /// [`CannotOpen`].
    pub fn open(
        store: Box<dyn Store>,
        reader: Box<dyn Store>,
        law: Arc<Lawbook>,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Self, CannotOpen> {
        let value = replay(store.as_ref())?;
        let sessions = reader.records(crate::accounts::SESSION_RECORDS)?;
        let sessions = sessions
            .into_iter()
            .filter_map(|(key, text)| Some((key, serde_json::from_str(&text).ok()?)))
            .collect();
        let head = Arc::new(RwLock::new(Arc::new(value)));
        let writer = Writer::start(store, Arc::clone(&head), Arc::clone(&clock), Arc::clone(&chance))?;
        Ok(Self {
            head,
            writer,
            reader: Mutex::new(reader),
            law,
            clock,
            chance,
            sessions: RwLock::new(sessions),
            tries: RwLock::default(),
            hashing: (Mutex::new(0), Condvar::new()),
            structures: Mutex::default(),
            figures: crate::figures::Shelf::default(),
        })
    }

    /// The newest value.
    pub fn value(&self) -> Arc<Value> {
        Arc::clone(&self.head.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The law.
    pub const fn law(&self) -> &Arc<Lawbook> {
        &self.law
    }

    /// The clock.
    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    /// Today in Việt Nam, by the clock.
    pub fn today(&self) -> Day {
        day_in_vietnam(self.clock.now())
    }

    /// Whether it can write.
    pub fn condition(&self) -> Condition {
        self.writer.condition()
    }

    /// The writer, for the operations of this crate.
    pub(crate) const fn writer(&self) -> &Writer {
        &self.writer
    }

    pub(crate) const fn figure_shelf(&self) -> &crate::figures::Shelf {
        &self.figures
    }

    pub(crate) const fn sessions(&self) -> &RwLock<BTreeMap<String, Session>> {
        &self.sessions
    }

    pub(crate) const fn tries(&self) -> &RwLock<BTreeMap<String, (u32, i64)>> {
        &self.tries
    }

    /// Random bytes.
    pub(crate) fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.chance.fill(&mut bytes);
        bytes
    }

    /// Waits for one of two slots in which a password may be hashed.
    pub(crate) fn hashing_slot(&self) -> HashingSlot<'_> {
        let (count, freed) = &self.hashing;
        let count = count.lock().unwrap_or_else(PoisonError::into_inner);
        let mut count = freed
            .wait_while(count, |count| *count >= 2)
            .unwrap_or_else(PoisonError::into_inner);
        *count += 1;
        HashingSlot { office: self }
    }

    /// The structure of a day, as known at a place of a value's log; the last few are kept.
    pub fn structure(&self, value: &Value, day: Day, known: Seq) -> Arc<Structure> {
        let head = value.head().seq;
        let kept = |(h, d, k, _): &&KeptStructure| (*h, *d, *k) == (head, day, known);
        let mut structures = self.structures.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((.., structure)) = structures.iter().find(kept).filter(|_| value.drafts() == 0) {
            return Arc::clone(structure);
        }
        drop(structures);
        let structure = Arc::new(Structure::of(value.on(day, known)));
        if value.drafts() == 0 {
            structures = self.structures.lock().unwrap_or_else(PoisonError::into_inner);
            structures.retain(|(h, ..)| *h == head);
            if structures.len() >= 64 {
                structures.remove(0);
            }
            structures.push((head, day, known, Arc::clone(&structure)));
        }
        structure
    }

    /// One record.
    pub(crate) fn one_record<T: DeserializeOwned>(&self, kind: &str, key: &str) -> Option<T> {
        let text = self
            .reader
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .record(kind, key)
            .ok()??;
        serde_json::from_str(&text).ok()
    }

    /// Every record of a kind, by key.
    pub(crate) fn all_records<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<T>, StoreError> {
        let records = self
            .reader
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .records(kind)?;
        records.iter().map(|(key, text)| desk_record(kind, key, text)).collect()
    }
}

/// A slot in which a password may be hashed.
#[derive(Debug)]
pub(crate) struct HashingSlot<'o> {
    office: &'o Office,
}

impl Drop for HashingSlot<'_> {
    fn drop(&mut self) {
        let (count, freed) = &self.office.hashing;
        *count.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        freed.notify_one();
    }
}
