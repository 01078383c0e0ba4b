//! The keeper: a thread that renews the snapshot while the office works, and when it closes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use ledger::acts::Act;
use ledger::{Seq, Value};

use super::{Begun, keep, kept};
use crate::newest::Newest;
use crate::port::{Store, StoreError};

/// How long the keeper waits for news before it looks whether the office closes.
const SLICE: Duration = Duration::from_millis(200);
/// A snapshot is renewed when its tail has so many acts, and so many parts of a hundred of the log.
const TAIL: (u64, u64) = (20_000, 10);
/// When the office closes, a shorter tail is reason enough.
const TAIL_AT_CLOSE: u64 = 2_000;

/// Says how a renewal went.
pub type Tell = Box<dyn Fn(Result<Seq, StoreError>) + Send>;

/// The thread that renews the snapshot.
#[derive(Debug)]
pub(crate) struct Keeper {
    closing: Arc<AtomicBool>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Keeper {
    pub(crate) fn start(
        store: Box<dyn Store>,
        newest: Arc<Newest>,
        begun: &Begun,
        tell: Tell,
    ) -> Result<Self, StoreError> {
        let closing = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&closing);
        let mut tail = Tail::after_beginning(begun);
        // A snapshot that could not be used is renewed at once, and not kept for others to fail on.
        let mut spoilt = matches!(begun, Begun::LogBecause(_));
        let work = move || {
            loop {
                let ends = told.load(Ordering::Relaxed);
                let value = newest.value();
                tail.grow(&value);
                if tail.is_long(ends)
                    && let Some(seq) = kept(store.as_ref()).filter(|seq| *seq > tail.from)
                {
                    // Another process on the same ledger has done it.
                    tail = Tail::after(seq);
                    tail.grow(&value);
                }
                if tail.is_long(ends) || std::mem::take(&mut spoilt) {
                    let outcome = keep(store.as_ref(), &value).map(|_| value.head().seq);
                    // After a failure too: it is tried again when as much again was written.
                    tail = Tail::of(&value);
                    tell(outcome);
                }
                if ends {
                    return;
                }
                let next = value.head().seq.next();
                drop(value);
                let _moved = newest.wait_for(next, SLICE);
            }
        };
        let started = thread::Builder::new().name("snapshot".to_owned()).spawn(work);
        let thread = started.map_err(|problem| StoreError::Engine(problem.to_string()))?;
        Ok(Self {
            closing,
            thread: Some(thread),
        })
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

/// What the log has beyond the snapshot.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tail {
    /// The place of the snapshot, and up to where the log was looked at.
    from: Seq,
    to: Seq,
    /// Acts up to the snapshot, and after it.
    before: u64,
    after: u64,
    /// An erasure was ordered after it: the store has forgotten it.
    erased: bool,
}

impl Tail {
    const fn after(from: Seq) -> Self {
        Self {
            from,
            to: Seq(0),
            before: 0,
            after: 0,
            erased: false,
        }
    }

    const fn after_beginning(begun: &Begun) -> Self {
        Self::after(match begun {
            Begun::Snapshot(seq) => *seq,
            Begun::Log | Begun::LogBecause(_) => Seq(0),
        })
    }

    /// What had to be replayed to come from that beginning to a value.
    pub(super) fn since(begun: &Begun, value: &Value) -> Self {
        let mut tail = Self::after_beginning(begun);
        tail.grow(value);
        tail
    }

    /// None at all: a snapshot of that value is kept.
    fn of(value: &Value) -> Self {
        let mut tail = Self::after(value.head().seq);
        tail.grow(value);
        tail
    }

    /// Looks at what has come to the log.
    fn grow(&mut self, value: &Value) {
        while self.to < value.head().seq {
            self.to = self.to.next();
            let Some(entry) = value.entry(self.to) else { continue };
            if self.to <= self.from {
                self.before += u64::from(entry.len());
                continue;
            }
            self.after += u64::from(entry.len());
            self.erased |= (0..entry.len()).any(|ordinal| entry.kind(ordinal) == Some(Act::ERASE));
        }
    }

    pub(super) fn is_long(&self, ends: bool) -> bool {
        let (acts, percent) = TAIL;
        let due = acts.max(self.before * percent / 100);
        let due = if ends { TAIL_AT_CLOSE } else { due };
        self.after >= due || (self.erased && self.after + self.before >= TAIL_AT_CLOSE)
    }
}
