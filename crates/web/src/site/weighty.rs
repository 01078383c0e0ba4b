//! Weighty deeds: before them whoever is logged in proves again to be just that, unless the last proof is fresh. What was typed stands in the
//! page that asks, and goes on to its deed with the proof: nothing is lost, and nothing has happened before.

use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};

use super::{Fields, PageError, Reader, Site};
use crate::pages::login::ask_proof;
use crate::urls;

/// The field in which the proof is typed.
pub(crate) const PROOF: &str = "chung-thuc";

/// Which requests of an address are weighty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weighty {
    /// None.
    Never,
    /// What is posted.
    Posts,
    /// What is posted with one of these words in a field.
    When(&'static str, &'static [&'static str]),
    /// Asking for it at all: it leaves the house.
    Always,
}

impl Weighty {
    /// What a request must prove first; none where it goes on.
    pub(super) fn asks(self, site: &Site, reader: &Reader, request: &Request) -> Option<Asked> {
        let who = reader.session.as_ref()?;
        let posted = request.method() == Method::POST;
        let fields = request.extensions().get::<Fields>();
        let is = match self {
            Self::Never => false,
            Self::Posts => posted,
            Self::Always => true,
            Self::When(field, words) => posted && fields.is_some_and(|fields| words.contains(&fields.get(field))),
        };
        if !is || site.office().is_proved(&who.session) {
            return None;
        }
        let fields = fields.cloned().unwrap_or_default();
        Some(Asked(posted.then_some(fields)))
    }
}

/// A weighty request that waits for a proof: what was posted with it, where something was.
pub(super) struct Asked(Option<Fields>);

/// What is answered in place of a weighty request; none where the proof came with it.
pub(super) async fn held_back(asked: Asked, site: &Site, reader: &Reader) -> Option<Response> {
    let Some(fields) = asked.0 else {
        return Some(Redirect::to(&urls::with(urls::PROVE, "tiep", &reader.here)).into_response());
    };
    let typed = fields.get(PROOF).to_owned();
    let kept = fields.but(&["csrf", PROOF]);
    let page = |status, problem| {
        let page = ask_proof(site, reader, (reader.here.as_str(), kept), (status, problem));
        page.unwrap_or_else(PageError::into_response)
    };
    if typed.is_empty() {
        return Some(page(StatusCode::UNPROCESSABLE_ENTITY, None));
    }
    match prove(site, reader, typed).await {
        Ok(None) => None,
        Ok(Some((status, message))) => Some(page(status, Some(message))),
        Err(problem) => Some(problem.into_response()),
    }
}

/// Takes a proof; what is wrong with it, where it is refused.
pub(crate) async fn prove(
    site: &Site,
    reader: &Reader,
    typed: String,
) -> Result<Option<(StatusCode, words::Message)>, PageError> {
    let who = reader.session.clone().ok_or(PageError::LogInFirst)?;
    let done = site
        .write(move |office| office.prove(&who.account, &who.key, &typed))
        .await?;
    crate::pages::login::proof_said(done)
}
