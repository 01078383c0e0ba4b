//! The times, sizes and processor time of one kind of page, asked for by several connections at once.

use super::super::http::Visitor;
use super::super::machine::cpu_seconds;
use super::super::random::Random;
use super::district::Served;
use crate::trouble::Trouble;
use std::time::{Duration, Instant};

const WARM_UP: u32 = 50;
/// Pages and people are chosen from this seed.
const SEED: u64 = 2019;

/// What the columns hold.
pub(super) const HEAD: &str =
    "page                 conn   pages   p50 ms   p99 ms   pages/s  server CPU ms  bytes p50  bytes most";

/// Some pages, measured.
#[derive(Debug)]
pub(super) struct Measured {
    times: Vec<Duration>,
    sizes: Vec<usize>,
    whole: Duration,
    cpu: Option<f64>,
}

impl Measured {
    /// Asks for pages over so many connections, each with choices of its own; all share one log-in.
    pub(super) fn of(
        served: &Served,
        (kind, connections): (u64, u32),
        pages: u32,
        ask: impl Fn(&mut Visitor, &mut Random) -> Result<usize, Trouble> + Sync,
    ) -> Result<Self, Trouble> {
        let run = |pages: u32, seed: u64| {
            let (mut visitor, mut random) = (served.visitor.another(), Random::new(seed));
            let one = |_| {
                let started = Instant::now();
                let size = ask(&mut visitor, &mut random)?;
                Ok((started.elapsed(), size))
            };
            (0..pages).map(one).collect::<Result<Vec<_>, Trouble>>()
        };
        // Other choices for each kind and number of connections: what was just asked for is still in the server's caches.
        let seed = SEED + kind * 10_000 + u64::from(connections) * 100;
        run(WARM_UP, seed)?;
        let (before, started) = (cpu_seconds(served.id()), Instant::now());
        let runs: Vec<Result<Vec<(Duration, usize)>, Trouble>> = std::thread::scope(|scope| {
            let run = &run;
            let start = |at: u32| scope.spawn(move || run(pages.div_ceil(connections), seed + 1 + u64::from(at)));
            let threads: Vec<_> = (0..connections).map(start).collect();
            let broken = || Trouble::Server("a connection of the benchmark broke".to_owned());
            let join = |thread: std::thread::ScopedJoinHandle<'_, _>| thread.join().unwrap_or_else(|_| Err(broken()));
            threads.into_iter().map(join).collect()
        });
        let (whole, after) = (started.elapsed(), cpu_seconds(served.id()));
        let mut all = Vec::new();
        for run in runs {
            all.extend(run?);
        }
        let (mut times, mut sizes): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        times.sort();
        sizes.sort_unstable();
        Ok(Self {
            times,
            sizes,
            whole,
            cpu: before.zip(after).map(|(before, after)| after - before),
        })
    }

    /// The milliseconds within which so many of a hundred pages came.
    pub(super) fn slowest_of(&self, percent: usize) -> f64 {
        at(&self.times, percent).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    }

    /// The row of the table.
    pub(super) fn row(&self, name: &str, connections: u32) -> String {
        let ms = |percent| self.slowest_of(percent);
        let pages = self.times.len();
        let rate = pages as f64 / self.whole.as_secs_f64().max(1e-9);
        let (median, most) = (at(&self.sizes, 50).unwrap_or(0), at(&self.sizes, 100).unwrap_or(0));
        let each = |cpu: f64| format!("{:.2}", cpu * 1000.0 / pages.max(1) as f64);
        let cpu = self.cpu.map_or_else(|| "unknown".to_owned(), each);
        format!(
            "{name:<20}{connections:>5}{pages:>8}{:>9.2}{:>9.2}{rate:>10.0}{cpu:>15}{median:>11}{most:>12}",
            ms(50),
            ms(99)
        )
    }
}

/// The value below which `percent` of a sorted list lies.
fn at<T: Copy>(sorted: &[T], percent: usize) -> Option<T> {
    sorted
        .get((sorted.len() * percent / 100).min(sorted.len().checked_sub(1)?))
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_of_a_sorted_list() {
        let list: Vec<u32> = (1..=100).collect();
        assert_eq!(
            (at(&list, 50), at(&list, 99), at(&list, 100)),
            (Some(51), Some(100), Some(100))
        );
        assert_eq!(at::<u32>(&[], 50), None);
    }
}
