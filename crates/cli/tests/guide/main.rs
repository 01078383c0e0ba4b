//! The guide for administrators is true: its two languages say the same, its commands run and say what is printed there, and the unit
//! files of `deploy/` are ones that systemd takes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests"
)]

#[allow(dead_code, reason = "shared with the tests of the command, which use more of it")]
#[path = "../command/support.rs"]
mod support;

mod pages;
mod parity;
mod transcripts;
mod units;
