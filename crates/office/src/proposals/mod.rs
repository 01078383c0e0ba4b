//! What an official proposes for the own record: fields that are to read otherwise, facts that are missing. Kept on the server while it is
//! written, sent, answered line by line by an officer in whose reach the record lies; what is accepted becomes one draft of a decision.
//!
//! INVARIANT: a proposal changes nothing in the ledger: a decision does, by the way of every draft.
//! INVARIANT: nobody proposes for somebody else's record, and nobody answers on the own one.

mod answer;
mod list;
mod outcome;
mod proposal;
mod propose;
mod standing;

pub use answer::Unsettled;
pub(crate) use answer::within;
pub(crate) use list::{decides_over, is_own, is_own_record, reaches_over};
pub use outcome::ProposalOutcome;
pub use proposal::{
    LineAnswer, ProposalDeed, ProposalStage, ProposalStep, ProposedChange, ProposedLine, RecordProposal, WHEN,
};
pub(crate) use propose::own_record;
pub use propose::{CannotPropose, NewChange};

/// The kind of record.
pub(crate) const PROPOSAL: &str = "proposal";
