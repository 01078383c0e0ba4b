//! The desk on which an operation works: it sees what those before it in the batch decided, and leaves nothing when it fails.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use ledger::decision::SealedDecision;
use ledger::value::Refused;
use ledger::{ActId, Decision, Seq, Value};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{NotDone, sealing};
use crate::audit::{self, Event};
use crate::clock::{Chance, Clock};
use crate::follow::CannotOpen;
use crate::port::{Batch, Chain, Heads, KeptFile, RecordChange, SealedEvent, Store, StoreError};

/// What an operation works on.
pub struct Desk<'a> {
    value: Value,
    heads: Heads,
    batch: Batch,
    store: &'a dyn Store,
    clock: &'a dyn Clock,
    chance: &'a dyn Chance,
}

impl std::fmt::Debug for Desk<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk")
            .field("head", &self.value.head())
            .finish_non_exhaustive()
    }
}

impl<'a> Desk<'a> {
    /// A desk for a value and the heads of the store's chains.
    pub(super) fn new(
        value: Value,
        heads: Heads,
        store: &'a dyn Store,
        clock: &'a dyn Clock,
        chance: &'a dyn Chance,
    ) -> Self {
        let log = (value.head().seq, value.head().hash);
        let heads = Heads { log, ..heads };
        Self {
            value,
            heads,
            batch: Batch {
                base: Some(heads),
                ..Batch::default()
            },
            store,
            clock,
            chance,
        }
    }

    pub(super) fn close(self) -> (Value, Heads, Batch) {
        (self.value, self.heads, self.batch)
    }

    /// Runs an operation; when it refuses, the desk is as it was. When it panics too, but for an event that says so: one faulty operation
    /// must not end the writer, and with it all writing.
    pub(super) fn attempt<T, R>(&mut self, operation: impl FnOnce(&mut Self) -> Result<T, R>) -> Result<T, NotDone<R>> {
        let before = (self.value.clone(), self.heads, self.batch.clone());
        // Unwinding leaves no state behind that is seen again: everything the operation can change is put back below.
        let outcome = catch_unwind(AssertUnwindSafe(|| operation(self)));
        if !matches!(outcome, Ok(Ok(_))) {
            (self.value, self.heads, self.batch) = before;
        }
        let Ok(outcome) = outcome else {
            self.note(Chain::Audit, Event::new(self.now(), "office", "operation.broken"));
            return Err(NotDone::Broken);
        };
        outcome.map_err(NotDone::Refused)
    }

    /// The newest value, with what this batch has decided so far.
    pub const fn value(&self) -> &Value {
        &self.value
    }

