//! `GET` and `POST /ho-so-cua-toi/de-nghi/{id}`: an own proposal, what was answered, and the steps that are left.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::proposals::{ProposalStage, RecordProposal};

use super::scans::scans;
use super::show::OwnProposalPage;
use crate::components::{Crumb, Problem, Problems};
use crate::pages::proposals::{changes, clock, said, stage_said, trail};
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let proposal = own(&visit, &id)?;
    page_with(StatusCode::OK, &view(&visit, &proposal, false, Vec::new()))
}

/// Sends it, gives it up, takes a change out, or shows what is sensitive once that is on record.
pub(crate) async fn step(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let proposal = own(&visit, &id)?;
    let (actor, word) = (visit.actor.clone(), fields.get("buoc").to_owned());
    let at: Option<usize> = fields.get("bo").parse().ok();
    let opens = word == "open";
    let done = visit
        .site
        .write(move |office| {
            Some(match (word.as_str(), at) {
                ("send", _) => office.send_proposal(&actor, &id),
                ("withdraw", _) => office.withdraw_proposal(&actor, &id),
                ("open", _) => office.open_proposal(&actor, &id),
                ("", Some(at)) => office.drop_change(&actor, &id, at),
                _ => return None,
            })
        })
        .await?;
    match said(&visit, done.ok_or(PageError::Unprocessable)?)? {
        Ok(proposal) if opens => page_with(StatusCode::OK, &view(&visit, &proposal, true, Vec::new())),
        Ok(proposal) => Ok(Redirect::to(&urls::own_proposal(&proposal.id)).into_response()),
        Err(list) => page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&visit, &proposal, false, list)),
    }
}

pub(super) fn own(visit: &Visit, id: &str) -> Result<RecordProposal, PageError> {
    let found = visit.site.office().proposal(&visit.actor, id);
    let own = found.filter(|proposal| proposal.author() == visit.actor.account);
    own.ok_or(PageError::NotFound)
}

pub(super) fn view(visit: &Visit, proposal: &RecordProposal, open: bool, list: Vec<Problem>) -> OwnProposalPage {
    let lang = visit.lang();
    let crumbs = vec![
        Crumb {
            name: lang.say("own-title"),
            href: Some(urls::OWN.to_owned()),
        },
        Crumb {
            name: proposal.id.clone(),
            href: None,
        },
    ];
    let mut frame = frame_at(visit, crumbs);
    let here = urls::own_proposal(&proposal.id);
    frame.here.clone_from(&here);
    OwnProposalPage {
        frame,
        problems: Problems { lang, list },
        id: proposal.id.clone(),
        stage: stage_said(visit, proposal),
        clock: clock(visit, proposal),
        folded: proposal.is_sensitive() && !open,
        changes: changes(visit, proposal, open),
        drops: proposal.stage == ProposalStage::Draft,
        withdraws: matches!(proposal.stage, ProposalStage::Draft | ProposalStage::Sent),
        scans: scans(visit, proposal),
        trail: trail(visit, proposal),
        here,
    }
}
