//! Reading the office's own records: each is kept in memory until anything of the ledger changes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use ledger::Seq;
use ledger::decision::SealedDecision;
use serde::de::DeserializeOwned;

use crate::newest::Newest;
use crate::port::{Chain, Heads, SealedEvent, Store, StoreError};
use crate::writer::desk_record;

/// How many records are kept in memory at most: those of a busy hour.
const MOST: usize = 4096;

/// The way into the records of a store.
pub(crate) struct Records {
    reader: Mutex<Box<dyn Store>>,
    newest: Arc<Newest>,
    kept: Mutex<Kept>,
}

/// What was read at a turn of the ledger: for each kind and key the record, or that there is none.
#[derive(Default)]
struct Kept {
    turn: u64,
    records: BTreeMap<(&'static str, String), Option<String>>,
}

impl Records {
    pub(crate) fn of(reader: Box<dyn Store>, newest: Arc<Newest>) -> Self {
        Self {
            reader: Mutex::new(reader),
            newest,
            kept: Mutex::default(),
        }
    }

    /// One record; none also when the store cannot be read.
    pub(crate) fn one<T: DeserializeOwned>(&self, kind: &'static str, key: &str) -> Option<T> {
        serde_json::from_str(&self.text(kind, key)?).ok()
    }

    /// One record as the store has it now, or why that cannot be told.
    pub(crate) fn found<T: DeserializeOwned>(&self, kind: &'static str, key: &str) -> Result<Option<T>, StoreError> {
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let text = reader.record(kind, key)?;
        drop(reader);
        text.map(|text| desk_record(kind, key, &text)).transpose()
    }

    /// The same of a record that is too large to be kept in memory.
    pub(crate) fn large<T: DeserializeOwned>(&self, kind: &'static str, key: &str) -> Option<T> {
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let text = reader.record(kind, key).ok()??;
        drop(reader);
        serde_json::from_str(&text).ok()
    }

    fn text(&self, kind: &'static str, key: &str) -> Option<String> {
        // Taken before the store is asked: what changes meanwhile makes the answer one of an earlier turn.
        let turn = self.newest.turn();
        let name = (kind, key.to_owned());
        {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.turn != turn {
                *kept = Kept {
                    turn,
                    records: BTreeMap::new(),
                };
            }
            if let Some(record) = kept.records.get(&name) {
                return record.clone();
            }
        }
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let record = reader.record(kind, key).ok()?;
        drop(reader);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.turn == turn {
            if kept.records.len() >= MOST {
                kept.records.clear();
            }
            kept.records.insert(name, record.clone());
        }
        record
    }

    /// The newest place of the log, as the store keeps it.
    pub(crate) fn log_head(&self) -> Result<Seq, StoreError> {
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(reader.heads()?.log.0)
    }

    /// Every record of a kind with its key, in the order of keys.
    pub(crate) fn all<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<(String, T)>, StoreError> {
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let records = reader.records(kind)?;
        drop(reader);
        let read = |(key, text): (String, String)| desk_record(kind, &key, &text).map(|record| (key, record));
        records.into_iter().map(read).collect()
    }

    /// Where the log and both chains stand.
    pub(crate) fn heads(&self) -> Result<Heads, StoreError> {
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        reader.heads()
    }

    /// Shows the events of a chain from a place on, until `see` returns false.
    pub(crate) fn events(
        &self,
        chain: Chain,
        from: u64,
        see: &mut dyn FnMut(SealedEvent) -> bool,
    ) -> Result<(), StoreError> {
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        reader.events(chain, from, see)
    }

    /// Shows the decisions from a place on, as they are sealed, until `see` returns false.
    pub(crate) fn decisions(&self, from: Seq, see: &mut dyn FnMut(SealedDecision) -> bool) -> Result<(), StoreError> {
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        reader.decisions(from, see)
    }

    /// The bytes of a file of a decision, as they are kept.
    pub(crate) fn file(&self, sha256: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        reader.file(sha256)
    }
}
