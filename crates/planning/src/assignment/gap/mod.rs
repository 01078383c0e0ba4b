//! Generalised assignment: each person goes to one unit, is a load there, and no unit carries more than it can.
//!
//! In the literature people are jobs and units agents. [`solve()`] runs, in this order and as far as the budget allows:
//! prices of capacity (the linear programme's duals), prices of people with a knapsack a unit (a better bound, and which pairs
//! cannot be in any better plan), annealing among the pairs that are left, and branch and bound where few are left.

mod bound;
mod formats;
mod generate;
mod problem;
mod solve;
mod verify;

pub use formats::{read, write};
pub use generate::{Kind, generate};
pub use problem::{Gap, NotAGap};
pub(crate) use solve::nothing_fits;
pub use solve::solve;
pub use verify::{Broken, verify};
