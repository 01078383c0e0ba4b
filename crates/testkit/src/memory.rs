//! A store in memory. Its copies share what they keep: one for the writer, one for readers, one for the test to look into.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ledger::Seq;
use ledger::acts::Act;
use ledger::decision::{Digest, SealedDecision};
use office::port::{Batch, Chain, Heads, RecordChange, SealedEvent, Store, StoreError};

/// A store in memory.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    room: Arc<(Mutex<Kept>, Condvar)>,
    /// Up to which commit this copy knows of news.
    known: u64,
    /// Whether this copy keeps the others from writing.
    holds: bool,
}

#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "faults that a test sets one by one")]
struct Kept {
    decisions: Vec<SealedDecision>,
    events: Vec<SealedEvent>,
    records: BTreeMap<(String, String), String>,
    files: BTreeMap<[u8; 32], Vec<u8>>,
    snapshot: Vec<Vec<u8>>,
    fails: bool,
    full: bool,
    silent: bool,
    breaks: bool,
    shared: bool,
    held: bool,
    commits: u64,
}

impl Kept {
    fn heads(&self) -> Heads {
        let last = |chain| self.events.iter().rev().find(|event| event.chain == chain);
        let of = |chain| last(chain).map_or((0, Digest::default()), |event| (event.place, event.hash));
        let newest = self.decisions.last();
        Heads {
            log: newest.map_or((Seq(0), Digest::default()), |decision| (decision.seq, decision.hash)),
            audit: of(Chain::Audit),
            reads: of(Chain::Reads),
        }
    }
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

    /// From now on it does not say where its chains stand, or it does again.
    pub fn set_silent(&self, silent: bool) {
        self.kept().silent = silent;
    }

    /// From now on several offices may write to it.
    pub fn share(&self) {
        self.kept().shared = true;
    }

    /// Changes one byte of the snapshot, behind everybody's back.
    pub fn spoil_snapshot(&self) {
        let mut kept = self.kept();
        if let Some(byte) = kept.snapshot.last_mut().and_then(|part| part.last_mut()) {
            *byte ^= 1;
        }
    }

    /// Changes what is kept as a file, behind everybody's back.
    pub fn spoil_file(&self, sha256: &[u8; 32]) {
        if let Some(bytes) = self.kept().files.get_mut(sha256) {
            bytes.push(0);
        }
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

    /// Alters what stands at a place of a chain, and leaves its hash as it is.
    pub fn alter_event(&self, chain: Chain, place: u64, alter: impl FnOnce(&str) -> String) {
        let mut kept = self.kept();
        let mut events = kept.events.iter_mut();
        let event = events
            .find(|event| (event.chain, event.place) == (chain, place))
            .unwrap();
        event.body = alter(&event.body);
    }

    /// Puts a record there, behind everybody's back.
    pub fn put_record(&self, kind: &str, key: &str, value: &str) {
        let at = (kind.to_owned(), key.to_owned());
        self.kept().records.insert(at, value.to_owned());
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
        self.room.0.lock().unwrap_or_else(PoisonError::into_inner)
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

    fn heads(&self) -> Result<Heads, StoreError> {
        let kept = self.kept();
        if kept.silent {
            return Err(StoreError::Unreachable("it is silent".to_owned()));
        }
        Ok(kept.heads())
    }

    fn record(&self, kind: &str, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.kept().records.get(&(kind.to_owned(), key.to_owned())).cloned())
    }

    fn records(&self, kind: &str) -> Result<Vec<(String, String)>, StoreError> {
        let kept = self.kept();
        let of_kind = kept.records.iter().filter(|((own, _), _)| own == kind);
        Ok(of_kind.map(|((_, key), value)| (key.clone(), value.clone())).collect())
    }

    fn file(&self, sha256: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.kept().files.get(sha256).cloned())
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let (room, moved) = &*self.room;
        let kept = room.lock().unwrap_or_else(PoisonError::into_inner);
        let held_by_another = |kept: &mut Kept| kept.held && !self.holds;
        let mut kept = moved
            .wait_while(kept, held_by_another)
            .unwrap_or_else(PoisonError::into_inner);
        if std::mem::take(&mut kept.fails) {
            return Err(StoreError::Engine("the disk fails".to_owned()));
        }
        if kept.full {
            return Err(StoreError::Full);
        }
        assert!(!std::mem::take(&mut kept.breaks), "the store breaks");
        if batch.is_overtaken(&kept.heads()) {
            return Err(StoreError::Overtaken);
        }
        let next = kept.decisions.last().map_or(Seq(1), |last| last.seq.next());
        let expected = (next.0..).map(Seq);
        if let Some((_, taken)) = expected
            .zip(&batch.decisions)
            .find(|(place, decision)| *place != decision.seq)
        {
            return Err(StoreError::PlaceTaken(taken.seq));
        }
        let files = batch.files.iter();
        kept.files
            .extend(files.map(|file| (*file.sha256(), file.bytes().to_vec())));
        for sha256 in &batch.gone {
            kept.files.remove(sha256);
        }
        kept.decisions.extend(batch.decisions.iter().cloned());
        for id in &batch.erasures {
            let decision = kept.decisions.iter_mut().find(|decision| decision.seq == id.decision);
            let act = decision.and_then(|decision| decision.acts.get_mut(usize::try_from(id.ordinal).ok()?));
            if let Some(act) = act {
                act.payload = None;
            }
        }
        if !batch.erasures.is_empty() {
            kept.snapshot.clear();
        }
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
        moved.notify_all();
        Ok(())
    }

    fn wait(&mut self, patience: Duration) -> Result<bool, StoreError> {
        let (kept, news) = &*self.room;
        let known = self.known;
        let kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = news.wait_timeout_while(kept, patience, |kept| kept.commits == known);
        self.known = waited.unwrap_or_else(PoisonError::into_inner).0.commits;
        Ok(self.known != known)
    }

    fn is_shared(&self) -> bool {
        self.kept().shared
    }

    fn hold(&mut self) -> Result<(), StoreError> {
        let (room, moved) = &*self.room;
        let kept = room.lock().unwrap_or_else(PoisonError::into_inner);
        let held_by_another = |kept: &mut Kept| kept.held && !self.holds;
        moved
            .wait_while(kept, held_by_another)
            .unwrap_or_else(PoisonError::into_inner)
            .held = true;
        self.holds = true;
        Ok(())
    }

    fn let_go(&mut self) {
        if std::mem::take(&mut self.holds) {
            self.kept().held = false;
            self.room.1.notify_all();
        }
    }

    fn snapshot(&self, see: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), StoreError> {
        let parts = self.kept().snapshot.clone();
        let _seen = parts.iter().all(|part| see(part));
        Ok(())
    }

    fn keep_snapshot(&self, seq: Seq, parts: &mut dyn Iterator<Item = Vec<u8>>) -> Result<(), StoreError> {
        let parts: Vec<_> = parts.collect();
        let mut kept = self.kept();
        if kept.full {
            return Err(StoreError::Full);
        }
        let since = kept.decisions.iter().filter(|decision| decision.seq > seq);
        if !since
            .flat_map(|decision| &decision.acts)
            .any(|act| act.kind == Act::ERASE)
        {
            kept.snapshot = parts;
        }
        Ok(())
    }

    fn backup(&self, _to: &Path) -> Result<(), StoreError> {
        Err(StoreError::Engine("kept in memory alone".to_owned()))
    }
}
