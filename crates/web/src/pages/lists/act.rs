//! `POST /bo-loc`: keeps a list; `POST /bo-loc/{list}/ten` and `/xoa`: renames, shares or removes an own one.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::saved_lists::ListRefused;
use office::writer::NotDone;

use super::list::view;
use crate::pages::people::fields_of_form;
use crate::site::{Fields, PageError, Visit, page_with};
use crate::urls;

/// Keeps the list of a form under a name. What is sought by name is never kept.
pub(crate) async fn save(visit: Visit, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let kept = fields_of_form(&visit, &fields);
    let (actor, name) = (visit.actor.clone(), fields.get("ten").to_owned());
    let shared = fields.get("chung") == "1";
    let saved = visit
        .site
        .write(move |office| office.save_list(&actor, &name, shared, kept))
        .await?;
    answer(&visit, saved.map(drop))
}

/// Gives another name, shares it or no longer does.
pub(crate) async fn change(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let (actor, name) = (visit.actor.clone(), fields.get(&format!("ten-{id}")).to_owned());
    let shared = fields.get("chung") == "1";
    let changed = visit
        .site
        .write(move |office| office.rename_list(&actor, &id, &name, shared))
        .await?;
    answer(&visit, changed)
}

/// Keeps it no longer.
pub(crate) async fn remove(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let actor = visit.actor.clone();
    let removed = visit.site.write(move |office| office.remove_list(&actor, &id)).await?;
    answer(&visit, removed)
}

fn answer(visit: &Visit, done: Result<(), NotDone<ListRefused>>) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(Redirect::to(urls::KEPT_LISTS).into_response()),
        Err(NotDone::Refused(ListRefused::NoSuch)) => Err(PageError::NotFound),
        Err(NotDone::Refused(refused)) => page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(visit, Some(&refused))?),
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}
