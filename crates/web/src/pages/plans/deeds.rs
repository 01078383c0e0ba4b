//! `POST /phuong-an/{run}/dung`, `/bo`, `/lai`: a run is stopped so that the best is kept, given up, or run anew.

use std::sync::Arc;

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::figures::Asker;
use office::runs::{CannotRun, Run, RunWish};
use office::writer::NotDone;

use super::open::{found, show};
use super::problems::said;
use super::said::Speaker;
use crate::site::{Fields, PageError, Visit};
use crate::urls;

/// Stops it.
pub(crate) async fn stop(
    Path(id): Path<String>,
    visit: Visit,
    _checked: Extension<Fields>,
) -> Result<Response, PageError> {
    wish(id, visit, RunWish::Keep).await
}

/// Gives it up.
pub(crate) async fn give_up(
    Path(id): Path<String>,
    visit: Visit,
    _checked: Extension<Fields>,
) -> Result<Response, PageError> {
    wish(id, visit, RunWish::GiveUp).await
}

async fn wish(id: String, visit: Visit, wish: RunWish) -> Result<Response, PageError> {
    let (actor, own) = (visit.actor.clone(), id.clone());
    let done = visit
        .site
        .write(move |office| office.wish_of_run(Asker::Account(&actor), &own, wish))
        .await?;
    after(visit, id, done).await
}

/// Asks the same question again: where it gave something, on the ledger as it is now.
pub(crate) async fn again(
    Path(id): Path<String>,
    visit: Visit,
    _checked: Extension<Fields>,
) -> Result<Response, PageError> {
    let (own, key, office) = (visit.clone(), id.clone(), Arc::clone(visit.site.office()));
    let asked = visit.site.write(move |_| {
        let run = found(&own, &key)?;
        let mut question = run.question.clone();
        if run.state.has_result() {
            // What was found on an earlier state of the ledger is repeated on it by a way of its own.
            question.known = None;
        }
        Ok::<_, PageError>(office.ask_run(Asker::Account(&own.actor), question, Some(&run.id)))
    });
    let asked = asked.await??;
    after(visit, id, asked).await
}

async fn after(visit: Visit, id: String, done: Result<Run, NotDone<CannotRun>>) -> Result<Response, PageError> {
    match done {
        Ok(run) => Ok(Redirect::to(&urls::run(&run.id)).into_response()),
        // It ended meanwhile: its page says how.
        Err(NotDone::Refused(CannotRun::NotFrom(_))) => Ok(Redirect::to(&urls::run(&id)).into_response()),
        Err(problem) => {
            let list = said(&visit, &Speaker::of(&visit, visit.asked.day), problem)?;
            show(visit, id, StatusCode::UNPROCESSABLE_ENTITY, list).await
        }
    }
}
