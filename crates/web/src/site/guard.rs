//! Around every request: who reads, whether a form is ours, and the page of whatever trouble came of it.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use axum::Form;
use axum::body::{Body, HttpBody as _, to_bytes};
use axum::extract::{FromRequest as _, Request, State};
use axum::http::header::{CONTENT_TYPE, HOST, HeaderValue, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use ledger::Seq;
use office::Office;
use office::accounts::{EmergencyAccess, SessionKey};
use office::permission::Deed;
use subtle::ConstantTimeEq as _;

use super::multipart::{self, Sent};
use super::peer::address_of;
use super::{Cookie, Jar, PageError, Reader, Site};
use crate::pages::taken::is_taken;
use crate::pages::unfinished;
use crate::urls;

/// The most that a form may send beside a file, in bytes.
const MOST: usize = 64 * 1024;
/// As far as a file that is too large is listened to.
const HEARD: usize = 64 << 20;

/// The fields of a form whose guard was right.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// A field; empty when it was not sent.
    pub(crate) fn get(&self, name: &str) -> &str {
        let field = self.0.iter().find(|(key, _)| key == name);
        field.map_or("", |(_, value)| value.as_str())
    }

    /// All fields but some, as they were sent.
    pub(crate) fn but(&self, left_out: &[&str]) -> Vec<(String, String)> {
        let kept = self.0.iter().filter(|(key, _)| !left_out.contains(&key.as_str()));
        kept.cloned().collect()
    }

    /// Every value of a field that may be sent several times.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let own = self.0.iter().filter(|(key, _)| key == name);
        own.map(|(_, value)| value.clone()).collect()
    }
}

/// What came with a form that may send a file.
#[derive(Debug, Clone, Default)]
pub(crate) enum Uploaded {
    /// No file.
    #[default]
    Nothing,
    /// A file.
    File(Sent),
    /// More than is taken; it was not kept.
    TooLarge,
}

/// The middleware.
pub(super) async fn around(State(site): State<Site>, request: Request, next: Next) -> Response {
    let here = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str())
        .to_owned();
    catch_up(&site, request.headers()).await;
    let wrote = *request.method() == Method::POST;
    let before = site.office().value().head().seq;
    let mut reader = Reader::of(&site, request.headers(), here);
    if !site.proxied() {
        reader.from = address_of(&request);
    }
    note_address(&site, &reader);
    let renewed = renew(&site, &mut reader).await;
    let checked = checked(&site, request, &reader).await;
    let account = reader.session.as_ref().map(|who| &who.account);
    let running = account.and_then(|account| site.office().running_emergency(account));
    let answer = match checked {
        Ok(mut request) => {
            request.extensions_mut().insert(reader.clone());
            let path = request.uri().path().to_owned();
            let form = unfinished::form_in(&request);
            let answer = next.run(request).await;
            unfinished::sent(&site, &reader, form, answer.status()).await;
            match running {
                Some(access) if shows(&answer) => noted(&site, access, path, answer).await,
                _ => answer,
            }
        }
        Err(problem) => problem.into_response(),
    };
    let mut answer = super::trouble::shown(&site, &reader, answer);
    let now = site.office().value().head().seq;
    if wrote && now > before {
        set(&mut answer, &Cookie::Place.set(&now.to_string(), site.tls()));
    }
    // A log-in or log-out of this very request has set the cookie already.
    if let Some(key) = renewed.filter(|_| !sets(&answer, &Cookie::Session.name(site.tls()))) {
        set(&mut answer, &Cookie::Session.set(&key.cookie(), site.tls()));
    }
    if reader.fresh && !reader.token.is_empty() && !answer.headers().contains_key(SET_COOKIE) {
        set(&mut answer, &Cookie::Form.set(&reader.token, site.tls()));
    }
    answer
}

/// Whether an answer shows a page: no way elsewhere, nothing that is not there or not for the reader, no word to a script of a page that was shown
/// (that what is typed was saved, or not), and no stream that tells how far such a page has come.
fn shows(answer: &Response) -> bool {
    let status = answer.status();
    let kind = answer.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let is = |own: &str| kind.is_some_and(|kind| kind.starts_with(own));
    // A list that is taken away may be such a text too: it shows what it lists.
    let taken = is_taken(answer.headers());
    let to_script = is("text/event-stream") || (is("application/json") && !taken);
    let refuses = [StatusCode::UNPROCESSABLE_ENTITY, StatusCode::CONFLICT].contains(&status);
    (status.is_success() || refuses) && status != StatusCode::NO_CONTENT && !to_script
}

/// An answer, once it is on record that it was asked for while emergency access lasts: what cannot be noted is not shown.
async fn noted(site: &Site, access: EmergencyAccess, path: String, answer: Response) -> Response {
    let noted = site
        .write(move |office| office.note_emergency_page(&access, &path))
        .await;
    match noted.map(|noted| noted.map_err(|problem| PageError::not_done(problem, |()| PageError::Forbidden))) {
        Ok(Ok(())) => answer,
        Ok(Err(problem)) | Err(problem) => problem.into_response(),
    }
}

