//! Proposals that somebody may see: the own ones, and those of others that wait within reach.

use ledger::{Seq, Value, View};

use super::PROPOSAL;
use super::proposal::{ProposalDeed, ProposalStage, RecordProposal};
use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed, Scope, scope};
use crate::port::StoreError;

impl Office {
    /// The asker's own proposals, newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn own_proposals(&self, actor: &Actor) -> Result<Vec<RecordProposal>, StoreError> {
        let mut all: Vec<RecordProposal> = self.all_records(PROPOSAL)?;
        all.retain(|proposal| proposal.author() == actor.account);
        all.sort_by_key(|proposal| std::cmp::Reverse(number(proposal)));
        Ok(all)
    }

    /// The proposals of others that the asker may answer, or could have: those that wait first, the oldest of them in front; then those that
    /// were answered, the newest in front.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn proposals(&self, actor: &Actor) -> Result<Vec<RecordProposal>, StoreError> {
        let value = self.value();
        let mut all: Vec<RecordProposal> = self.all_records(PROPOSAL)?;
        all.retain(|proposal| may_see(actor, &value, proposal));
        all.sort_by_key(|proposal| {
            let sent = proposal.time_of(ProposalDeed::Send).unwrap_or(0);
            match proposal.stage {
                ProposalStage::Sent => (0, sent),
                _ => (1, -sent),
            }
        });
        Ok(all)
    }

    /// One proposal, if the asker wrote it or may see it.
    pub fn proposal(&self, actor: &Actor, id: &str) -> Option<RecordProposal> {
        let proposal: RecordProposal = self.one_record(PROPOSAL, id)?;
        let seen = proposal.author() == actor.account || may_see(actor, &self.value(), &proposal);
        seen.then_some(proposal)
    }
}

fn number(proposal: &RecordProposal) -> u32 {
    let digits = proposal.id.rsplit('-').next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

fn may_see(actor: &Actor, value: &Value, proposal: &RecordProposal) -> bool {
    let lies_there = matches!(proposal.stage, ProposalStage::Sent | ProposalStage::Answered);
    lies_there
        && proposal.author() != actor.account
        && decides_over(actor, value, DataClass::Personal)(&proposal.person)
}

/// Whether a record, by its id, lies where the asker decides with a class of data, on the structure of today.
pub(crate) fn decides_over<'v>(actor: &Actor, value: &'v Value, class: DataClass) -> impl Fn(&str) -> bool + 'v {
    let view: View<'v> = value.on(actor.today, Seq::LATEST);
    let structure = ledger::view::Structure::of(view);
    let scope: Scope = scope(actor, Deed::Decide, class, value, &structure);
    move |person| {
        let record = person.parse().ok().and_then(|person| value.record_of(person));
        record.is_some_and(|ix| {
            let unit = view.person(ix).and_then(|person| person.unit());
            scope.covers(unit, Some(ix), &structure)
        })
    }
}
