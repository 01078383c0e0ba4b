//! Placement: who holds which post, at the least price for misfit, change and empty posts, within what units and communes need.
//!
//! A plan names a post for each person. A person who moves vacates a post, which another may take: chains of any depth are one plan.

mod compare;
mod conflict;
mod constraints;
mod explain;
mod model;
mod problem;
mod solve;
mod verify;

pub use compare::{Difference, Move, compare};
pub use conflict::{Demand, conflict};
pub use constraints::{Breach, CONSTRAINTS, Constraint, Found, by_constraint};
pub use explain::{Chain, Choice, Otherwise, chains, explain, pinned};
pub use problem::{Bar, Candidate, Opening, Pin, Placed, Placement, Suitability, Unfit, UnitLimits, Weights};
pub use solve::solve;
pub use verify::{Wrong, verify};
