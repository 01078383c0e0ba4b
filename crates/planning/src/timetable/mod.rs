//! Timetable: training classes over slots and rooms, so that nobody has to be in two places and no office is emptied.
//!
//! The public benchmark of this shape is curriculum-based course timetabling (International Timetabling Competition 2007,
//! track 3, cost UD2): courses are [`Class`]es, curricula are [`Cohort`]s, teachers are lecturers.
//!
//! INVARIANT: `verify` shares no code with `solve`; `solve` counts what `constraints` states.

mod bound;
mod check;
mod conflict;
pub mod constraints;
mod explain;
pub mod formats;
pub mod generate;
mod problem;
mod solve;
#[cfg(test)]
mod tiny;
pub mod training;
mod verify;

pub use check::{Trouble, check};
pub use conflict::{Crowd, Whose};
pub use explain::{Alternative, Explanation, explain};
pub use problem::{Class, Cohort, Learner, Office, Pin, Room, Session, Slot, Timetable, Travel, Weights};
pub use solve::solve;
pub use verify::{Verdict, verify};
