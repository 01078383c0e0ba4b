//! How long a planner may run, on how many threads, from which seed, and whether it was told to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::clock::Clock;

/// A flag that another thread raises when a run shall stop and keep its best plan.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the run to stop.
    pub fn raise(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked.
    pub fn is_raised(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The limits of one run. It ends at whichever comes first; at least one of deadline and iterations should be set.
#[derive(Debug, Clone)]
pub struct Budget {
    clock: Clock,
    /// Span by the clock within which this budget (or this part of one) runs.
    from: Duration,
    until: Option<Duration>,
    iterations: Option<u64>,
    threads: usize,
    seed: u64,
    cancel: Cancel,
}

impl Budget {
    /// A run of `limit` wall time by `clock`, one thread, seed 0.
    pub fn within(clock: Clock, limit: Duration) -> Self {
        let from = clock.elapsed();
        Self {
            until: Some(from + limit),
            from,
            clock,
            iterations: None,
            threads: 1,
            seed: 0,
            cancel: Cancel::default(),
        }
    }

    /// A run of `limit` iterations without a deadline, one thread, seed 0. What an iteration is, each solver says.
    pub fn iterations(limit: u64) -> Self {
        let clock = Clock::still();
        Self {
            from: Duration::ZERO,
            until: None,
            clock,
            iterations: Some(limit),
            threads: 1,
            seed: 0,
            cancel: Cancel::default(),
        }
    }

    /// The same, with a limit of iterations.
    pub fn with_iterations(mut self, limit: u64) -> Self {
        self.iterations = Some(limit);
        self
    }

    /// The same, told the time by `clock`; without a deadline it only dates the progress.
    pub fn with_clock(mut self, clock: Clock) -> Self {
        self.from = clock.elapsed();
        self.clock = clock;
        self
    }

    /// The same, from another seed.
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The same, on at most so many threads (at least one).
    pub fn with_threads(mut self, threads: usize) -> Self {
        self.threads = threads.max(1);
        self
    }

    /// The same, stopped by `cancel`.
    pub fn with_cancel(mut self, cancel: &Cancel) -> Self {
        self.cancel = cancel.clone();
        self
    }

    /// A share (0 to 1) of what is left for one phase: of the iterations once `done` are gone where they are limited, else of
    /// the time. Under a limit of iterations the clock decides nothing but the end of the whole, so the deadline stays whole.
    pub fn part(&self, done: u64, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        let now = self.clock.elapsed();
        let mut part = self.clone();
        part.from = now;
        if self.iterations.is_none() {
            part.until = self.until.map(|until| now + until.saturating_sub(now).mul_f64(share));
        }
        part.iterations = self.iterations.map(|limit| scaled(limit.saturating_sub(done), share));
        part
    }

    /// Another budget once this one is used up, for what follows: the same clock, seed, threads and sign to stop, and a share of the time that the
    /// whole had.
    pub fn again(&self, share: f64) -> Self {
        let now = self.clock.elapsed();
        let mut again = self.clone();
        let whole = |until: Duration| until.saturating_sub(self.from).mul_f64(share.max(0.0));
        (again.from, again.until) = (now, self.until.map(|until| now + whole(until)));
        again
    }

    /// Whether the run must end now, `done` iterations after its start: out of time, of iterations, or told to stop.
    pub fn is_over(&self, done: u64) -> bool {
        self.iterations.is_some_and(|limit| done >= limit)
            || self.cancel.is_raised()
            || self.until.is_some_and(|until| self.clock.elapsed() >= until)
    }

    /// How far the run is, 0 to 1: by iterations where they are limited, else by time.
    pub fn spent(&self, done: u64) -> f64 {
        let share = match (self.iterations, self.until) {
            (Some(limit), _) => ratio(done, limit),
            (None, Some(until)) => {
                let whole = until.saturating_sub(self.from).as_secs_f64();
                let gone = self.clock.elapsed().saturating_sub(self.from).as_secs_f64();
                if whole > 0.0 { gone / whole } else { 1.0 }
            }
            (None, None) => 0.0,
        };
        share.clamp(0.0, 1.0)
    }

    /// Time since the caller's clock began.
    pub fn elapsed(&self) -> Duration {
        self.clock.elapsed()
    }

    /// Wall time that is left; `None` without a deadline.
    pub fn remaining(&self) -> Option<Duration> {
        self.until.map(|until| until.saturating_sub(self.clock.elapsed()))
    }

    /// The limit of iterations, where there is one. With it and one thread a solver must not let the clock decide anything else.
    pub fn iteration_limit(&self) -> Option<u64> {
        self.iterations
    }

    /// At most so many threads, at least one.
    pub fn threads(&self) -> usize {
        self.threads
    }

    /// Where chance begins.
    pub fn seed(&self) -> u64 {
        self.seed
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a limit lies between 0 and the limit"
)]
fn scaled(limit: u64, share: f64) -> u64 {
    (limit as f64 * share) as u64
}

fn ratio(done: u64, limit: u64) -> f64 {
    if limit == 0 { 1.0 } else { done as f64 / limit as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicU64;

    /// A clock that moves on by a second each time it is asked.
    fn ticking() -> Clock {
        let asked = AtomicU64::new(0);
        Clock::new(move || Duration::from_secs(asked.fetch_add(1, Ordering::Relaxed)))
    }

    #[test]
    fn it_ends_at_whichever_comes_first() {
        let budget = Budget::iterations(3);
        assert!(!budget.is_over(2) && budget.is_over(3));
        let timed = Budget::within(ticking(), Duration::from_secs(2)).with_iterations(100);
        assert!(!timed.is_over(0) && timed.is_over(0));
        let cancel = Cancel::default();
        let told = Budget::iterations(9).with_cancel(&cancel);
        assert!(!told.is_over(0));
        cancel.raise();
        assert!(told.is_over(0));
    }

    #[test]
    fn a_part_has_its_share_of_what_is_left() {
        let part = Budget::iterations(100).part(20, 0.5);
        assert_eq!(part.iteration_limit(), Some(40));
        assert!((part.spent(10) - 0.25).abs() < 1e-9);
        let timed = Budget::within(ticking(), Duration::from_secs(11)).part(0, 0.5);
        assert_eq!(timed.remaining(), Some(Duration::from_secs(4)));
        let both = Budget::within(ticking(), Duration::from_secs(11)).with_iterations(100);
        let part = both.part(0, 0.5);
        assert_eq!(part.iteration_limit(), Some(50));
        assert_eq!(
            part.remaining(),
            Some(Duration::from_secs(9)),
            "the deadline stays whole"
        );
    }

    #[test]
    fn what_follows_has_a_share_of_the_whole_from_then_on() {
        let used_up = Budget::within(ticking(), Duration::from_secs(1));
        assert!(used_up.is_over(0));
        let more = used_up.again(6.0);
        assert!(!more.is_over(0));
        assert_eq!(more.remaining(), Some(Duration::from_secs(4)));
    }
}
