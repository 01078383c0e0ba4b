//! `GET /bo-loc/{list}`: opens a kept list: the way to the list of people with its conditions, at the moment looked at.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::site::{PageError, Visit};
use crate::urls;

/// Rights are asked here, and again by the list itself: a list that somebody else shares opens for those alone who may see the same.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let office = visit.site.office();
    let list = office.saved_list(&visit.actor, &id, &visit.value, &visit.structure());
    let list = list.ok_or(PageError::NotFound)?;
    let fields = list.fields.iter();
    let url = fields.fold(urls::PEOPLE.to_owned(), |url, (name, text)| {
        urls::with(&url, name, text)
    });
    Ok(Redirect::to(&visit.at(&urls::with(&url, "bo-loc", &id))).into_response())
}
