//! `POST /hien-thi`: keeps the choice of language and theme, and goes back to the page.

use axum::Extension;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use words::Lang;

use crate::components::Theme;
use crate::site::{Cookie, Fields, Site};
use crate::urls;

pub(crate) async fn display(State(site): State<Site>, Extension(fields): Extension<Fields>) -> Response {
    let lang = Lang::from_tag(fields.get("lang")).map(|lang| Cookie::Lang.set(lang.tag(), site.tls()));
    let theme = Theme::from_word(fields.get("theme")).map(|theme| Cookie::Theme.set(theme.word(), site.tls()));
    let cookies: Vec<_> = lang
        .into_iter()
        .chain(theme)
        .map(|cookie| (SET_COOKIE, cookie))
        .collect();
    let back = fields.get("back");
    // The log-in form itself is a page to come back to as well.
    let is_login = back == urls::LOGIN || back.starts_with(&format!("{}?", urls::LOGIN));
    let back = if is_login {
        Some(urls::LOGIN)
    } else {
        urls::own_path(back)
    };
    (AppendHeaders(cookies), Redirect::to(back.unwrap_or(urls::TASKS))).into_response()
}