/// Notes that a session is used from another address than before.
fn note_address(site: &Site, reader: &Reader) {
    let Some(who) = reader.session.as_ref().filter(|_| !reader.from.is_empty()) else {
        return;
    };
    if who.session.seen_from != reader.from {
        site.office().note_address(&who.key, &reader.from);
    }
}

/// Gives the reader's session a new key when the account's rights have changed since the old one was made.
async fn renew(site: &Site, reader: &mut Reader) -> Option<SessionKey> {
    let who = reader.session.as_mut()?;
    if who.session.changes == who.account.changes {
        return None;
    }
    let key = who.key.clone();
    let renewed = site.write(move |office| office.renew_session(&key)).await;
    let (key, session) = renewed.ok().flatten()?;
    who.key = key.clone();
    who.session = session;
    Some(key)
}

fn sets(answer: &Response, name: &str) -> bool {
    let mut cookies = answer.headers().get_all(SET_COOKIE).iter();
    cookies.any(|cookie| {
        let name_of = |cookie: &str| cookie.split('=').next().map(str::to_owned);
        cookie.to_str().ok().and_then(name_of).as_deref() == Some(name)
    })
}

fn set(answer: &mut Response, cookie: &str) {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
}

/// How often, and how long apart, is looked whether this process has caught up with what the reader wrote through another: a second in
/// all. After that the page is shown as it is here; its foot says up to which decision.
const LOOKS: u32 = 50;
const PAUSE: Duration = Duration::from_millis(20);

/// Waits until this process shows what the reader has written through another one.
async fn catch_up(site: &Site, headers: &HeaderMap) {
    let place = Jar::of(headers, site.tls()).get(Cookie::Place);
    let Some(place) = place.and_then(|place| place.parse().ok()).map(Seq) else {
        return;
    };
    for _ in 0..LOOKS {
        if site.office().value().head().seq >= place {
            return;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// The deed of those who may send a file to an address; none where no file is taken.
fn takes_file(path: &str) -> Option<Deed> {
    // Beside one thing, by its id: nothing lies between the two but that.
    let beside = |before: &str| {
        let id = path.strip_prefix(before)?.strip_prefix('/')?.strip_suffix("/tep")?;
        (!id.is_empty() && !id.contains('/')).then_some(())
    };
    match path {
        urls::IMPORTS => Some(Deed::Import),
        urls::LOCAL_RULES_BEGIN => Some(Deed::WriteRules),
        _ if beside(urls::DRAFTS).is_some() => Some(Deed::Decide),
        _ if beside(urls::OWN_PROPOSALS).is_some() => Some(Deed::ReadPerson),
        _ => None,
    }
}

/// The request, if it changes nothing or is a form of ours; its fields are then read.
async fn checked(site: &Site, request: Request, reader: &Reader) -> Result<Request, PageError> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(request);
    }
    if !is_from_here(request.headers()) {
        return Err(PageError::Expired);
    }
    if let Some(deed) = takes_file(request.uri().path())
        && let Some(boundary) = boundary(request.headers())
    {
        return with_file(site, request, (&boundary, deed), reader).await;
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, MOST).await.map_err(|_| PageError::Unprocessable)?;
    let again = Request::from_parts(parts.clone(), Body::from(bytes));
    let Form(fields) = Form::<Vec<(String, String)>>::from_request(again, &())
        .await
        .map_err(|_| PageError::Unprocessable)?;
    let fields = Fields(fields);
    if !is_token(fields.get("csrf"), &reader.token) {
        return Err(PageError::Expired);
    }
    if reader.looks_only() && ![urls::END_VIEW, urls::LOGOUT, urls::DISPLAY].contains(&parts.uri.path()) {
        return Err(PageError::OnlyViewing);
    }
    let mut request = Request::from_parts(parts, Body::empty());
    request.extensions_mut().insert(fields);
    request.extensions_mut().insert(Uploaded::Nothing);
    Ok(request)
}

fn boundary(headers: &HeaderMap) -> Option<String> {
    multipart::boundary(headers.get(CONTENT_TYPE)?.to_str().ok()?)
}

/// The request of a form that sends a file, from somebody who may; nobody else's file is even listened to.
async fn with_file(
    site: &Site,
    request: Request,
    (boundary, deed): (&str, Deed),
    reader: &Reader,
) -> Result<Request, PageError> {
    let who = reader.session.as_ref().ok_or(PageError::LogInFirst)?;
    let today = site.office().today();
    let mut running = who.account.grants.iter().filter(|grant| grant.runs(today));
    if !running.any(|grant| grant.role.reach(deed).is_some()) {
        return Err(PageError::Forbidden);
    }
    if reader.looks_only() {
        return Err(PageError::OnlyViewing);
    }
    let (parts, body) = request.into_parts();
    let mut request = Request::from_parts(parts, Body::empty());
    let Some(bytes) = gathered(body, Office::MOST_UPLOADED + MOST).await? else {
        // Nothing of it is kept or done, so nobody can be tricked into it.
        request.extensions_mut().insert(Fields::default());
        request.extensions_mut().insert(Uploaded::TooLarge);
        return Ok(request);
    };
    let form = multipart::parts(&bytes, boundary).ok_or(PageError::Unprocessable)?;
    let fields = Fields(form.fields);
    if !is_token(fields.get("csrf"), &reader.token) {
        return Err(PageError::Expired);
    }
    request.extensions_mut().insert(fields);
    request
        .extensions_mut()
        .insert(form.file.map_or(Uploaded::Nothing, Uploaded::File));
    Ok(request)
}

/// What a browser sends, up to so many bytes; none when it sends more. Then it is listened to for a while: a browser that is cut off in the
/// middle of sending shows its own page instead of ours.
async fn gathered(mut body: Body, most: usize) -> Result<Option<Vec<u8>>, PageError> {
    let (mut bytes, mut sent) = (Vec::new(), 0_usize);
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| PageError::Unprocessable)?;
        let Some(data) = frame.data_ref() else { continue };
        sent += data.len();
        if sent <= most {
            bytes.extend_from_slice(data);
        } else {
            bytes = Vec::new();
        }
        if sent > HEARD {
            break;
        }
    }
    Ok((sent <= most).then_some(bytes))
}

