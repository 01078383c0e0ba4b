//! Local rules: what the authority itself sets beside the national law, in editions, each by a paper.
//!
//! An edition is written by one person and approved by another. What is in force is never changed: it is followed by a new edition, or ended.
//! The law that everything is judged by is the lawbook with the approved editions laid over it.
//!
//! INVARIANT: only an approved edition is part of the law, from the transaction that approved it, in every process that follows the ledger.

mod approve;
mod check;
mod edition;
mod laid;
mod preview;
mod problem;
mod write;

pub use edition::{Edition, EditionState, Ending, LocalPaper, NewEdition, Signing};
pub(crate) use laid::Laws;
pub use preview::{EditionPreview, StandardChange};
pub use problem::LocalRuleProblem;

/// The kind of record of an edition.
pub(crate) const EDITION: &str = "local-edition";
/// The kind of record that counts: under the empty key how often the editions of the law have changed, under the word of a pack the last number
/// that an edition of it was given.
pub(crate) const TURN: &str = "local-law";
