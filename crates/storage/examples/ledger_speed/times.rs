//! Times of many runs of one thing.

use std::fmt;
use std::time::{Duration, Instant};

/// How long each of many runs took, sorted.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    pub(crate) fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self(times)
    }

    /// Times something so often.
    pub(crate) fn measured(runs: u32, mut run: impl FnMut()) -> Self {
        Self::of((0..runs).map(|_| timed(&mut run).1).collect())
    }

    fn at(&self, in_thousand: usize) -> Duration {
        let at = self.0.len() * in_thousand / 1000;
        self.0
            .get(at.min(self.0.len().saturating_sub(1)))
            .copied()
            .unwrap_or_default()
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = |in_thousand| self.at(in_thousand).as_secs_f64() * 1e3;
        write!(
            f,
            "p50 {:.3} ms, p99 {:.3} ms, most {:.3} ms of {}",
            ms(500),
            ms(990),
            ms(1000),
            self.0.len()
        )
    }
}

/// What something gives, and how long it took.
pub(crate) fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = run();
    (done, start.elapsed())
}