/// Whether the browser says that the request comes from a page of this site. A browser that says nothing has only the token.
fn is_from_here(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    match headers.get(ORIGIN) {
        None => true,
        Some(_) => match (text(ORIGIN).and_then(|origin| origin.split_once("://")), text(HOST)) {
            (Some((_, origin)), Some(host)) => origin == host,
            _ => false,
        },
    }
}

/// Compared in a time that tells nothing about where the two differ.
fn is_token(sent: &str, kept: &str) -> bool {
    !kept.is_empty() && bool::from(sent.as_bytes().ct_eq(kept.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::taken::TAKEN;

    fn from_here(pairs: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        is_from_here(&headers)
    }

    #[test]
    fn only_pages_of_this_site_may_send_forms() {
        assert!(from_here(&[("sec-fetch-site", "same-origin")]));
        assert!(!from_here(&[("sec-fetch-site", "same-site")]));
        assert!(!from_here(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://a"),
            ("host", "a")
        ]));
        assert!(from_here(&[("origin", "http://a:1"), ("host", "a:1")]));
        assert!(!from_here(&[("origin", "http://b"), ("host", "a")]));
        assert!(!from_here(&[("origin", "null"), ("host", "a")]));
        assert!(from_here(&[("host", "a")]));
    }

    #[test]
    fn files_are_listened_to_where_they_are_asked_for_alone() {
        assert_eq!(takes_file("/van-ban/DT-1/tep"), Some(Deed::Decide));
        assert_eq!(takes_file("/ho-so-cua-toi/de-nghi/DN-1/tep"), Some(Deed::ReadPerson));
        for other in [
            "/van-ban/tep",
            "/van-ban//tep",
            "/van-ban/DT-1/x/tep",
            "/van-ban/DT-1/buoc",
            "/tep",
        ] {
            assert_eq!(takes_file(other), None, "{other}");
        }
    }

    #[test]
    fn what_a_script_is_told_is_no_page_and_a_list_that_is_taken_away_is_one() {
        let answer = |status, headers: &[(axum::http::HeaderName, &'static str)]| {
            let mut answer = Response::new(Body::empty());
            *answer.status_mut() = status;
            for (name, value) in headers {
                answer.headers_mut().insert(name, HeaderValue::from_static(value));
            }
            shows(&answer)
        };
        let (page, json) = ((CONTENT_TYPE, "text/html"), (CONTENT_TYPE, "application/json"));
        for status in [StatusCode::OK, StatusCode::CONFLICT, StatusCode::UNPROCESSABLE_ENTITY] {
            assert!(
                answer(status, std::slice::from_ref(&page)) && !answer(status, std::slice::from_ref(&json)),
                "{status}"
            );
        }
        assert!(!answer(StatusCode::NO_CONTENT, &[]) && !answer(StatusCode::SEE_OTHER, &[]));
        assert!(answer(StatusCode::OK, &[json, (TAKEN, "attachment")]));
        assert!(!answer(StatusCode::OK, &[(CONTENT_TYPE, "text/event-stream")]));
    }

    #[test]
    fn an_empty_token_fits_nothing() {
        assert!(is_token("ab", "ab") && !is_token("ab", "ac") && !is_token("", "") && !is_token("a", "ab"));
    }
}
