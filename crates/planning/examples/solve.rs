//! Solves one file of a public benchmark family: `cargo run --release -p planning --example solve -- FAMILY FILE [--seconds S]
//! [--iterations N] [--threads T] [--seed N] [--out SOL] [--json]`. Prints one line of JSON; without `--json` also each improvement.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a program with a clock and a screen of its own"
)]

use std::process::ExitCode;
use std::time::Instant;

use planning::command::{Line, order, run};
use planning::core::{Cancel, Clock, Progress};

fn main() -> ExitCode {
    match solve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                eprintln!("{problem}");
            }
            ExitCode::from(2)
        }
    }
}

fn solve() -> Result<(), Vec<String>> {
    let began = Instant::now();
    let words: Vec<String> = std::env::args().skip(1).collect();
    let order = order(&words).map_err(|wrong| wrong.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let said = |error: std::io::Error, path: &str| vec![format!("{path}: {error}")];
    let text = std::fs::read_to_string(&order.file).map_err(|error| said(error, &order.file))?;
    let quiet = order.json;
    let tell = move |progress: &Progress| {
        if !quiet {
            let Progress {
                objective,
                bound,
                seconds,
                ..
            } = progress;
            eprintln!("{seconds:8.3} s  {objective:?}  bound {bound:?}");
        }
    };
    let clock = Clock::new(move || began.elapsed());
    let solved = run(&order, &text, clock, &Cancel::default(), &tell).map_err(|flaws| {
        flaws
            .iter()
            .map(|flaw| format!("{}: {flaw}", order.file))
            .collect::<Vec<_>>()
    })?;
    if let (Some(out), Some(solution)) = (&order.out, &solved.solution) {
        std::fs::write(out, solution).map_err(|error| said(error, out))?;
    }
    let line = Line::of(&order, &solved, began.elapsed().as_secs_f64());
    println!("{}", serde_json::to_string(&line).unwrap_or_default());
    Ok(())
}
