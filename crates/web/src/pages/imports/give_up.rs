//! `POST /nhap-du-lieu/{upload}/bo`: gives an upload up.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};

use super::shelf::Run;
use crate::site::{Member, PageError};
use crate::urls;

/// Gives it up; what is being written is stopped by its own button first.
pub(crate) async fn give_up(Path(id): Path<String>, member: Member) -> Result<Response, PageError> {
    let (actor, own) = (member.actor(), id.clone());
    if member.site.office().upload(&actor, &id).is_none() {
        return Err(PageError::NotFound);
    }
    if matches!(member.site.imports().run(&id), Some(Run::Writes(_))) {
        return Ok(Redirect::to(&urls::of_upload(&id, "tien-do")).into_response());
    }
    let done = member
        .site
        .write(move |office| office.give_up_upload(&actor, &own))
        .await?;
    done.map_err(|problem| PageError::not_done(problem, |_| PageError::NotFound))?;
    member.site.imports().forget(&id);
    Ok(Redirect::to(&urls::with(urls::IMPORTS, "xong", "bo")).into_response())
}
