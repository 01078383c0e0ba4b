//! `GET /dang-nhap/chung`: sends the browser to the issuer; `GET /dang-nhap/chung/ve`: lets in whom the issuer has proved.

use std::fmt::Write as _;

use axum::Extension;
use axum::extract::{Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use office::accounts::{SignOnIssuer, SignOnRefused};
use office::writer::NotDone;
use outgoing::{Begun, SignOnTrouble};
use subtle::ConstantTimeEq as _;
use words::Message;

use super::device;
use super::enter::{field, form};
use super::form::LoginPage;
use crate::components::{Problem, Problems};
use crate::site::{Cookie, Jar, PageError, Reader, Site, page_with};
use crate::urls;

/// The secret of a log-in has so many signs; what follows in the cookie is where to go afterwards.
const SECRET: usize = 64;
/// Where to go afterwards has so many bytes at most; what is longer is forgotten.
const LONGEST: usize = 400;

/// Sends the browser to the issuer.
pub(crate) async fn begin(
    State(site): State<Site>,
    Extension(reader): Extension<Reader>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let issuer = site.office().sign_on_issuer().ok_or(PageError::NotFound)?;
    let secret = secret()?;
    let next = field(&query, "tiep").and_then(urls::own_path).unwrap_or_default();
    let mut cookie = secret.clone();
    for byte in next.bytes().take_while(|_| next.len() <= LONGEST) {
        // Writing into a String cannot fail.
        let _ = write!(cookie, "{byte:02x}");
    }
    let address = site
        .ask_issuer(move |sign_on, now| sign_on.address(&issuer, &Begun::of(&secret), &back(&issuer), now))
        .await?;
    let Some(address) = address else {
        return busy(&site, &reader);
    };
    match address {
        Ok(address) => {
            let cookies = AppendHeaders([(SET_COOKIE, Cookie::SignOn.set(&cookie, site.tls()))]);
            Ok((cookies, Redirect::to(&address)).into_response())
        }
        Err(trouble) => failed(&site, &reader, trouble),
    }
}

/// Lets in whom the issuer has proved, or says why not.
pub(crate) async fn come_back(
    State(site): State<Site>,
    Extension(reader): Extension<Reader>,
    Query(query): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let issuer = site.office().sign_on_issuer().ok_or(PageError::NotFound)?;
    let kept = Jar::of(&headers, site.tls()).get(Cookie::SignOn);
    let kept = kept.filter(|kept| kept.is_ascii() && kept.len() >= SECRET);
    let Some((secret, next)) = kept.map(|kept| kept.split_at(SECRET)) else {
        return refused(&site, &reader, "sign-on-too-long-ago");
    };
    let (begun, next) = (Begun::of(secret), path(next));
    let state = field(&query, "state").unwrap_or_default();
    if !bool::from(begun.state.as_bytes().ct_eq(state.as_bytes())) {
        return refused(&site, &reader, "sign-on-too-long-ago");
    }
    // The issuer says so too where somebody has turned back.
    let Some(code) = field(&query, "code").map(str::to_owned) else {
        return refused(&site, &reader, "sign-on-given-up");
    };
    let proven = site
        .ask_issuer(move |sign_on, now| sign_on.prove(&issuer, &begun, &back(&issuer), &code, now))
        .await?;
    let Some(proven) = proven else {
        return busy(&site, &reader);
    };
    let proven = match proven {
        Ok(proven) => proven,
        Err(trouble) => return failed(&site, &reader, trouble),
    };
    let entered = site.write(move |office| office.sign_on(&proven)).await?;
    let gone = Cookie::SignOn.clear(site.tls());
    match entered {
        Ok((key, _)) => {
            device::note(&site, &reader, &headers, &key);
            if let Some(before) = reader.session {
                site.write(move |office| office.log_out(&before.key)).await?;
            }
            let cookies = AppendHeaders([
                (SET_COOKIE, Cookie::Session.set(&key.cookie(), site.tls())),
                (SET_COOKIE, Cookie::Form.clear(site.tls())),
                (SET_COOKIE, gone),
            ]);
            Ok((cookies, Redirect::to(next.as_deref().unwrap_or(urls::TASKS))).into_response())
        }
        Err(NotDone::Refused(SignOnRefused::CodeAsked(half))) => {
            let cookies = AppendHeaders([
                (SET_COOKIE, Cookie::Half.set(&half.cookie(), site.tls())),
                (SET_COOKIE, gone),
            ]);
            let to = next.map_or_else(
                || urls::LOGIN_CODE.to_owned(),
                |next| urls::with(urls::LOGIN_CODE, "tiep", &next),
            );
            Ok((cookies, Redirect::to(&to)).into_response())
        }
        Err(NotDone::Refused(SignOnRefused::NotLinked)) => refused(&site, &reader, "sign-on-not-linked"),
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// Where the issuer sends the browser back to.
fn back(issuer: &SignOnIssuer) -> String {
    format!("{}{}", issuer.site, urls::SIGN_ON_BACK)
}

/// Where to go afterwards, from the cookie.
fn path(digits: &str) -> Option<String> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = digits.as_bytes().chunks(2).map(byte).collect();
    let text = String::from_utf8(bytes?).ok()?;
    urls::own_path(&text).map(str::to_owned)
}

fn secret() -> Result<String, PageError> {
    let mut bytes = [0; SECRET / 2];
    getrandom::fill(&mut bytes).map_err(|problem| PageError::Failed(problem.to_string()))?;
    Ok(bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

/// The log-in with what came of it; why exactly, only the log tells.
fn failed(site: &Site, reader: &Reader, trouble: SignOnTrouble) -> Result<Response, PageError> {
    site.log(&format!("sign-on: {trouble}"));
    let (status, id) = match trouble {
        SignOnTrouble::NotReached(_) | SignOnTrouble::Unlike => (StatusCode::BAD_GATEWAY, "sign-on-not-reached"),
        SignOnTrouble::Unproven(_) => (StatusCode::UNPROCESSABLE_ENTITY, "sign-on-unproven"),
    };
    shown(site, reader, status, id)
}

/// As many as may be wait for the issuer already.
fn busy(site: &Site, reader: &Reader) -> Result<Response, PageError> {
    shown(site, reader, StatusCode::SERVICE_UNAVAILABLE, "sign-on-busy")
}

fn refused(site: &Site, reader: &Reader, id: &'static str) -> Result<Response, PageError> {
    shown(site, reader, StatusCode::UNPROCESSABLE_ENTITY, id)
}

fn shown(site: &Site, reader: &Reader, status: StatusCode, id: &'static str) -> Result<Response, PageError> {
    let problem = Problem {
        field: None,
        message: Message::new(id),
    };
    let view = LoginPage {
        problems: Problems {
            lang: reader.lang,
            list: vec![problem],
        },
        ..form(site, reader)
    };
    page_with(status, &view)
}