    /// The time at which this is recorded.
    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    /// Random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.chance.fill(&mut bytes);
        bytes
    }

    /// Lets the ledger judge a decision and appends it, with an event that says so.
    ///
    /// # Errors
    ///
    /// [`Refused`] with every reason.
    pub fn decide(&mut self, mut decision: Decision, by: &str) -> Result<Seq, Refused> {
        let seq = self.append(&mut decision, by)?;
        self.note(
            Chain::Audit,
            Event::new(self.now(), by, "decision.append")
                .wrote(seq)
                .with(decision.header.number),
        );
        Ok(seq)
    }

    /// As [`Desk::decide`], for an operation that notes the decision in an event of its own. The decision's head then says when and by
    /// whom it was recorded.
    pub(crate) fn append(&mut self, decision: &mut Decision, by: &str) -> Result<Seq, Refused> {
        if decision.header.recorded == 0 {
            decision.header.recorded = self.now();
        }
        by.clone_into(&mut decision.header.recorded_by);
        let (next, sealed) = sealing::accepted(&self.value, decision, self.chance)?;
        let seq = sealed.seq;
        self.value = next.sealed_as(sealed.hash);
        self.heads.log = (seq, sealed.hash);
        self.batch.decisions.push(sealed);
        Ok(seq)
    }

    /// Appends the decision that orders some acts to be erased, and erases them: the value is made anew from what is left.
    ///
    /// # Errors
    ///
    /// [`CannotOpen`] when what is left cannot be read. (The decision is judged before, by [`Desk::append`].)
    pub(crate) fn erase(&mut self, acts: &[ActId]) -> Result<(), CannotOpen> {
        self.batch.erasures.extend(acts);
        let mut value = Value::empty();
        let mut take = |mut sealed: SealedDecision| -> Result<(), CannotOpen> {
            for (ordinal, act) in (0..).zip(&mut sealed.acts) {
                let id = ActId {
                    decision: sealed.seq,
                    ordinal,
                };
                if self.batch.erasures.contains(&id) {
                    act.payload = None;
                }
            }
            let decision = sealed.open(value.head().hash)?;
            let next = std::mem::take(&mut value)
                .replay(&decision)
                .map_err(|problem| CannotOpen::Replay {
                    seq: sealed.seq,
                    problem,
                })?;
            value = next.sealed_as(sealed.hash);
            Ok(())
        };
        let mut outcome = Ok(());
        self.store.decisions(Seq(1), &mut |sealed| {
            outcome = take(sealed);
            outcome.is_ok()
        })?;
        outcome?;
        self.batch.decisions.iter().cloned().try_for_each(take)?;
        self.value = value;
        Ok(())
    }

    /// Keeps a file that a decision of this operation names.
    pub fn keep(&mut self, file: &KeptFile) {
        // Another operation of this batch may have ordered the same bytes to go.
        self.batch.gone.retain(|gone| gone != file.sha256());
        if !self.batch.files.contains(file) {
            self.batch.files.push(file.clone());
        }
    }

    /// Lets go of files that no decision names any longer.
    pub(crate) fn let_go(&mut self, files: &BTreeSet<[u8; 32]>) {
        self.batch.files.retain(|file| !files.contains(file.sha256()));
        self.batch.gone.extend(files);
    }

    /// Writes an event into a chain.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "whoever calls hands over what it has just made"
    )]
    pub fn note(&mut self, chain: Chain, event: Event) {
        let reset = if chain == Chain::Audit {
            self.after_reset(&event)
        } else {
            None
        };
        let emergency = self.in_emergency(&event);
        self.seal(chain, &event);
        if let Some(told) = reset {
            self.seal(chain, &told);
        }
        if let Some(told) = emergency {
            self.seal(Chain::Audit, &told);
        }
    }

    fn seal(&mut self, chain: Chain, event: &Event) {
        let body = event.body();
        let head = self.heads.of_mut(chain);
        let place = head.0 + 1;
        let hash = audit::link(head.1, chain, place, &body);
        *head = (place, hash);
        self.batch.events.push(SealedEvent {
            chain,
            place,
            body,
            hash,
        });
    }

    /// The newest place of a chain, as this batch leaves it.
    pub(crate) const fn newest_place(&self, chain: Chain) -> u64 {
        self.heads.of(chain).0
    }

    /// The event at a place of a chain, as this batch leaves it; none where nothing stands there, or nothing that can be read.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub(crate) fn event(&self, chain: Chain, place: u64) -> Result<Option<Event>, StoreError> {
        let at = |event: &&SealedEvent| (event.chain, event.place) == (chain, place);
        let mut body = self.batch.events.iter().find(at).map(|event| event.body.clone());
        if body.is_none() {
            self.store.events(chain, place, &mut |event| {
                body = (event.place == place).then_some(event.body);
                false
            })?;
        }
        Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
    }

    /// One record, as this batch leaves it.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read, or holds something else under that key.
    pub fn record<T: DeserializeOwned>(&self, kind: &'static str, key: &str) -> Result<Option<T>, StoreError> {
        let changed = self.batch.records.iter().rev().find_map(|change| match change {
            RecordChange::Put {
                kind: k,
                key: at,
                value,
            } if *k == kind && at == key => Some(Some(value.clone())),
            RecordChange::Remove { kind: k, key: at } if *k == kind && at == key => Some(None),
            _ => None,
        });
        let text = match changed {
            Some(text) => text,
            None => self.store.record(kind, key)?,
        };
        text.map(|text| read_record(kind, key, &text)).transpose()
    }

    /// Every record of a kind with its key, as this batch leaves them.
    ///
    /// # Errors
    ///
    /// As [`Desk::record`].
    pub fn records<T: DeserializeOwned>(&self, kind: &'static str) -> Result<Vec<(String, T)>, StoreError> {
        let mut texts: BTreeMap<String, String> = self.store.records(kind)?.into_iter().collect();
        for change in &self.batch.records {
            match change {
                RecordChange::Put { kind: k, key, value } if *k == kind => {
                    texts.insert(key.clone(), value.clone());
                }
                RecordChange::Remove { kind: k, key } if *k == kind => {
                    texts.remove(key);
                }
                _ => {}
            }
        }
        let read = |(key, text): (String, String)| read_record(kind, &key, &text).map(|record| (key, record));
        texts.into_iter().map(read).collect()
    }

    /// Puts a record in place.
    pub fn put<T: Serialize>(&mut self, kind: &'static str, key: &str, value: &T) {
        let value = serde_json::to_string(value).unwrap_or_default();
        self.batch.records.push(RecordChange::Put {
            kind,
            key: key.to_owned(),
            value,
        });
    }

    /// Takes a record away.
    pub fn remove(&mut self, kind: &'static str, key: &str) {
        self.batch.records.push(RecordChange::Remove {
            kind,
            key: key.to_owned(),
        });
    }
}

/// A record's value from its JSON.
pub(crate) fn read_record<T: DeserializeOwned>(kind: &str, key: &str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|problem| StoreError::Damaged {
        place: format!("record {kind} {key}"),
        problem: problem.to_string(),
    })
}
