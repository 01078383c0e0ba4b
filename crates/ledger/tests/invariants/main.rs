//! What the value guarantees, over random histories; each property has a twin that shows that it bites.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail as tests do"
)]

#[path = "../common/mod.rs"]
#[allow(dead_code, reason = "each test program uses a part of what they share")]
mod common;

mod conserved;
mod erased;
mod guarantees;
mod known;
mod order;
mod packed;
mod refusals;
mod revoked;
mod snapshot;
