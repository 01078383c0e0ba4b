//! `POST /xem-nhu/thoi`: ends looking through the rights of another account.

use axum::response::{IntoResponse as _, Redirect, Response};

use crate::site::{Member, PageError};
use crate::urls;

/// Ends it, and goes back to the accounts.
pub(crate) async fn stop(member: Member) -> Result<Response, PageError> {
    let (name, key) = (member.account().name.clone(), member.key().clone());
    let done = member.site.write(move |office| office.end_view(&name, &key)).await?;
    done.map_err(|problem| PageError::not_done(problem, |_| PageError::Unprocessable))?;
    Ok(Redirect::to(urls::USERS).into_response())
}
