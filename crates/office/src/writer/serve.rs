//! The writer's work: batch after batch. Where others may write too, each batch starts from the newest of the log.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use ledger::Value;

use super::desk::Desk;
use super::operation::Waiting;
use super::room;
use crate::clock::{Chance, Clock};
use crate::condition::Gauge;
use crate::follow::{CannotOpen, catch_up};
use crate::newest::Newest;
use crate::port::{Batch, Heads, Store, StoreError};

/// How many operations may share one transaction.
const BATCH: usize = 256;
/// How often a batch is judged again because others were first, before those who asked are told.
const ROUNDS: u32 = 8;
/// After so many rounds in vain the others are kept from writing until this batch is through: a long import must end some day.
const PATIENCE: u32 = 2;

/// Who writes: the store, and where its chains stand as far as is known.
pub(super) struct Scribe {
    store: Box<dyn Store>,
    newest: Arc<Newest>,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    gauge: Arc<Gauge>,
    heads: Heads,
    /// Whether the store may hold what is not known here: others may write, or the last commit failed.
    unsure: bool,
}

impl std::fmt::Debug for Scribe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scribe")
            .field("heads", &self.heads)
            .finish_non_exhaustive()
    }
}

impl Scribe {
    pub(super) fn of(
        store: Box<dyn Store>,
        newest: Arc<Newest>,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        gauge: Arc<Gauge>,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            heads: store.heads()?,
            unsure: store.is_shared(),
            store,
            newest,
            clock,
            chance,
            gauge,
        })
    }

    /// Serves until nobody can ask any more.
    pub(super) fn serve(&mut self, waiting: &Receiver<Waiting>) {
        while let Some(first) = room::next(waiting, self.store.as_mut(), &self.gauge, self.clock.as_ref()) {
            let mut batch = vec![first];
            batch.extend(std::iter::from_fn(|| waiting.try_recv().ok()).take(BATCH - 1));
            let written = self.write(&mut batch);
            self.store.let_go();
            self.unsure = self.store.is_shared() || written.is_err();
            for operation in batch {
                operation.tell(written.as_ref().copied());
            }
        }
    }

    /// Judges the operations of a batch and writes what they decided; again, when somebody else was first.
    fn write(&mut self, operations: &mut [Waiting]) -> Result<(), StoreError> {
        for round in 0..ROUNDS {
            if round > PATIENCE {
                self.store.hold()?;
            }
            if self.unsure || round > 0 {
                self.catch_up()?;
            }
            match self.judge_and_write(operations) {
                Err(StoreError::PlaceTaken(_) | StoreError::Overtaken) => {}
                outcome => return outcome,
            }
        }
        Err(StoreError::Overtaken)
    }

    fn judge_and_write(&mut self, operations: &mut [Waiting]) -> Result<(), StoreError> {
        let value = Value::clone(&self.newest.value());
        let mut desk = Desk::new(
            value,
            self.heads,
            self.store.as_ref(),
            self.clock.as_ref(),
            self.chance.as_ref(),
        );
        for operation in operations {
            operation.judge(&mut desk);
        }
        let (value, heads, batch) = desk.close();
        // Operations that only refused, or only looked, need no transaction.
        if !batch.is_empty() {
            self.commit(&batch)?;
            self.heads = heads;
            self.newest.advance(value);
        }
        Ok(())
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let written = catch_unwind(AssertUnwindSafe(|| self.store.commit(batch)));
        let written = written.unwrap_or_else(|_| Err(StoreError::Engine("the store broke off".to_owned())));
        self.gauge.note(written.as_ref().copied(), self.clock.now());
        written
    }

    /// Takes what others have written into the value and the heads.
    fn catch_up(&mut self) -> Result<(), StoreError> {
        // The heads first: what is appended after them is then found by the value alone, and the batch judged again.
        let heads = self.store.heads()?;
        let value = self.newest.value();
        if value.head().seq < heads.log.0 || self.heads != heads {
            match catch_up(self.store.as_ref(), Value::clone(&value)) {
                Ok(value) => self.newest.advance(value),
                Err(CannotOpen::Store(problem)) => return Err(problem),
                Err(problem) => return Err(StoreError::Engine(problem.to_string())),
            }
            self.heads = heads;
        }
        Ok(())
    }
}
