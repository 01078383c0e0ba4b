//! P01: where the team stands against each of its tasks.

mod headline;
mod show;

pub use show::*;
