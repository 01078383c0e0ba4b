//! A district's training year for development: `cargo run --release -p planning --example training -- SEED PERCENT` prints the
//! problem as the file that `xungtam solve plan` reads; with `--iterations N` it is solved instead, and the worth told.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a program with a clock and a screen of its own"
)]

use std::time::Instant;

use planning::core::{Budget, Clock, Progress};
use planning::timetable::training::generate::district;
use planning::timetable::training::{check, solve, verify};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, otherwise: u64| words.get(at).and_then(|word| word.parse().ok()).unwrap_or(otherwise);
    let asked = district(number(0, 1), u32::try_from(number(1, 100)).unwrap_or(100));
    let Some(at) = words.iter().position(|word| word == "--iterations") else {
        let file = serde_json::json!({ "planner": "training", "problem": asked });
        println!("{file}");
        return;
    };
    let began = Instant::now();
    println!(
        "{:?} before the run, {:.3} s",
        check(&asked),
        began.elapsed().as_secs_f64()
    );
    let clock = Clock::new(move || began.elapsed());
    let seed = number(at + 2, 1);
    let budget = Budget::iterations(number(at + 1, 100_000))
        .with_clock(clock)
        .with_seed(seed);
    let tell = |progress: &Progress| {
        eprintln!(
            "{:7.2} s {:?} {}",
            progress.seconds, progress.objective, progress.feasible
        );
    };
    match solve(&asked, &budget, &tell) {
        Ok(answer) => {
            let verdict = verify(&asked, &answer.plan.clone().unwrap_or_default());
            println!("{:?}", answer.by_constraint);
            println!(
                "seed {seed}: {:?}, bound {:?}, gap {:?} %, {:.2} s; judge: {} {} {:?}",
                answer.objective,
                answer.bound,
                answer.gap_percent(),
                answer.seconds,
                verdict.feasible,
                verdict.cost,
                verdict.findings.first()
            );
        }
        Err(troubles) => {
            for trouble in troubles {
                println!("{trouble}");
            }
        }
    }
}
