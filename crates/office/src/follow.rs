//! Following the log: what others have written is proved, judged and folded into the value that this process shows.
//!
//! INVARIANT: a follower shows what a replay of the same log gives, or keeps showing what it showed before.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use ledger::acts::Act;
use ledger::decision::Unsealed;
use ledger::{Seq, Value};
use thiserror::Error;

use crate::newest::Newest;
use crate::port::{Store, StoreError};

/// Why an office cannot be opened, or cannot follow its log.
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
    /// The store holds less than this process has seen of it, or something else: it was set back or replaced.
    #[error("the store was set back or replaced: decision {0} is not there any more as it was")]
    SetBack(Seq),
}

/// Folds a whole log into a value, proving the chain on the way.
///
/// # Errors
///
/// [`CannotOpen`] names the first decision at which the log and the value part.
pub fn replay(store: &dyn Store) -> Result<Value, CannotOpen> {
    fold(store, Value::empty())
}

/// Folds what stands in the log after a value into it.
///
/// # Errors
///
/// [`CannotOpen`] names the first decision at which the log and the value part.
pub fn catch_up(store: &dyn Store, value: Value) -> Result<Value, CannotOpen> {
    let (ours, theirs) = (value.head(), store.heads()?.log);
    if theirs.0 < ours.seq || (theirs.0 == ours.seq && theirs.1 != ours.hash) {
        return Err(CannotOpen::SetBack(ours.seq));
    }
    if theirs.0 == ours.seq {
        return Ok(value);
    }
    fold(store, value)
}

fn fold(store: &dyn Store, mut value: Value) -> Result<Value, CannotOpen> {
    let (begun, mut erased) = (value.head().seq, false);
    let mut failed = None;
    store.decisions(value.head().seq.next(), &mut |sealed| {
        let next = sealed
            .open(value.head().hash)
            .map_err(CannotOpen::from)
            .and_then(|decision| {
                // Files are no part of the value.
                let takes = |act: &Act| matches!(act, Act::Erase(order) if order.target.is_some());
                erased |= decision.acts.iter().any(|dated| takes(&dated.act));
                std::mem::take(&mut value)
                    .replay(&decision)
                    .map_err(|problem| CannotOpen::Replay {
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
    match failed {
        Some(problem) => Err(problem),
        // The store keeps no longer what the value was made from: it is made anew, without what was erased.
        None if erased && begun > Seq(0) => fold(store, Value::empty()),
        None => Ok(value),
    }
}

/// How long one wait for news lasts: what an office that closes waits for its follower at most.
const SLICE: Duration = Duration::from_millis(200);
/// After so many slices without news the log is looked at all the same: a sign may be lost, the log is not.
const SLICES: u32 = 5;

/// The thread that follows the log.
#[derive(Debug)]
pub(crate) struct Follower {
    closing: Arc<AtomicBool>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Follower {
    pub(crate) fn start(mut store: Box<dyn Store>, newest: Arc<Newest>) -> Result<Self, StoreError> {
        let closing = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&closing);
        let work = move || {
            let mut quiet = SLICES;
            while !told.load(Ordering::Relaxed) {
                if quiet >= SLICES {
                    quiet = 0;
                    look(store.as_ref(), &newest);
                }
                quiet = match store.wait(SLICE) {
                    Ok(true) => SLICES,
                    Ok(false) => quiet + 1,
                    Err(problem) => {
                        newest.falls_behind(problem.to_string());
                        thread::sleep(SLICE);
                        quiet + 1
                    }
                };
            }
        };
        let started = thread::Builder::new().name("follower".to_owned()).spawn(work);
        let thread = started.map_err(|problem| StoreError::Engine(problem.to_string()))?;
        Ok(Self {
            closing,
            thread: Some(thread),
        })
    }
}

fn look(store: &dyn Store, newest: &Newest) {
    match catch_up(store, Value::clone(&newest.value())) {
        Ok(value) => newest.advance(value),
        Err(problem) => newest.falls_behind(problem.to_string()),
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}
