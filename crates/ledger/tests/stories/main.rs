//! The everyday stories of an office, each told in decisions and read back from the value.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail as tests do"
)]

#[path = "../common/mod.rs"]
#[allow(dead_code, reason = "each test program uses a part of what they share")]
mod common;

mod careers;
mod classes;
mod dates;
mod decisions;
mod divisions;
mod duplicates;
mod erased;
mod leaving;
mod mergers;
mod passages;
mod pauses;
mod plans;
mod seals;
mod tree;

use ledger::value::{Problem, Refusal};

/// The reasons alone.
fn reasons(problems: &[Problem]) -> Vec<Refusal> {
    problems.iter().map(|problem| problem.refusal).collect()
}
