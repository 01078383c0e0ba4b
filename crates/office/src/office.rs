//! One office: one ledger, its law, its accounts.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use lawbook::Lawbook;
use ledger::decision::SealedDecision;
use ledger::view::Structure;
use ledger::{Day, Seq, Value};
use serde::de::DeserializeOwned;

use crate::accounts::{KeyUses, LastSeen, Tries};
use crate::clock::{Chance, Clock, day_in_vietnam};
use crate::condition::Condition;
use crate::follow::{CannotOpen, Follower};
use crate::local_rules::Laws;
use crate::newest::Newest;
use crate::port::{Chain, Heads, SealedEvent, Store, StoreError};
use crate::readings::Readings;
use crate::records::Records;
use crate::runs::RunPool;
use crate::snapshot::{self, Begun, Keeper, Tell};
use crate::writer::Writer;

/// How many structures of a day are kept: a page that is read again finds its own.
const KEPT_STRUCTURES: usize = 16;

/// The structure of a day as known at a place of the log: of which head, day and place.
type KeptStructure = (Seq, Day, Seq, Arc<Structure>);

/// An office at work. Shared by all faces of a process.
pub struct Office {
    newest: Arc<Newest>,
    // Before the writer: whoever closes a file last puts its write-ahead log back into it, and a reader cannot.
    records: Records,
    readings: Readings,
    writer: Writer,
    follower: Option<Follower>,
    keeper: Option<Keeper>,
    begun: Begun,
    laws: Laws,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    last_seen: LastSeen,
    key_uses: KeyUses,
    /// When orders that need not be remembered were last looked for.
    forgot: AtomicI64,
    tries: Tries,
    hashing: (Mutex<u32>, Condvar),
    structures: Mutex<Vec<KeptStructure>>,
    figures: crate::figures::Shelf,
    people: crate::people::Shelf,
    search: crate::search::Shelf,
    checkup: crate::health::Checkup,
    runs: RunPool,
    /// What names the ledger among others, once it was read.
    ledger_name: OnceLock<String>,
}

impl std::fmt::Debug for Office {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Office")
            .field("head", &self.value().head())
            .finish_non_exhaustive()
    }
}

