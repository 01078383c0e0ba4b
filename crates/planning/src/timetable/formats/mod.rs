//! Public benchmark files: the competition's instances and its form of a solution.

mod ctt;
mod solution;

pub use ctt::{read as read_ctt, write as write_ctt};
pub use solution::{read as read_solution, write as write_solution};
