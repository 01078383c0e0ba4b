//! A disk that fails when it is told to, under the real SQLite: the nth call fails, or the power is cut there and everything that was
//! written and not yet synced is lost, kept or torn, as a seed decides.
//!
//! It stands between SQLite and the files of one folder. Everything else passes through untouched, so that tests of the same process do
//! not meet each other. For tests alone: nothing of it is shipped.

mod dice;
mod disk;
mod file;
mod image;
mod vfs;

#[cfg(test)]
mod tests;

pub use dice::Dice;
pub use disk::Disk;
