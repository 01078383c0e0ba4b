//! Around every operation: the key, the pace, the rule, the fields; then the office is asked, off the threads that answer pages.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts as _, Query, RawPathParams, Request};
use axum::http::header::{AUTHORIZATION, CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Response};
use office::accounts::{KeptKey, KeySecret};
use serde_json::{Map, Value};
use words::{Lang, Message};

use super::call::Call;
use super::input::{Input, Inputs, of_body, of_pairs};
use super::operation::{Operation, Reply};
use super::problem::{Fault, Part, Trouble};
use crate::site::{Reader, Rule, Site, reaches, trouble_code};

/// Answers one call.
pub(super) async fn answer(site: Site, operation: Arc<Operation>, request: Request) -> Response<Body> {
    let lang = super::language::of(request.headers());
    match answered(&site, operation, lang, request).await {
        Ok(reply) => sent(lang, reply),
        Err(trouble) => told(&site, lang, &trouble),
    }
}

/// A trouble as it is sent; one of our own is noted under a code.
pub(super) fn told(site: &Site, lang: Lang, trouble: &Trouble) -> Response<Body> {
    let code = trouble.cause().map(|cause| {
        let code = trouble_code();
        site.log(&format!("{code} /api: {cause}"));
        code
    });
    trouble.told(lang, code)
}

fn sent(lang: Lang, reply: Reply) -> Response<Body> {
    let mut answer = Response::new(Body::from(reply.body));
    *answer.status_mut() = reply.status;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    answer
}

async fn answered(site: &Site, operation: Arc<Operation>, lang: Lang, request: Request) -> Result<Reply, Trouble> {
    let key = key(site, request.headers())?;
    let asked = operation.id;
    let done = done(site, operation, (lang, &key), request).await;
    if matches!(done, Err(Trouble::Forbidden | Trouble::Denied(_))) {
        site.office().note_key_denied(&key, asked);
    }
    done
}

async fn done(
    site: &Site,
    operation: Arc<Operation>,
    (lang, key): (Lang, &KeptKey),
    request: Request,
) -> Result<Reply, Trouble> {
    allowed(site, operation.rule, key)?;
    let (mut parts, body) = request.into_parts();
    let mut faults = Vec::new();
    let mut inputs = places(&mut parts, &operation).await?;
    let Query(query) = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri).unwrap_or_default();
    inputs.extend(of_pairs(&operation.query, &query, Part::Query, &mut faults));
    inputs.extend(headers(&parts.headers, operation.headers, &mut faults));
    if let Some(fields) = &operation.body {
        let body = object(&parts.headers, body, operation.most).await?;
        inputs.extend(of_body(fields, &body, &mut faults));
    }
    if !faults.is_empty() {
        return Err(Trouble::Invalid(faults));
    }
    let call = Call::of(site, Reader::of_nobody(lang), key, (operation.id, inputs)).map_err(Trouble::Invalid)?;
    site.answer(move || (operation.act)(&call)).await?
}

/// The key that was sent. A cookie is none.
pub(super) fn key(site: &Site, headers: &HeaderMap) -> Result<KeptKey, Trouble> {
    let sent = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let (scheme, secret) = sent.and_then(|sent| sent.split_once(' ')).ok_or(Trouble::NoKey)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(Trouble::NoKey);
    }
    let unknown = Trouble::Key(office::accounts::KeyRefused::Unknown);
    let secret = KeySecret::from_text(secret.trim()).ok_or(unknown)?;
    site.office().use_key(&secret).map_err(Trouble::Key)
}

/// Whether the key may ask at all.
fn allowed(site: &Site, rule: Rule, key: &KeptKey) -> Result<(), Trouble> {
    let Rule::Any(deeds) = rule else { return Ok(()) };
    if reaches(site, &site.office().actor_of_key(key), deeds) {
        Ok(())
    } else if key.is_for_reading_only() && deeds.iter().any(|deed| key.grant.deeds.contains(deed)) {
        Err(Trouble::Denied(Message::new("api-key-reads-only")))
    } else {
        Err(Trouble::Forbidden)
    }
}

/// What stands in the braces of the address. What cannot stand there leads nowhere.
async fn places(parts: &mut Parts, operation: &Operation) -> Result<Inputs, Trouble> {
    let sent = RawPathParams::from_request_parts(parts, &()).await;
    let sent = sent.map_err(|_| Trouble::NotFound)?;
    let pairs: Vec<(String, String)> = sent
        .iter()
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect();
    let mut faults = Vec::new();
    let read = of_pairs(operation.places, &pairs, Part::Path, &mut faults);
    faults.is_empty().then_some(read).ok_or(Trouble::NotFound)
}

/// The headers that the operation reads.
fn headers(sent: &HeaderMap, inputs: &[Input], faults: &mut Vec<Fault>) -> Inputs {
    let named = |input: &Input| {
        let all = sent.get_all(input.name).iter();
        all.map(|value| {
            (
                input.name.to_owned(),
                String::from_utf8_lossy(value.as_bytes()).into_owned(),
            )
        })
        .collect::<Vec<_>>()
    };
    let pairs: Vec<(String, String)> = inputs.iter().flat_map(named).collect();
    of_pairs(inputs, &pairs, Part::Header, faults)
}

/// The body as a JSON object.
async fn object(headers: &HeaderMap, body: Body, most: usize) -> Result<Map<String, Value>, Trouble> {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(Trouble::NotJson);
    }
    let bytes = to_bytes(body, most).await.map_err(|_| Trouble::TooLong)?;
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(Trouble::Unreadable),
    }
}
