//! `POST /dang-do`: saves what is typed and not sent; `POST /dang-do/bo`: drops it. What a form has sent is kept no longer.

use axum::Extension;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use office::unfinished::{Held, SeenForm, UnfinishedEnd, UnfinishedRefused};
use office::writer::NotDone;
use serde_json::json;
use words::{Message, writing};

use super::forms::own_form;
use crate::site::{Fields, PageError, Reader, Site, Visit};

/// The field by which a form tells its own name.
const NAME: &str = "dang-do";

/// Saves.
pub(crate) async fn save(visit: Visit, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let form = fields.get("bieu-mau").to_owned();
    let about = own_form(&visit, &form)?.about;
    // A window that says nothing of itself is held to the version alone.
    let window = Some(fields.get("cua-so")).filter(|sign| sign.len() <= 32);
    let seen = SeenForm {
        version: fields.get("ban").parse().map_err(|_| PageError::Unprocessable)?,
        window: window.unwrap_or_default().to_owned(),
        turn: fields.get("lan-luu").parse().unwrap_or(0),
    };
    let typed: Vec<(String, Held)> = serde_json::from_str(fields.get("chu")).map_err(|_| PageError::Unprocessable)?;
    let actor = visit.actor.clone();
    let saved = visit
        .site
        .write(move |office| office.save_unfinished(&actor, &form, about, seen, typed))
        .await?;
    let say = |message: Message| visit.lang().speak(&message);
    let at = |id: &'static str, time: i64| say(Message::new(id).with("time", writing::moment(time)));
    match saved {
        Ok(saved) => {
            let said = at("autosave-saved", saved.saved);
            Ok(told(StatusCode::OK, &json!({ "said": said, "version": saved.version })))
        }
        Err(NotDone::Refused(UnfinishedRefused::Newer { saved, version })) => {
            let said = at("autosave-newer", saved);
            Ok(told(StatusCode::CONFLICT, &json!({ "said": said, "version": version })))
        }
        Err(NotDone::Refused(UnfinishedRefused::TooLarge)) => {
            let said = say(Message::new("autosave-too-large"));
            Ok(told(StatusCode::PAYLOAD_TOO_LARGE, &json!({ "said": said })))
        }
        Err(problem) => Err(not_done(problem)),
    }
}

/// Drops.
pub(crate) async fn drop_it(visit: Visit, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let form = fields.get("bieu-mau").to_owned();
    own_form(&visit, &form)?;
    let actor = visit.actor.clone();
    let ended = visit
        .site
        .write(move |office| office.end_unfinished(&actor, &form, UnfinishedEnd::Dropped))
        .await?;
    ended.map_err(not_done)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn not_done(problem: NotDone<UnfinishedRefused>) -> PageError {
    PageError::not_done(problem, |refused| PageError::Failed(format!("{refused:?}")))
}

fn told(status: StatusCode, what: &serde_json::Value) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], what.to_string()).into_response()
}

/// The name of the form that a request sends, where it is one that is saved as one types.
pub(crate) fn form_in(request: &Request) -> Option<String> {
    let name = request.extensions().get::<Fields>()?.get(NAME);
    (!name.is_empty()).then(|| name.to_owned())
}

/// A form was sent and its answer leads on: what was kept of it goes. Where that cannot be written it goes in a week.
pub(crate) async fn sent(site: &Site, reader: &Reader, form: Option<String>, answer: StatusCode) {
    let (Some(form), Some(who)) = (form, &reader.session) else {
        return;
    };
    if answer == StatusCode::SEE_OTHER {
        let actor = who.actor(site.office().today());
        let end = move |office: &office::Office| office.end_unfinished(&actor, &form, UnfinishedEnd::Sent);
        let _ended = site.write(end).await;
    }
}
