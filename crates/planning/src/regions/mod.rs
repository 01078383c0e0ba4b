//! Villages into groups: connected, over a threshold or within limits, alike, with the least disruption.
//!
//! Two aims ([`Aim`]): as many groups as possible over a threshold (the max-p regions problem: Duque, Anselin, Rey 2012), or a
//! given number of balanced groups that part few neighbours. The public instances map onto both ([`formats`]).

mod area;
mod bound;
mod conflict;
pub mod constraints;
pub mod formats;
pub mod generate;
mod problem;
mod solve;
mod verify;

pub use conflict::{PairAsked, conflict};
pub use problem::{Aim, Plan, Problem, Terrain, Village};
pub use solve::solve;
pub use verify::{Verdict, Wrong, verify};
