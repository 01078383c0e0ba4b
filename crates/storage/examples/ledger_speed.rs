//! What `cargo xtask bench ledger` runs, a process for each measurement, so that none counts the memory of another:
//!
//! ```text
//! ledger_speed make FILE PEOPLE ACTS SEED     writes a ledger of lives from a seed, with an account that may see everything
//! ledger_speed read FILE                      replays it: memory, rate
//! ledger_speed snapshot FILE                  takes the snapshot
//! ledger_speed load FILE SEED                 loads it from the snapshot: memory, rate; then head counts, forks, appending, in memory
//! ledger_speed write FILE WRITERS SECONDS     an office on it, and so many writers of decisions of one act
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::panic,
    reason = "a program that measures and reports: it ends at once when something is wrong"
)]

#[path = "ledger_speed/ask.rs"]
mod ask;
#[path = "ledger_speed/make.rs"]
mod make;
#[path = "ledger_speed/memory.rs"]
mod memory;
#[path = "ledger_speed/one_act.rs"]
mod one_act;
#[path = "ledger_speed/read.rs"]
mod read;
#[path = "ledger_speed/snapshot.rs"]
mod snapshot;
#[path = "ledger_speed/times.rs"]
mod times;
#[path = "ledger_speed/write.rs"]
mod write;

use std::path::Path;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", file, people, acts, seed] => {
            let number = |word: &str| word.parse().unwrap();
            make::make(Path::new(file), number(people), number(acts), seed.parse().unwrap());
        }
        ["read", file] => read::read(Path::new(file)),
        ["snapshot", file] => snapshot::keep(Path::new(file)),
        ["load", file, seed] => snapshot::load(Path::new(file), seed.parse().unwrap()),
        ["write", file, writers, seconds] => {
            write::write(Path::new(file), writers.parse().unwrap(), seconds.parse().unwrap());
        }
        other => panic!(
            "make FILE PEOPLE ACTS SEED, read FILE, snapshot FILE, load FILE SEED, or write FILE WRITERS SECONDS, not {other:?}"
        ),
    }
}

/// A figure with what it is called, as all lines of a report look.
fn tell(what: &str, figure: &str) {
    println!("  {what:<44}{figure}");
}
