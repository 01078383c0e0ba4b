//! `POST /dang-xuat`: ends the session here and in the browser.

use axum::Extension;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};

use crate::site::{Cookie, PageError, Reader, Site};
use crate::urls;

pub(crate) async fn leave(
    State(site): State<Site>,
    Extension(reader): Extension<Reader>,
) -> Result<Response, PageError> {
    if let Some(session) = reader.session {
        site.write(move |office| office.log_out(&session.key)).await?;
    }
    let cookies = AppendHeaders([(SET_COOKIE, Cookie::Session.clear(site.tls()))]);
    Ok((cookies, Redirect::to(urls::LOGIN)).into_response())
}
