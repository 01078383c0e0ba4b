//! `GET` and `POST /dang-nhap`.

use axum::Extension;
use axum::extract::{Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use office::accounts::LogInRefused;
use office::writer::NotDone;
use words::Message;

use super::device;
use super::form::LoginPage;
use crate::components::{Frame, Problem, Problems};
use crate::site::{Cookie, Fields, PageError, Reader, Site, frame, page_with};
use crate::urls;

/// The form.
pub(crate) async fn open(
    State(site): State<Site>,
    Extension(reader): Extension<Reader>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let next = field(&query, "tiep").and_then(urls::own_path);
    if reader.session.is_some() {
        return Ok(Redirect::to(next.unwrap_or(urls::TASKS)).into_response());
    }
    let ended = field(&query, "het").is_some();
    let view = LoginPage {
        next: next.map(str::to_owned),
        ended,
        ..form(&site, &reader)
    };
    page_with(StatusCode::OK, &view)
}

/// Logs in, or says what is to be mended. Which of the two parts was wrong is never said.
pub(crate) async fn enter(
    State(site): State<Site>,
    Extension(reader): Extension<Reader>,
    headers: HeaderMap,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let next = urls::own_path(fields.get("tiep")).unwrap_or(urls::TASKS).to_owned();
    let (name, secret) = (fields.get("ten").trim().to_owned(), fields.get("mat-khau").to_owned());
    let again = LoginPage {
        typed_name: name.clone(),
        next: Some(next.clone()).filter(|next| next != urls::TASKS),
        ..form(&site, &reader)
    };
    let empty = empty(&name, &secret);
    if !empty.is_empty() {
        return refused(again, StatusCode::UNPROCESSABLE_ENTITY, empty);
    }
    match site.write(move |office| office.log_in(&name, &secret)).await? {
        Ok((key, _)) => {
            device::note(&site, &reader, &headers, &key);
            if let Some(before) = reader.session {
                site.write(move |office| office.log_out(&before.key)).await?;
            }
            let cookies = AppendHeaders([
                (SET_COOKIE, Cookie::Session.set(&key.cookie(), site.tls())),
                (SET_COOKIE, Cookie::Form.clear(site.tls())),
            ]);
            Ok((cookies, Redirect::to(&next)).into_response())
        }
        Err(NotDone::Refused(LogInRefused::CodeAsked(half))) => {
            let cookies = AppendHeaders([(SET_COOKIE, Cookie::Half.set(&half.cookie(), site.tls()))]);
            let to = if next == urls::TASKS {
                urls::LOGIN_CODE.to_owned()
            } else {
                urls::with(urls::LOGIN_CODE, "tiep", &next)
            };
            Ok((cookies, Redirect::to(&to)).into_response())
        }
        Err(NotDone::Refused(why)) => {
            let (status, message) = words_of(&why);
            let problem = |field| Problem {
                field: Some(field),
                message: message.clone(),
            };
            refused(again, status, vec![problem("ten")])
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

fn words_of(why: &LogInRefused) -> (StatusCode, Message) {
    match why {
        LogInRefused::Wrong | LogInRefused::CodeAsked(_) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Message::new("login-refused"))
        }
        LogInRefused::HandedOutLongAgo => (StatusCode::UNPROCESSABLE_ENTITY, Message::new("login-handed-out-over")),
        LogInRefused::TooManyTries { wait } => {
            let minutes = (wait + 59) / 60;
            (
                StatusCode::TOO_MANY_REQUESTS,
                Message::new("login-slow-down").with("minutes", minutes),
            )
        }
    }
}

fn empty(name: &str, secret: &str) -> Vec<Problem> {
    let problem = |field, id| Problem {
        field: Some(field),
        message: Message::new(id),
    };
    let name = name.is_empty().then(|| problem("ten", "login-empty-name"));
    let secret = secret.is_empty().then(|| problem("mat-khau", "login-empty-password"));
    name.into_iter().chain(secret).collect()
}

fn refused(view: LoginPage, status: StatusCode, list: Vec<Problem>) -> Result<Response, PageError> {
    let lang = view.frame.lang;
    let view = LoginPage {
        problems: Problems { lang, list },
        ..view
    };
    page_with(status, &view)
}

pub(super) fn form(site: &Site, reader: &Reader) -> LoginPage {
    LoginPage {
        frame: stranger(site, reader),
        problems: Problems::none(reader.lang),
        typed_name: String::new(),
        next: None,
        ended: false,
        sign_on: site.office().sign_on_issuer().map(|issuer| issuer.name),
    }
}

/// The frame of a page before the log-in.
pub(super) fn stranger(site: &Site, reader: &Reader) -> Frame {
    Frame {
        rooms: Vec::new(),
        clerk: None,
        ..frame(site, reader)
    }
}

pub(super) fn field<'q>(query: &'q [(String, String)], name: &str) -> Option<&'q str> {
    let found = query.iter().find(|(key, _)| key == name);
    found.map(|(_, value)| value.as_str())
}
