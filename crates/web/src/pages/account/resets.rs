//! `POST /tai-khoan/da-biet`: whoever was let begin anew by somebody else says to have been told of it.

use axum::response::{IntoResponse as _, Redirect, Response};

use crate::site::{Member, PageError};
use crate::urls;

/// Notes it, and goes to the own account.
pub(crate) async fn see_resets(member: Member) -> Result<Response, PageError> {
    let name = member.account().name.clone();
    let done = member.site.write(move |office| office.see_resets(&name)).await?;
    done.map_err(|problem| PageError::not_done(problem, |_| PageError::Unprocessable))?;
    Ok(Redirect::to(urls::ACCOUNT).into_response())
}
