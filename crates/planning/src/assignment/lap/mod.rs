//! Linear assignment: as many posts as people, one person a post, the sum of the prices least.
//!
//! [`solve`] gives the assignment and dual prices; [`verify`] proves from them, without a solver, that nothing is cheaper.

mod formats;
mod problem;
mod solve;
mod verify;

pub use formats::{read, write};
pub use problem::Prices;
pub use solve::{Matched, solve};
pub use verify::{NotOptimal, verify};
