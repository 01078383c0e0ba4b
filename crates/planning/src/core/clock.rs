//! Time since the start of a run, told by the caller: this room has no clock of its own.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Tells how long a run has lasted. Unit: wall time since the caller made it.
///
/// A program gives one that reads its own clock: `Clock::new(move || began.elapsed())`.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Duration + Send + Sync>);

impl Clock {
    /// A clock that asks `elapsed`.
    pub fn new(elapsed: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        Self(Arc::new(elapsed))
    }

    /// A clock that stands still: for runs that are limited by iterations alone.
    pub fn still() -> Self {
        Self::new(|| Duration::ZERO)
    }

    /// Time since the start.
    pub fn elapsed(&self) -> Duration {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({:?})", self.elapsed())
    }
}
