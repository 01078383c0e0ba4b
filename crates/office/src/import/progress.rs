//! How far an import has come, and the wish to stop it: shared between whoever runs it and whoever watches.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// How far an import has come. Its steps are the rows, each looked at once and written once.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU32,
    all: AtomicU32,
    stop: AtomicBool,
}

/// Somebody wished an import to stop; nothing of it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stopped;

impl Progress {
    /// Steps done, and all steps; none are known before the first row is looked at.
    pub fn steps(&self) -> (u32, u32) {
        (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed))
    }

    /// Asks it to stop. It does before the ledger takes anything, or no longer.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_stopping(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Begins with so many steps.
    pub(super) fn begin(&self, all: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.all
            .store(u32::try_from(all).unwrap_or(u32::MAX), Ordering::Relaxed);
    }

    /// One step more.
    pub(super) fn step(&self) -> Result<(), Stopped> {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.go_on()
    }

    /// Whether to go on.
    pub(super) fn go_on(&self) -> Result<(), Stopped> {
        if self.is_stopping() { Err(Stopped) } else { Ok(()) }
    }
}
