//! The question, run several times, with the time of each of its steps; and the rules alone, on columns that are ready.

use std::time::Instant;

use lawbook::Lawbook;
use ledger::{Value, View};
use rayon::prelude::*;
use standards::facts::LedgerRows;
use standards::rule::{Sheet, Standards, UnitLine};

/// Runs the question and prints least, median and most of each step; gives the answers of the last run.
pub(super) fn measure(
    value: &Value,
    view: View<'_>,
    book: &Lawbook,
    standards: &Standards,
    sheet: &Sheet,
    runs: usize,
) -> Vec<UnitLine> {
    let rows = || LedgerRows::of(&standards.people, book, view);
    let mut lines = Vec::new();
    let taken = (0..=runs).map(|_| {
        let (rows, places) = lap(|| {
            let rows = rows();
            rows.read_places();
            rows
        });
        let (counted, counts) = lap(|| sheet.by_unit(&rows));
        lines = counted;
        [places, counts]
    });
    // The first run finds nothing in memory ready and is not counted.
    let taken: Vec<[Lap; 2]> = taken.skip(1).collect();
    let ready = rows().everybody(sheet.slots()).columns;
    let rules: Vec<Lap> = (0..=runs).map(|_| lap(|| sheet.answers(&ready)).1).skip(1).collect();
    println!(
        "{:<24}{:>10}{:>10}{:>10}{:>12}   ms, {runs} runs, {} threads",
        "step",
        "least",
        "median",
        "most",
        "processor",
        rayon::current_num_threads()
    );
    row(
        "posts and units",
        &taken.iter().map(|[places, _]| *places).collect::<Vec<_>>(),
    );
    row(
        "join, rules, counts",
        &taken.iter().map(|[_, counts]| *counts).collect::<Vec<_>>(),
    );
    let both = |[places, counts]: &[Lap; 2]| [0, 1].map(|of| places[of] + counts[of]);
    let median = row("all", &taken.iter().map(both).collect::<Vec<_>>());
    row("rules, columns ready", &rules);
    passes(value, median);
    println!("seconds {:.6}", median / 1e3);
    lines
}

/// Milliseconds by the clock, and of the processors' time.
type Lap = [f64; 2];

fn lap<T>(work: impl FnOnce() -> T) -> (T, Lap) {
    let (start, processor) = (Instant::now(), processor_ms());
    let done = work();
    (done, [start.elapsed().as_secs_f64() * 1e3, processor_ms() - processor])
}

/// Of what runs took: by the clock, and of the processors' time the least, which other programs hardly change.
fn row(step: &str, taken: &[Lap]) -> f64 {
    let sorted = |of: usize| {
        let mut taken: Vec<f64> = taken.iter().map(|lap| lap[of]).collect();
        taken.sort_by(f64::total_cmp);
        taken
    };
    let (clock, processor) = (sorted(0), sorted(1));
    let median = clock[clock.len() / 2];
    println!(
        "{step:<24}{:>10.1}{median:>10.1}{:>10.1}{:>12.1}",
        clock[0],
        clock[clock.len() - 1],
        processor[0]
    );
    median
}

/// Milliseconds that the threads of this program have had of the processors; 0 where the system does not tell.
fn processor_ms() -> f64 {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let told = threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("schedstat")).ok());
    let nanoseconds = told.filter_map(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.sum::<f64>() / 1e6
}

/// How fast the same number of bytes is only read, by as many threads: the floor under every way to answer.
fn passes(value: &Value, whole: f64) {
    let bytes = value.packed_bytes();
    let words = vec![1_u64; bytes / 8];
    let mut taken: Vec<f64> = (0..5)
        .map(|_| {
            let start = Instant::now();
            let sum: u64 = words.par_chunks(1 << 16).map(|words| words.iter().sum::<u64>()).sum();
            assert_eq!(sum, words.len() as u64);
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    let read = taken[taken.len() / 2];
    let rate = |ms: f64| bytes as f64 / ms / 1e6;
    println!(
        "bytes       {:.0} MB of histories of people and posts: {:.1} GB/s answered, {:.1} GB/s only read ({read:.1} ms), ratio {:.2}",
        bytes as f64 / 1e6,
        rate(whole),
        rate(read),
        whole / read
    );
}
