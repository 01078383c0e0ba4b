//! Builders for tests: a store in memory, a clock that stands, chance from a seed, and a tiny district.
//!
//! A broken set-up ends the test at once: this crate is no part of the shipped program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "test support: a broken set-up ends the test"
)]

mod actor;
mod authenticator;
mod careers;
mod chance;
mod clock;
mod district;
mod issuer;
mod large;
mod log;
mod memory;
mod paper;
mod sample;
mod server;
mod small_disk;

pub use actor::{actor, grant};
pub use authenticator::authenticator;
pub use careers::{Careers, careers};
pub use chance::SeededChance;
pub use clock::FixedClock;
pub use district::{District, HOANH_BO, day, law, open};
pub use issuer::{CLIENT, Issuer, Odd};
pub use large::large;
pub use log::Log;
pub use memory::Memory;
pub use paper::{decision, register};
pub use sample::{NUMBER, Sample, sample};
pub use server::{Blow, Server};
pub use small_disk::SmallDisk;
