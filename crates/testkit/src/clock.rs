//! A clock that stands until a test moves it.

use std::sync::atomic::{AtomicI64, Ordering};

use ledger::Day;
use office::clock::Clock;

/// A clock that stands until a test moves it.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// Nine in the morning of a day in Việt Nam.
    pub fn on(day: Day) -> Self {
        Self(AtomicI64::new(i64::from(day.number()) * 86_400 + 2 * 3600))
    }

    /// Moves the clock by so many seconds.
    pub fn forward(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}
