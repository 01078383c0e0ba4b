//! What the page of a person shows beside the record where it is the reader's own.

use ledger::view::PersonView;
use office::proposals::{ProposalDeed, RecordProposal};
use words::writing;

use super::lacking::ALL;
use super::show::{OwnPart, ProposalRow};
use crate::pages::proposals::stage_said;
use crate::site::{PageError, Visit};
use crate::urls;

/// The proposals of the reader, and what can be added to the record.
pub(crate) fn of_reader(visit: &Visit, person: &PersonView<'_>) -> Result<OwnPart, PageError> {
    let lang = visit.lang();
    let own = visit.site.office().own_proposals(&visit.actor);
    let own = own.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let (lacking, others): (Vec<_>, Vec<_>) = ALL.into_iter().partition(|one| one.is_lacking(person, &visit.value));
    let link = |one: super::lacking::Lackable| (one.name(lang), urls::own_addition(one.word));
    Ok(OwnPart {
        proposals: own.iter().map(|proposal| row(visit, proposal)).collect(),
        lacking: lacking.into_iter().map(link).collect(),
        others: others.into_iter().map(link).collect(),
    })
}

fn row(visit: &Visit, proposal: &RecordProposal) -> ProposalRow {
    let moved = proposal.steps.last().map(|step| writing::moment(step.time));
    ProposalRow {
        id: proposal.id.clone(),
        href: urls::own_proposal(&proposal.id),
        lines: i64::try_from(proposal.lines().count()).unwrap_or(i64::MAX),
        stage: stage_said(visit, proposal),
        sent: proposal
            .time_of(ProposalDeed::Send)
            .map(writing::moment)
            .unwrap_or_default(),
        moved: moved.unwrap_or_default(),
    }
}
