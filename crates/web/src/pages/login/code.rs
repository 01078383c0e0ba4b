//! `GET` and `POST /dang-nhap/ma`: the second step of a log-in.

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use office::accounts::{FactorRefused, SessionKey};
use office::writer::NotDone;

use super::device;
use super::enter::{field, stranger};
use crate::components::{Frame, Problem, Problems};
use crate::pages::account::words_of;
use crate::site::{Cookie, Fields, Jar, PageError, Reader, Site, page_with};
use crate::urls;

/// The form for a code.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/login/code.html")]
pub struct CodePage {
    /// The frame; nobody is logged in yet.
    pub frame: Frame,
    /// What is to be mended: field `ma`.
    pub problems: Problems,
    /// Where to go after log-in: a path of this site.
    pub next: Option<String>,
}

/// The form; without a first step, the log-in.
pub(crate) async fn ask_code(
    State(site): State<Site>,
    Extension(reader): Extension<Reader>,
    Query(query): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let key = half(&site, &headers);
    if key.is_none_or(|key| site.office().half_log_in(&key).is_none()) {
        return Ok(Redirect::to(urls::LOGIN).into_response());
    }
    let next = field(&query, "tiep").and_then(urls::own_path);
    page_with(StatusCode::OK, &view(&site, &reader, next, Vec::new()))
}

/// Logs in with the code, or says what is to be mended.
pub(crate) async fn take_code(
    State(site): State<Site>,
    Extension(reader): Extension<Reader>,
    headers: HeaderMap,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let next = urls::own_path(fields.get("tiep")).unwrap_or(urls::TASKS).to_owned();
    let Some(half) = half(&site, &headers) else {
        return Ok(Redirect::to(urls::LOGIN).into_response());
    };
    let typed = fields.get("ma").to_owned();
    match site.write(move |office| office.second_step(&half, &typed)).await? {
        Ok((key, _)) => {
            device::note(&site, &reader, &headers, &key);
            if let Some(before) = reader.session {
                site.write(move |office| office.log_out(&before.key)).await?;
            }
            let cookies = AppendHeaders([
                (SET_COOKIE, Cookie::Session.set(&key.cookie(), site.tls())),
                (SET_COOKIE, Cookie::Half.clear(site.tls())),
                (SET_COOKIE, Cookie::Form.clear(site.tls())),
            ]);
            Ok((cookies, Redirect::to(&next)).into_response())
        }
        Err(NotDone::Refused(FactorRefused::NotBegun)) => {
            Ok(Redirect::to(&urls::with(urls::LOGIN, "het", "1")).into_response())
        }
        Err(NotDone::Refused(why)) => {
            let (status, message) = words_of(&why);
            let problem = Problem {
                field: Some("ma"),
                message,
            };
            let next = Some(next.as_str()).filter(|next| *next != urls::TASKS);
            page_with(status, &view(&site, &reader, next, vec![problem]))
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

fn half(site: &Site, headers: &HeaderMap) -> Option<SessionKey> {
    let jar = Jar::of(headers, site.tls());
    jar.get(Cookie::Half).and_then(SessionKey::from_cookie)
}

fn view(site: &Site, reader: &Reader, next: Option<&str>, list: Vec<Problem>) -> CodePage {
    CodePage {
        frame: stranger(site, reader),
        problems: Problems {
            lang: reader.lang,
            list,
        },
        next: next.map(str::to_owned),
    }
}
