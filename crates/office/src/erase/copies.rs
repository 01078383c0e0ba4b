//! What an erasure takes from drafts and proposals: they hold the content of acts a second time.

use ledger::{ActId, Day, Seq, Value};

use super::CannotErase;
use crate::audit::Event;
use crate::drafts::{DRAFT, Draft, Stage};
use crate::port::{Chain, StoreError};
use crate::proposals::{PROPOSAL, ProposalStage, ProposedChange, RecordProposal};
use crate::scans::Concerned;
use crate::writer::Desk;

/// Takes it. `before` is the ledger before the erasure.
///
/// Of a draft that is entered the erased acts go; of any other those that amend one of them, and of one that was given up all that speak
/// of the persons, since it serves nobody any more. Of proposals the same.
pub(super) fn let_go(
    desk: &mut Desk<'_>,
    before: &Value,
    concerned: &Concerned,
    (acts, today): (&[ActId], Day),
) -> Result<(), CannotErase> {
    let unreadable = |problem: StoreError| CannotErase::Unreadable(problem.to_string());
    for (id, mut draft) in desk.records::<Draft>(DRAFT).map_err(unreadable)? {
        let (entered, given_up) = (draft.entered.map(Seq), draft.stage == Stage::Withdrawn);
        let gone = draft.take_out(|ordinal, dated| match entered {
            Some(decision) => acts.contains(&ActId { decision, ordinal }),
            None => concerned.amended_by(dated) || (given_up && concerned.told_by(before, ordinal, dated)),
        });
        if gone > 0 {
            desk.put(DRAFT, &id, &draft);
            note(desk, &id, ("draft.erase", "acts", gone));
        }
    }
    for (id, mut proposal) in desk.records::<RecordProposal>(PROPOSAL).map_err(unreadable)? {
        if proposal.person.parse().is_ok_and(|person| !concerned.is(person)) {
            continue;
        }
        let (all, open) = (proposal.changes.len(), proposal.is_open());
        // What it found standing may be what went.
        let shows = |change: &ProposedChange| match change.target() {
            Some(target) => acts.contains(&target),
            None => change.was().is_some() && change.was() != change.now(desk.value(), today),
        };
        proposal.changes.retain(|change| open && !shows(change));
        if proposal.changes.is_empty() && open {
            proposal.stage = ProposalStage::Withdrawn;
        }
        let gone = all - proposal.changes.len();
        if gone > 0 {
            desk.put(PROPOSAL, &id, &proposal);
            note(desk, &id, ("proposal.erase", "changes", gone));
        }
    }
    Ok(())
}

fn note(desk: &mut Desk<'_>, id: &str, (action, what, gone): (&str, &str, usize)) {
    let event = Event::new(desk.now(), "office", action).on(id);
    desk.note(Chain::Audit, event.with(format!("{what}={gone}")));
}