impl Drop for Office {
    /// Ends in order: the openings that wait are written, the writer does what was asked, the keeper sees what that wrote last, and the writer's
    /// store is closed after all others.
    fn drop(&mut self) {
        self.readings.close();
        self.writer.close();
        self.follower = None;
        self.keeper = None;
    }
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
        let (value, begun) = snapshot::open(store.as_ref())?;
        let newest = Arc::new(Newest::new(value));
        let writer = Writer::start(store, Arc::clone(&newest), Arc::clone(&clock), Arc::clone(&chance))?;
        let way = writer.way().cloned();
        let way = way.ok_or_else(|| StoreError::Engine("the writer has closed".to_owned()))?;
        Ok(Self {
            readings: Readings::start(way)?,
            records: Records::of(reader, Arc::clone(&newest)),
            newest,
            writer,
            follower: None,
            keeper: None,
            begun,
            laws: Laws::of(law),
            clock,
            chance,
            last_seen: LastSeen::default(),
            key_uses: KeyUses::default(),
            forgot: AtomicI64::new(0),
            tries: Tries::default(),
            hashing: (Mutex::new(0), Condvar::new()),
            structures: Mutex::default(),
            figures: crate::figures::Shelf::default(),
            people: crate::people::Shelf::default(),
            search: crate::search::Shelf::default(),
            checkup: crate::health::Checkup::default(),
            runs: RunPool::default(),
            ledger_name: OnceLock::new(),
        })
    }

    /// Goes on following what others write: `store` is a way of its own into the same store.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when no thread can be started.
    pub fn follow(&mut self, store: Box<dyn Store>) -> Result<(), StoreError> {
        self.follower = Some(Follower::start(store, Arc::clone(&self.newest))?);
        Ok(())
    }

    /// Renews the snapshot of the ledger beside the work, and when the office closes: `store` is a way of its own into the same store, `tell` is
    /// told how each renewal went.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when no thread can be started.
    pub fn keep_snapshots(&mut self, store: Box<dyn Store>, tell: Tell) -> Result<(), StoreError> {
        self.keeper = Some(Keeper::start(store, Arc::clone(&self.newest), &self.begun, tell)?);
        Ok(())
    }

    /// What the ledger was opened from.
    pub const fn begun(&self) -> &Begun {
        &self.begun
    }

    /// Whether so much had to be replayed that a snapshot of what came of it is worth keeping at once, and opening from.
    pub fn is_snapshot_due(&self) -> bool {
        snapshot::is_due(&self.begun, &self.value())
    }

    /// The newest value.
    pub fn value(&self) -> Arc<Value> {
        self.newest.value()
    }

    /// Waits until a place of the log is shown here, but no longer than `patience`; whether it is.
    pub fn wait_for(&self, seq: Seq, patience: Duration) -> bool {
        self.newest.wait_for(seq, patience)
    }

    /// Why what is shown may be behind what others have written; none while this process follows, or is the only one.
    pub fn behind(&self) -> Option<String> {
        self.newest.behind()
    }

    /// The law as it is known now: the lawbook with every approved edition of the local packs.
    pub fn law(&self) -> &Arc<Lawbook> {
        &self.laid().law
    }

    /// The lawbooks that were shown.
    pub(crate) const fn laws(&self) -> &Laws {
        &self.laws
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

    /// The openings of records that this process has noted.
    pub(crate) const fn readings(&self) -> &Readings {
        &self.readings
    }

    pub(crate) const fn figure_shelf(&self) -> &crate::figures::Shelf {
        &self.figures
    }

    pub(crate) const fn people_shelf(&self) -> &crate::people::Shelf {
        &self.people
    }

    pub(crate) const fn search_shelf(&self) -> &crate::search::Shelf {
        &self.search
    }

    /// Where the newest value is shown, for threads of this crate.
    pub(crate) fn newest(&self) -> Arc<Newest> {
        Arc::clone(&self.newest)
    }

    pub(crate) const fn last_seen(&self) -> &LastSeen {
        &self.last_seen
    }

    pub(crate) const fn key_uses(&self) -> &KeyUses {
        &self.key_uses
    }

    /// Whether an hour has gone since old orders were last looked for; asked, it begins anew.
    pub(crate) fn is_time_to_forget(&self, now: i64) -> bool {
        let last = self.forgot.load(Ordering::Relaxed);
        let due = now >= last + 3600 || now < last;
        due && self
            .forgot
            .compare_exchange(last, now, Ordering::Relaxed, Ordering::Relaxed)
            .is_ok()
    }

    pub(crate) const fn checkup(&self) -> &crate::health::Checkup {
        &self.checkup
    }

    pub(crate) const fn run_pool(&self) -> &RunPool {
        &self.runs
    }

    pub(crate) const fn tries(&self) -> &Tries {
        &self.tries
    }

    /// Random bytes.
    /// A sign of chance by which a form is known when it is sent again: what is sent once is done once.
    pub fn form_sign(&self) -> String {
        hex::encode(self.random::<16>())
    }

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
            if structures.len() >= KEPT_STRUCTURES {
                structures.remove(0);
            }
            structures.push((head, day, known, Arc::clone(&structure)));
        }
        structure
    }

    /// The newest place of the log, as the store keeps it.
    pub(crate) fn kept(&self) -> Result<Seq, StoreError> {
        self.records.log_head()
    }

    /// Where the log and both chains stand, as the store keeps them.
    pub(crate) fn heads(&self) -> Result<Heads, StoreError> {
        self.records.heads()
    }

    /// Shows the events of a chain from a place on, until `see` returns false.
    pub(crate) fn see_events(
        &self,
        chain: Chain,
        from: u64,
        see: &mut dyn FnMut(SealedEvent) -> bool,
    ) -> Result<(), StoreError> {
        self.records.events(chain, from, see)
    }

    /// Shows the decisions from a place of the log on, as they are sealed, until `see` returns false.
    pub(crate) fn see_decisions(
        &self,
        from: Seq,
        see: &mut dyn FnMut(SealedDecision) -> bool,
    ) -> Result<(), StoreError> {
        self.records.decisions(from, see)
    }

    /// Where the name of the ledger among others is kept, once it was read.
    pub(crate) const fn ledger_name_read(&self) -> &OnceLock<String> {
        &self.ledger_name
    }

    /// The bytes of a file of a decision, as they are kept.
    pub(crate) fn kept_file(&self, sha256: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
        self.records.file(sha256)
    }

    /// One record.
    pub(crate) fn one_record<T: DeserializeOwned>(&self, kind: &'static str, key: &str) -> Option<T> {
        self.records.one(kind, key)
    }

    /// One record, or why the store cannot be read.
    pub(crate) fn found_record<T: DeserializeOwned>(
        &self,
        kind: &'static str,
        key: &str,
    ) -> Result<Option<T>, StoreError> {
        self.records.found(kind, key)
    }

    /// One record that is too large to be kept in memory.
    pub(crate) fn large_record<T: DeserializeOwned>(&self, kind: &'static str, key: &str) -> Option<T> {
        self.records.large(kind, key)
    }

    /// Every record of a kind, by key.
    pub(crate) fn all_records<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<T>, StoreError> {
        let all = self.records.all(kind)?;
        Ok(all.into_iter().map(|(_, record)| record).collect())
    }

    /// Every record of a kind with its key.
    pub(crate) fn all_records_by_key<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<(String, T)>, StoreError> {
        self.records.all(kind)
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
