//! `POST /van-ban/{id}/tep`: attaches a scan to a draft; `…/tep/bo` takes one away again; `…/tep/{scan}` gives one, once that is on record.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::drafts::{CannotStep, Draft};
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use office::writer::NotDone;

use super::head::seen;
use super::open::view;
use super::step::said;
use crate::components::Problem;
use crate::pages::scans::{ScansView, gone, send, sent};
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
        Err(problem) => return again(&visit, &id, problem),
    };
    let (actor, draft) = (visit.actor.clone(), id.clone());
    let done = visit
        .site
        .write(move |office| office.attach_to_draft(Asker::Account(&actor), &draft, &name, &bytes))
        .await?;
    settled(&visit, &id, done)
}

/// Takes one away again.
pub(crate) async fn detach(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let (actor, draft, which) = (visit.actor.clone(), id.clone(), fields.get("tep").to_owned());
    let done = visit
        .site
        .write(move |office| office.detach_from_draft(Asker::Account(&actor), &draft, &which))
        .await?;
    settled(&visit, &id, done)
}

/// Gives one to be kept.
pub(crate) async fn open_scan(
    Path((id, which)): Path<(String, String)>,
    visit: Visit,
    _checked: Extension<Fields>,
) -> Result<Response, PageError> {
    let actor = visit.actor.clone();
    let done = visit
        .site
        .write(move |office| office.open_scan_of_draft(&actor, &id, &which))
        .await?;
    send(done.map_err(gone)?)
}

fn settled(visit: &Visit, id: &str, done: Result<Draft, NotDone<CannotStep>>) -> Result<Response, PageError> {
    match said(visit, done)? {
        Ok(draft) => Ok(Redirect::to(&format!("{}#tep", urls::draft(&draft.id))).into_response()),
        Err(problem) => again(visit, id, problem),
    }
}

fn again(visit: &Visit, id: &str, problem: Problem) -> Result<Response, PageError> {
    let (draft, decision) = seen(visit, id)?;
    let page = view(visit, &draft, &decision, vec![problem], &[])?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The scans of a draft; once it is entered they stand on the page of its decision.
pub(super) fn scans(visit: &Visit, draft: &Draft) -> ScansView {
    let (lang, here) = (visit.lang(), urls::draft(&draft.id));
    let author = draft.author() == visit.actor.account;
    let decides = !visit
        .scope(Deed::Decide, DataClass::Personal, &visit.structure())
        .is_empty();
    let may = decides && draft.takes_scans() && (author || !draft.stage.is_open());
    let loose: Vec<_> = if may { draft.loose_scans().collect() } else { Vec::new() };
    let opens = draft.entered.is_none() && visit.site.office().may_open_scans(&visit.actor, draft);
    let view = ScansView::of(lang, &here, &draft.scans, opens, &loose, may);
    let note = match draft.entered {
        Some(_) if !draft.scans.is_empty() => Some(lang.say("scans-beside-decision")),
        _ => view.note,
    };
    ScansView { note, ..view }
}
