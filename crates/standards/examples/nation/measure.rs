//! The question, run several times, with the time of each of its steps.

use std::time::Instant;

use lawbook::Lawbook;
use ledger::{Value, View};
use rayon::prelude::*;
use standards::facts::LedgerRows;
use standards::rule::{Sheet, Standards, UnitLine};

/// The steps, in their order.
const STEPS: [&str; 4] = ["posts and units", "as-of join", "rules", "counts by unit"];

/// Runs the question and prints least, median and most of each step; gives the answers of the last run.
pub(super) fn measure(
    value: &Value,
    view: View<'_>,
    book: &Lawbook,
    standards: &Standards,
    sheet: &Sheet,
    runs: usize,
) -> Vec<UnitLine> {
    let mut taken: Vec<[[f64; 2]; 4]> = Vec::new();
    let mut lines = Vec::new();
    // The first run finds nothing in memory ready and is not counted.
    for run in 0..=runs {
        let mut laps = [[0.0; 2]; 4];
        let mut start = (Instant::now(), processor_ms());
        let mut lap = |at: usize| {
            let processor = processor_ms();
            laps[at] = [start.0.elapsed().as_secs_f64() * 1e3, processor - start.1];
            start = (Instant::now(), processor);
        };
        let rows = LedgerRows::of(&standards.people, book, view);
        rows.read_places();
        lap(0);
        let everybody = rows.everybody(sheet.slots());
        lap(1);
        let answers = sheet.answers(&everybody.columns);
        lap(2);
        lines = sheet.count(&answers, &everybody.in_service, &everybody.units, value.unit_count());
        lap(3);
        if run > 0 {
            taken.push(laps);
        }
    }
    println!(
        "{:<18}{:>10}{:>10}{:>10}{:>12}   ms, {runs} runs, {} threads",
        "step",
        "least",
        "median",
        "most",
        "processor",
        rayon::current_num_threads()
    );
    for (at, step) in STEPS.into_iter().enumerate() {
        row(step, |of| taken.iter().map(|laps| laps[at][of]).collect());
    }
    let whole = |of| {
        taken
            .iter()
            .map(|laps| laps.iter().map(|lap: &[f64; 2]| lap[of]).sum())
            .collect()
    };
    let median = row("all", whole);
    passes(value, median);
    println!("seconds {:.6}", median / 1e3);
    lines
}

/// Of what runs took: by the clock, and of the processors' time the least, which other programs hardly change.
fn row(step: &str, taken: impl Fn(usize) -> Vec<f64>) -> f64 {
    let (mut taken, mut processor) = (taken(0), taken(1));
    taken.sort_by(f64::total_cmp);
    processor.sort_by(f64::total_cmp);
    let median = taken[taken.len() / 2];
    println!(
        "{step:<18}{:>10.1}{median:>10.1}{:>10.1}{:>12.1}",
        taken[0],
        taken[taken.len() - 1],
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
