//! `POST /quy-dinh-rieng/{edition}/duyet`, `/ket-thuc`, `/bo`: an edition is approved, ended, or its draft taken away.

use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::figures::Asker;
use office::local_rules::{Edition, LocalRuleProblem};
use office::permission::Deed;
use office::writer::NotDone;
use words::{Message, reading};

use super::edition::{Typed, view};
use super::said::refusal;
use crate::components::Problem;
use crate::site::{Fields, PageError, Visit, page_with};
use crate::urls;

/// Approves a draft in the version that was read.
pub(crate) async fn approve(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let version: u32 = fields.get("ban").parse().map_err(|_| PageError::Unprocessable)?;
    let (actor, own) = (visit.actor.clone(), id.clone());
    let done = visit
        .site
        .write(move |office| office.approve_edition(Asker::Account(&actor), &own, version))
        .await?;
    after(&visit, &id, "duyet", done, Typed::default())
}

/// Ends an edition on a day, by a paper.
pub(crate) async fn end(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    if !visit
        .site
        .office()
        .may_set_rules(Asker::Account(&visit.actor), Deed::ApproveRules)
    {
        return Err(PageError::Forbidden);
    }
    let ending = ["ket-thuc", "van-ban"].map(|name| fields.get(name).trim().to_owned());
    let typed = Typed {
        ending: ending.clone(),
        ..Typed::default()
    };
    let [day, paper] = ending;
    let Some(on) = reading::day(&day) else {
        let problem = Problem {
            field: Some("ket-thuc"),
            message: Message::new("local-rules-bad-day").with("typed", day),
        };
        let typed = Typed {
            problems: vec![problem],
            ..typed
        };
        return page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &view(&visit, &id, typed)?);
    };
    let (actor, own) = (visit.actor.clone(), id.clone());
    let done = visit
        .site
        .write(move |office| office.end_edition(Asker::Account(&actor), &own, on, &paper))
        .await?;
    after(&visit, &id, "ket-thuc", done, typed)
}

/// Takes a draft away.
pub(crate) async fn discard(
    Path(id): Path<String>,
    visit: Visit,
    _checked: Extension<Fields>,
) -> Result<Response, PageError> {
    let (actor, own) = (visit.actor.clone(), id.clone());
    let done = visit
        .site
        .write(move |office| office.discard_edition(Asker::Account(&actor), &own))
        .await?;
    match done {
        Ok(()) => Ok(Redirect::to(&urls::with(urls::LOCAL_RULES, "xong", "bo")).into_response()),
        Err(problem) => {
            let (status, problems) = refusal(visit.lang(), problem)?;
            let typed = Typed {
                problems,
                ..Typed::default()
            };
            page_with(status, &view(&visit, &id, typed)?)
        }
    }
}

fn after(
    visit: &Visit,
    id: &str,
    done: &str,
    outcome: Result<Edition, NotDone<Vec<LocalRuleProblem>>>,
    typed: Typed,
) -> Result<Response, PageError> {
    match outcome {
        Ok(_) => Ok(Redirect::to(&urls::with(&urls::local_rules(id), "xong", done)).into_response()),
        Err(problem) => {
            let (status, problems) = refusal(visit.lang(), problem)?;
            page_with(status, &view(visit, id, Typed { problems, ..typed })?)
        }
    }
}
