//! The keeper: a thread that gathers what can be found when the ledger has moved, so that readers find it ready.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use crate::office::Office;
use ledger::{Day, Seq};

/// How long the keeper waits for news before it looks whether the office closes, and whether another day has begun.
const SLICE: Duration = Duration::from_millis(200);

/// The thread. It ends when this is dropped, and before the office may close.
#[derive(Debug)]
pub struct SearchKeeper {
    closing: Arc<AtomicBool>,
    thread: Option<thread::JoinHandle<()>>,
}

impl SearchKeeper {
    /// Begins to keep what can be found on the day that `day` tells; none, when no thread can be started: then it is gathered when it is
    /// asked for.
    pub fn start(office: &Arc<Office>, day: impl Fn(&Office) -> Day + Send + 'static) -> Option<Self> {
        let closing = Arc::new(AtomicBool::new(false));
        let (told, weak, newest) = (Arc::clone(&closing), Arc::downgrade(office), office.newest());
        let work = move || {
            let mut kept = None;
            while !told.load(Ordering::Relaxed) {
                let Some(next) = gather(&weak, &day, &mut kept, &told) else {
                    return;
                };
                let _moved = newest.wait_for(next, SLICE);
            }
        };
        let thread = thread::Builder::new().name("search".to_owned()).spawn(work).ok()?;
        Some(Self {
            closing,
            thread: Some(thread),
        })
    }
}

/// Gathers what can be found now, where that was not done; the place of the log to wait for. None, when the office is no more.
fn gather(
    office: &Weak<Office>,
    day: &impl Fn(&Office) -> Day,
    kept: &mut Option<(Seq, Day)>,
    closing: &AtomicBool,
) -> Option<Seq> {
    let office = office.upgrade()?;
    let (value, day) = (office.value(), day(&office));
    let head = value.head().seq;
    if kept.replace((head, day)) != Some((head, day)) {
        let index = office.search_index(&value, day, Seq::LATEST);
        let mut at = 0;
        while !closing.load(Ordering::Relaxed) && index.open_decisions(&value, at) {
            at += 1;
        }
    }
    Some(head.next())
}

impl Drop for SearchKeeper {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}
