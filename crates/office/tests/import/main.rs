//! Import and export, from a workbook's bytes to the ledger and back.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

mod corrected;
mod export;
mod foreign;
mod kit;
mod matching;
mod order;
mod reach;
mod refusals;
mod revoked;
mod samples;
mod uploads;
