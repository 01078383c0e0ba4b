//! `POST /tai-khoan/phien`: ends one of one's own sessions, or all others.

use axum::Extension;
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::site::{Fields, Member, PageError};
use crate::urls;

/// Ends them, and goes back to the page.
pub(crate) async fn end_sessions(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let (account, key) = (member.account().name.clone(), member.key().clone());
    let code = fields.get("phien").to_owned();
    let ended = member
        .site
        .write(move |office| match code.as_str() {
            "khac" => office.end_other_sessions(&account, Some(&key)),
            code => office.end_session(&account, code),
        })
        .await?;
    ended.map_err(|problem| PageError::not_done(problem, |()| PageError::Unprocessable))?;
    Ok(Redirect::to(&urls::with(urls::ACCOUNT, "xong", "phien")).into_response())
}
