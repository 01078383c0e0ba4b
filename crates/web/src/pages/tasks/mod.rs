//! P01: where the team stands against each of its tasks.

mod headline;
mod show;
#[cfg(test)]
mod tests;

pub use show::*;
