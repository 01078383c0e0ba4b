//! What became of an answered proposal: its draft's own way, told to whoever may see the proposal.

use ledger::Seq;
use ledger::value::InForce;

use super::proposal::RecordProposal;
use crate::drafts::{DRAFT, Draft, Stage};
use crate::office::Office;

/// What became of the accepted lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposalOutcome {
    /// None was accepted.
    Nothing,
    /// Their draft stands here.
    Drafted(Stage),
    /// Their decision is in force, at this place of the log.
    InForce(Seq),
    /// Their decision was taken back.
    Revoked(Seq),
}

impl Office {
    /// What became of what was accepted.
    pub fn outcome(&self, proposal: &RecordProposal) -> ProposalOutcome {
        let draft: Option<Draft> = proposal.draft.as_deref().and_then(|id| self.one_record(DRAFT, id));
        let Some(draft) = draft else {
            return ProposalOutcome::Nothing;
        };
        match draft.entered.map(Seq) {
            None => ProposalOutcome::Drafted(draft.stage),
            Some(seq) if matches!(self.value().standing(seq), InForce::Never(_)) => ProposalOutcome::Revoked(seq),
            Some(seq) => ProposalOutcome::InForce(seq),
        }
    }
}
