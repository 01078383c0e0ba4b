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
        let value = self.value();
        all.retain(|proposal| is_own(actor, &value, proposal));
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
        let value = self.value();
        let seen = is_own(actor, &value, &proposal) || may_see(actor, &value, &proposal);
        seen.then_some(proposal)
    }
}

/// The number in a proposal's id.
pub(super) fn number(proposal: &RecordProposal) -> Option<u32> {
    proposal.id.rsplit('-').next()?.parse().ok()
}

fn may_see(actor: &Actor, value: &Value, proposal: &RecordProposal) -> bool {
    let lies_there = matches!(proposal.stage, ProposalStage::Sent | ProposalStage::Answered);
    lies_there
        && proposal.author() != actor.principal()
        && decides_over(actor, value, DataClass::Personal)(&proposal.person)
}

/// Whether a proposal is the asker's own: written by the account, for the record that belongs to it now.
pub(crate) fn is_own(actor: &Actor, value: &Value, proposal: &RecordProposal) -> bool {
    proposal.author() == actor.account && is_own_record(actor, value, &proposal.person)
}

/// Whether a record, by its id, is the one that belongs to the asker. An account may be bound to another person later: what it wrote for the
/// first is not its own any more.
pub(crate) fn is_own_record(actor: &Actor, value: &Value, person: &str) -> bool {
    let named = person.parse().ok().and_then(|person| value.record_of(person));
    named.is_some() && actor.person.and_then(|own| value.record_of(own)) == named
}

/// Whether a record, by its id, lies where the asker decides with a class of data, on the structure of today.
pub(crate) fn decides_over<'v>(actor: &Actor, value: &'v Value, class: DataClass) -> impl Fn(&str) -> bool + 'v {
    reaches_over(actor, value, Deed::Decide, class)
}

/// Whether a record, by its id, lies where the asker does a deed with a class of data, on the structure of today.
pub(crate) fn reaches_over<'v>(
    actor: &Actor,
    value: &'v Value,
    deed: Deed,
    class: DataClass,
) -> impl Fn(&str) -> bool + 'v {
    let view: View<'v> = value.on(actor.today, Seq::LATEST);
    let structure = ledger::view::Structure::of(view);
    let scope: Scope = scope(actor, deed, class, value, &structure);
    move |person| {
        let record = person.parse().ok().and_then(|person| value.record_of(person));
        record.is_some_and(|ix| {
            let unit = view.person(ix).and_then(|person| person.unit());
            scope.covers(unit, Some(ix), &structure)
        })
    }
}
