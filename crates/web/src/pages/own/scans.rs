//! `POST /ho-so-cua-toi/de-nghi/{id}/tep`: attaches a scan to an own proposal; `…/tep/bo` takes one away
//! again.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::proposals::{CannotPropose, ProposalStage, RecordProposal};
use office::writer::NotDone;

use super::proposal::{own, view};
use crate::components::Problem;
use crate::pages::proposals::said;
use crate::pages::scans::{ScansView, sent};
use crate::site::{Fields, PageError, Uploaded, Visit, page_with};
use crate::urls;

/// Attaches what was sent.
pub(crate) async fn attach(
    Path(id): Path<String>,
    visit: Visit,
    Extension(uploaded): Extension<Uploaded>,
) -> Result<Response, PageError> {
    let (name, bytes) = match sent(uploaded) {
        Ok(file) => file,
        Err(problem) => return again(&visit, &id, vec![problem]),
    };
    let (actor, proposal) = (visit.actor.clone(), id.clone());
    let done = visit
        .site
        .write(move |office| office.attach_to_proposal(&actor, &proposal, &name, &bytes))
        .await?;
    settled(&visit, &id, done)
}

/// Takes one away again.
pub(crate) async fn detach(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let (actor, proposal, which) = (visit.actor.clone(), id.clone(), fields.get("tep").to_owned());
    let done = visit
        .site
        .write(move |office| office.detach_from_proposal(&actor, &proposal, &which))
        .await?;
    settled(&visit, &id, done)
}

fn settled(
    visit: &Visit,
    id: &str,
    done: Result<RecordProposal, NotDone<CannotPropose>>,
) -> Result<Response, PageError> {
    match said(visit, done)? {
        Ok(proposal) => Ok(Redirect::to(&format!("{}#tep", urls::own_proposal(&proposal.id))).into_response()),
        Err(problems) => again(visit, id, problems),
    }
}

fn again(visit: &Visit, id: &str, problems: Vec<Problem>) -> Result<Response, PageError> {
    let proposal = own(visit, id)?;
    page_with(
        StatusCode::UNPROCESSABLE_ENTITY,
        &view(visit, &proposal, false, problems),
    )
}

/// The scans of an own proposal: while it is being written they come and go.
pub(super) fn scans(visit: &Visit, proposal: &RecordProposal) -> ScansView {
    let open = proposal.stage == ProposalStage::Draft;
    let loose: Vec<_> = if open {
        proposal.scans.iter().collect()
    } else {
        Vec::new()
    };
    let here = urls::own_proposal(&proposal.id);
    ScansView::of(visit.lang(), &here, &proposal.scans, true, &loose, open)
}
