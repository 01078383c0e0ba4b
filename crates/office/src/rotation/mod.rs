//! Rotation, transfer and reinforcement (luân chuyển, điều động, tăng cường): who could go where, as a problem of placement.
//!
//! From the ledger come the seats (leading posts that are empty or held for long, communes that nobody reinforces) and the people (whoever
//! has led in one place for long, planned successors, staff of the district's bodies); from the law book, how each would suit each. What
//! `planning` answers is turned into drafts, one decision a chain of moves. Nothing is decided here.
//!
//! INVARIANT: a pair that the law book bars is no pair of the problem; every number of a pair has its reasons.

mod drafts;
mod gather;
mod height;
mod inputs;
mod problem;
mod question;
mod reinforcing;
mod suits;

pub use inputs::{Considered, MissingInput, RotationInputs, Seat, SeatKind};
pub use question::RotationQuestion;
pub use suits::{PairReason, Suits};
