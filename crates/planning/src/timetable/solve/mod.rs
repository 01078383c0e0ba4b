//! Finds a timetable: simulated annealing over slots and rooms at once.

mod anneal;
pub(crate) mod model;
mod place;
mod search;
mod state;
#[cfg(test)]
mod tests;
pub(crate) mod windows;

pub use search::solve;
