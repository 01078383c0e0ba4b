//! Rights: who grants them to whom, what they need, how they end, and what was delegated.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

mod desk;
mod granting;
mod managing;
mod resets;
