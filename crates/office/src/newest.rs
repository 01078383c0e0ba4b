//! The newest value, as all readers of a process see it. The writer and the follower put it there; it only ever moves forward.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ledger::{Seq, Value};

/// The newest value, and how often anything of the ledger has changed since this process began.
#[derive(Default)]
pub struct Newest {
    shown: Mutex<Shown>,
    moved: Condvar,
}

#[derive(Default)]
struct Shown {
    value: Arc<Value>,
    turn: u64,
    behind: Option<String>,
}

impl std::fmt::Debug for Newest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Newest")
            .field("head", &self.value().head())
            .finish_non_exhaustive()
    }
}

impl Newest {
    /// Begins with a value.
    pub fn new(value: Value) -> Self {
        let newest = Self::default();
        newest.shown().value = Arc::new(value);
        newest
    }

    /// The newest value.
    pub fn value(&self) -> Arc<Value> {
        Arc::clone(&self.shown().value)
    }

    /// Shows a value that somebody has written or found, unless a newer one is shown already. Records may have changed with it.
    pub fn advance(&self, value: Value) {
        let mut value = Arc::new(value);
        let mut shown = self.shown();
        shown.turn += 1;
        shown.behind = None;
        if shown.value.head().seq < value.head().seq {
            std::mem::swap(&mut shown.value, &mut value);
            self.moved.notify_all();
        }
        // The old value may be the last of its kind and large: it is dropped when nobody waits for the lock.
        drop(shown);
    }

    /// Counts up whenever the ledger or a record may have changed: what was read at an earlier turn is read again.
    pub fn turn(&self) -> u64 {
        self.shown().turn
    }

    /// Why the value may be behind what others have written; none while this process follows.
    pub fn behind(&self) -> Option<String> {
        self.shown().behind.clone()
    }

    pub(crate) fn falls_behind(&self, why: String) {
        self.shown().behind = Some(why);
    }

    /// Waits until a place of the log is shown, but no longer than `patience`; whether it is.
    pub fn wait_for(&self, seq: Seq, patience: Duration) -> bool {
        let waited = self
            .moved
            .wait_timeout_while(self.shown(), patience, |shown| shown.value.head().seq < seq);
        let (shown, _) = waited.unwrap_or_else(PoisonError::into_inner);
        shown.value.head().seq >= seq
    }

    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
