//! `GET` and `POST /chung-thuc`: a new proof of who is logged in, before a weighty deed.

use askama::Template;
use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::accounts::ProofRefused;
use office::writer::NotDone;
use words::Message;

use crate::components::{Crumb, Frame, Problem, Problems};
use crate::site::{Fields, Member, PROOF, PageError, Reader, Site, frame, page_with, prove};
use crate::urls;

/// The form for a proof, with what was to be done.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/login/prove.html")]
pub struct ProvePage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: field `chung-thuc`.
    pub problems: Problems,
    /// Where the form goes: to the deed itself, or to the page that leads back.
    pub action: String,
    /// What was sent, and goes on with the proof.
    pub kept: Vec<(String, String)>,
    /// The name of the account, for the browser's store of passwords.
    pub name: String,
    /// Whether a code of the second factor is taken too.
    pub factor: bool,
    /// Whether people may have come in by the word of an issuer, and know no password here.
    pub sign_on: bool,
}

/// The page that asks, in place of a deed or before a page.
pub(crate) fn ask_proof(
    site: &Site,
    reader: &Reader,
    (action, kept): (&str, Vec<(String, String)>),
    (status, problem): (StatusCode, Option<Message>),
) -> Result<Response, PageError> {
    let who = reader.session.as_ref().ok_or(PageError::LogInFirst)?;
    let lang = reader.lang;
    let list = problem.map(|message| Problem {
        field: Some(PROOF),
        message,
    });
    let crumb = Crumb {
        name: lang.say("prove-title"),
        href: None,
    };
    let view = ProvePage {
        frame: Frame {
            crumbs: vec![crumb],
            // Choosing another language would lose what is kept here.
            here: urls::TASKS.to_owned(),
            ..frame(site, reader)
        },
        problems: Problems {
            lang,
            list: list.into_iter().collect(),
        },
        action: action.to_owned(),
        kept,
        name: who.account.name.clone(),
        factor: site.office().has_second_factor(&who.account.name),
        sign_on: site.office().sign_on_issuer().is_some(),
    };
    page_with(status, &view)
}

/// The page that leads back to an address.
pub(crate) async fn open_proof(member: Member) -> Result<Response, PageError> {
    let next = member.query("tiep").and_then(urls::own_path).unwrap_or(urls::TASKS);
    let kept = vec![("tiep".to_owned(), next.to_owned())];
    ask_proof(
        &member.site,
        &member.reader,
        (urls::PROVE, kept),
        (StatusCode::OK, None),
    )
}

/// Takes the proof and leads on, or says what is wrong with it.
pub(crate) async fn take_proof(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let next = urls::own_path(fields.get("tiep")).unwrap_or(urls::TASKS).to_owned();
    let refused = prove(&member.site, &member.reader, fields.get(PROOF).to_owned()).await?;
    match refused {
        None => Ok(Redirect::to(&next).into_response()),
        Some((status, message)) => {
            let kept = vec![("tiep".to_owned(), next)];
            ask_proof(
                &member.site,
                &member.reader,
                (urls::PROVE, kept),
                (status, Some(message)),
            )
        }
    }
}

/// What is said of a proof that was refused; nothing where it was taken.
pub(crate) fn proof_said(done: Result<(), NotDone<ProofRefused>>) -> Result<Option<(StatusCode, Message)>, PageError> {
    let why = match done {
        Ok(()) => return Ok(None),
        Err(NotDone::Refused(why)) => why,
        Err(problem) => return Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    };
    match why {
        ProofRefused::Wrong => Ok(Some((StatusCode::UNPROCESSABLE_ENTITY, Message::new("prove-wrong")))),
        ProofRefused::TooManyTries { wait } => Ok(Some((
            StatusCode::TOO_MANY_REQUESTS,
            Message::new("login-slow-down").with("minutes", (wait + 59) / 60),
        ))),
        ProofRefused::Ended => Err(PageError::LogInFirst),
        ProofRefused::Store(problem) => Err(PageError::Failed(problem)),
    }
}
