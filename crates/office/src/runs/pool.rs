//! The queue of runs of this process, and the thread that works on them: one at a time, so that pages stay quick.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use planning::core::Cancel;

use super::live::RunLive;
use super::run::RunWish;
use super::work::work_on;
use crate::office::Office;
use crate::plans::Kept;

/// How long an office that closes waits for a run to stop.
const PATIENCE: Duration = Duration::from_secs(5);
/// A problem of a whole province is deep enough for more than the usual two megabytes.
const STACK: usize = 16 << 20;

/// The runs of this process. Shared by the thread that works and by whoever watches.
#[derive(Debug, Clone, Default)]
pub(crate) struct RunPool(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    /// What names this process among those that write the same ledger, once a run was asked for.
    host: OnceLock<String>,
    hand: Mutex<Hand>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Hand {
    queue: VecDeque<(String, Kept)>,
    current: Option<Current>,
    works: bool,
    closing: bool,
}

/// The run at work.
#[derive(Debug)]
struct Current {
    id: String,
    cancel: Cancel,
    wish: Option<RunWish>,
    live: RunLive,
}

impl RunPool {
    pub(super) fn host(&self) -> Option<&str> {
        self.0.host.get().map(String::as_str)
    }

    fn hand(&self) -> MutexGuard<'_, Hand> {
        self.0.hand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a run behind the others; the thread that works begins with the first one and ends with the last.
    pub(super) fn push(&self, office: &Arc<Office>, id: &str, asker: Kept) {
        let mut hand = self.hand();
        hand.queue.push_back((id.to_owned(), asker));
        if hand.works || hand.closing {
            return;
        }
        let (pool, office) = (self.clone(), Arc::clone(office));
        let work = move || {
            while let Some((id, asker, cancel)) = pool.next() {
                // A fault with one run must not end the work on those behind it: its own lease runs out, and it is broken off.
                let _broken = catch_unwind(AssertUnwindSafe(|| work_on(&office, &pool, &id, &asker, &cancel)));
            }
        };
        let thread = thread::Builder::new()
            .name("runs".to_owned())
            .stack_size(STACK)
            .spawn(work);
        // Without a thread it waits, and is broken off when nobody takes it in hand.
        hand.works = thread.is_ok();
    }

    fn next(&self) -> Option<(String, Kept, Cancel)> {
        let mut hand = self.hand();
        hand.current = None;
        let next = if hand.closing { None } else { hand.queue.pop_front() };
        let Some((id, asker)) = next else {
            hand.works = false;
            self.0.changed.notify_all();
            return None;
        };
        let cancel = Cancel::default();
        hand.current = Some(Current {
            id: id.clone(),
            cancel: cancel.clone(),
            wish: None,
            live: RunLive::default(),
        });
        self.0.changed.notify_all();
        Some((id, asker, cancel))
    }

    /// Tells a run that waits or is at work here what somebody wishes of it; whether it is here.
    pub(super) fn wish(&self, id: &str, wish: RunWish) -> bool {
        let mut hand = self.hand();
        if let Some(current) = hand.current.as_mut().filter(|current| current.id == id) {
            // Who gives a run up wants nothing of it, whatever was wished before.
            if current.wish != Some(RunWish::GiveUp) {
                current.wish = Some(wish);
            }
            current.cancel.raise();
            self.0.changed.notify_all();
            return true;
        }
        hand.queue.iter().any(|(own, _)| own == id)
    }

    /// What is wished of the run at work.
    pub(super) fn wished(&self, id: &str) -> Option<RunWish> {
        let hand = self.hand();
        let current = hand.current.as_ref().filter(|current| current.id == id);
        current.and_then(|current| current.wish)
    }

    /// Whether the office closes.
    pub(super) fn is_closing(&self) -> bool {
        self.hand().closing
    }

    /// How far the run at work is; none where it is not at work here.
    pub(super) fn live(&self, id: &str) -> Option<RunLive> {
        let hand = self.hand();
        let current = hand.current.as_ref().filter(|current| current.id == id);
        current.map(|current| current.live.clone())
    }

    pub(super) fn change(&self, id: &str, change: impl FnOnce(&mut RunLive)) {
        let mut hand = self.hand();
        if let Some(current) = hand.current.as_mut().filter(|current| current.id == id) {
            change(&mut current.live);
        }
    }

    /// Those that wait, in their order.
    pub(super) fn waiting(&self) -> Vec<String> {
        self.hand().queue.iter().map(|(id, _)| id.clone()).collect()
    }

    /// Waits until something is wished or a span is over.
    pub(super) fn pause(&self, span: Duration, is_done: impl Fn() -> bool) {
        let hand = self.hand();
        if is_done() {
            return;
        }
        let _woken = self.0.changed.wait_timeout(hand, span);
    }

    /// Wakes whoever waits.
    pub(super) fn wake(&self) {
        drop(self.hand());
        self.0.changed.notify_all();
    }

    /// Ends the run at work and takes nothing more; waits until that is noted.
    pub(super) fn close(&self) {
        let mut hand = self.hand();
        hand.closing = true;
        if let Some(current) = &hand.current {
            current.cancel.raise();
        }
        self.0.changed.notify_all();
        let _ended = self.0.changed.wait_timeout_while(hand, PATIENCE, |hand| hand.works);
    }
}

impl Office {
    /// What names this process among those that write the same ledger: random signs.
    pub(super) fn run_host(&self) -> &str {
        let host = &self.run_pool().0.host;
        host.get_or_init(|| hex::encode(self.random::<8>()))
    }
}
