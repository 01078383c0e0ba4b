//! What an erasure takes from drafts and proposals, and from what is remembered of orders: they hold the content of acts a second time.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{ActId, Seq, Value};

use super::CannotErase;
use crate::audit::Event;
use crate::drafts::{DRAFT, Draft, OFFICE, Stage};
use crate::once;
use crate::port::{Chain, StoreError};
use crate::proposals::{PROPOSAL, ProposalDeed, ProposalStage, ProposalStep, ProposedChange, RecordProposal};
use crate::scans::Concerned;
use crate::writer::Desk;

/// An erasure.
pub(super) struct Erasure<'e> {
    /// The ledger before it.
    pub(super) before: &'e Value,
    /// The acts.
    pub(super) acts: &'e [ActId],
    /// Of whom they were.
    pub(super) concerned: &'e Concerned,
    /// Why.
    pub(super) because: &'e str,
    /// The day.
    pub(super) today: ledger::Day,
}

impl Erasure<'_> {
    /// Takes it.
    pub(super) fn let_go(&self, desk: &mut Desk<'_>) -> Result<(), CannotErase> {
        let unreadable = |problem: StoreError| CannotErase::Unreadable(problem.to_string());
        let (mut drafts, mut changed) = (BTreeMap::new(), BTreeSet::new());
        for (id, mut draft) in desk.records::<Draft>(DRAFT).map_err(unreadable)? {
            let gone = self.of_draft(desk, &mut draft);
            if gone > 0 {
                desk.put(DRAFT, &id, &draft);
                note(desk, &id, ("draft.erase", "acts", gone));
                changed.insert(id.clone());
            }
            drafts.insert(id, draft);
        }
        // What a draft said when it was ordered may be what is erased, though it says it no more.
        once::told_anew(desk, |then: &Draft| {
            let now = drafts.get(&then.id)?;
            (changed.contains(&then.id) || now.content_mark() != then.content_mark()).then_some(now)
        })
        .map_err(unreadable)?;
        for (id, mut proposal) in desk.records::<RecordProposal>(PROPOSAL).map_err(unreadable)? {
            let gone = self.of_proposal(desk, &mut proposal);
            if gone > 0 {
                desk.put(PROPOSAL, &id, &proposal);
                note(desk, &id, ("proposal.erase", "changes", gone));
            }
        }
        Ok(())
    }

    /// Of a draft that is entered the erased acts go; of any other those that amend one of them; and of one that was given up all that speak of
    /// the persons, since it serves nobody any more.
    fn of_draft(&self, desk: &Desk<'_>, draft: &mut Draft) -> usize {
        let (entered, given_up) = (draft.entered.map(Seq), draft.stage == Stage::Withdrawn);
        draft.erase((desk.now(), self.because), |ordinal, dated| {
            if let Some(decision) = entered {
                return self.acts.contains(&ActId { decision, ordinal });
            }
            let told = || self.concerned.told_by(self.before, ordinal, dated);
            self.concerned.amended_by(dated) || (given_up && told())
        })
    }

    /// Of a proposal that is over everything goes: what was accepted of it stands in the ledger, the rest serves nobody any more. Of one that
    /// waits goes what shows an erased act; where nothing is left it is over.
    fn of_proposal(&self, desk: &Desk<'_>, proposal: &mut RecordProposal) -> usize {
        if proposal.person.parse().is_ok_and(|person| !self.concerned.is(person)) {
            return 0;
        }
        let (all, open) = (proposal.changes.len(), proposal.is_open());
        let shows = |change: &ProposedChange| match change.target() {
            Some(target) => self.acts.contains(&target),
            // What stood in its place went, and nothing else has changed that.
            None => change.now(self.before, self.today) != change.now(desk.value(), self.today),
        };
        proposal.changes.retain(|change| open && !shows(change));
        let gone = all - proposal.changes.len();
        if gone == 0 {
            return 0;
        }
        if proposal.changes.is_empty() && open {
            proposal.stage = ProposalStage::Withdrawn;
        }
        proposal.steps.push(ProposalStep {
            deed: ProposalDeed::Erase,
            by: OFFICE.to_owned(),
            time: desk.now(),
        });
        gone
    }
}

fn note(desk: &mut Desk<'_>, id: &str, (action, what, gone): (&str, &str, usize)) {
    let event = Event::new(desk.now(), OFFICE, action).on(id);
    desk.note(Chain::Audit, event.with(format!("{what}={gone}")));
}
