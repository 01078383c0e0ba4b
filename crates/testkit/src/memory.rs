//! A store in memory. Its copies share what they keep: one for the writer, one for readers, one for the test to look into.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ledger::Seq;
use ledger::decision::{Digest, SealedDecision};
use office::port::{Batch, Chain, RecordChange, SealedEvent, Store, StoreError};

/// A store in memory.
#[derive(Debug, Clone, Default)]
pub struct Memory(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    decisions: Vec<SealedDecision>,
    events: Vec<SealedEvent>,
    records: BTreeMap<(String, String), String>,
    fails: bool,
    full: bool,
    breaks: bool,
    commits: u64,
}

impl Memory {
    /// The next commit, and that one only, fails and leaves nothing.
    pub fn fail_next_commit(&self) {
        self.kept().fails = true;
    }

    /// The next commit, and that one only, panics and leaves nothing.
    pub fn break_next_commit(&self) {
        self.kept().breaks = true;
    }

    /// From now on there is no room, or there is room again.
    pub fn set_full(&self, full: bool) {
        self.kept().full = full;
    }

    /// Every decision kept, in order.
    pub fn all_decisions(&self) -> Vec<SealedDecision> {
        self.kept().decisions.clone()
    }

    /// Every event of a chain, in order.
    pub fn all_events(&self, chain: Chain) -> Vec<SealedEvent> {
        self.kept()
            .events
            .iter()
            .filter(|event| event.chain == chain)
            .cloned()
            .collect()
    }

    /// Every record kept: kind, key, value.
    pub fn all_records(&self) -> Vec<(String, String, String)> {
        let record = |((kind, key), value): (&(String, String), &String)| (kind.clone(), key.clone(), value.clone());
        self.kept().records.iter().map(record).collect()
    }

    /// How many commits succeeded.
    pub fn commits(&self) -> u64 {
        self.kept().commits
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for Memory {
    fn decisions(&self, from: Seq, see: &mut dyn FnMut(SealedDecision) -> bool) -> Result<(), StoreError> {
        let _seen = self
            .all_decisions()
            .into_iter()
            .filter(|decision| decision.seq >= from)
            .all(see);
        Ok(())
    }

    fn events(&self, chain: Chain, from: u64, see: &mut dyn FnMut(SealedEvent) -> bool) -> Result<(), StoreError> {
        let _seen = self
            .all_events(chain)
            .into_iter()
            .filter(|event| event.place >= from)
            .all(see);
        Ok(())
    }

    fn chain_head(&self, chain: Chain) -> Result<(u64, Digest), StoreError> {
        let kept = self.kept();
        let last = kept.events.iter().rev().find(|event| event.chain == chain);
        Ok(last.map_or((0, Digest::default()), |event| (event.place, event.hash)))
    }

    fn record(&self, kind: &str, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.kept().records.get(&(kind.to_owned(), key.to_owned())).cloned())
    }

    fn records(&self, kind: &str) -> Result<Vec<(String, String)>, StoreError> {
        let kept = self.kept();
        let of_kind = kept.records.iter().filter(|((own, _), _)| own == kind);
        Ok(of_kind.map(|((_, key), value)| (key.clone(), value.clone())).collect())
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let mut kept = self.kept();
        if std::mem::take(&mut kept.fails) {
            return Err(StoreError::Engine("the disk fails".to_owned()));
        }
        if kept.full {
            return Err(StoreError::Full);
        }
        assert!(!std::mem::take(&mut kept.breaks), "the store breaks");
        let next = kept.decisions.last().map_or(Seq(1), |last| last.seq.next());
        let expected = (next.0..).map(Seq);
        if let Some((_, taken)) = expected
            .zip(&batch.decisions)
            .find(|(place, decision)| *place != decision.seq)
        {
            return Err(StoreError::PlaceTaken(taken.seq));
        }
        kept.decisions.extend(batch.decisions.iter().cloned());
        kept.events.extend(batch.events.iter().cloned());
        for change in &batch.records {
            match change {
                RecordChange::Put { kind, key, value } => {
                    kept.records.insert(((*kind).to_owned(), key.clone()), value.clone());
                }
                RecordChange::Remove { kind, key } => {
                    kept.records.remove(&((*kind).to_owned(), key.clone()));
                }
            }
        }
        kept.commits += 1;
        Ok(())
    }

    fn backup(&self, _to: &Path) -> Result<(), StoreError> {
        Err(StoreError::Engine("kept in memory alone".to_owned()))
    }
}
