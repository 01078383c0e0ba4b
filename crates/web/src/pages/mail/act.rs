//! `POST /van-hanh/thu`: names the server of letters; `/van-hanh/thu/thu`: sends a letter of trial; `/van-hanh/thu/tat`: ends letters.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::figures::Asker;
use office::mail::{MailProblem, MailServer, MailTls};
use office::writer::NotDone;
use outgoing::{Postman, trial};
use words::Message;

use super::open::{view, ways};
use crate::components::Problem;
use crate::pages::webhooks::{keeper, trouble_words};
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

/// The fields of texts, in the order of [`super::show::MailPage::typed`].
const TEXTS: [&str; 6] = ["may", "cong", "nguoi-gui", "nguoi-dung", "gio", "trang"];

/// Names the server.
pub(crate) async fn save(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let actor = keeper(&member)?;
    let typed = TEXTS.map(|name| fields.get(name).trim().to_owned());
    let [server, port, sender, user, hour, site] = typed.clone();
    let tls = MailTls::from_word(fields.get("tls")).unwrap_or_default();
    let wish = MailServer {
        server,
        // Nothing typed is the usual one; something that is no port is refused as such.
        port: if port.is_empty() {
            tls.usual_port()
        } else {
            port.parse().unwrap_or(0)
        },
        tls,
        sender,
        user,
        secret: fields.get("mat-khau").to_owned(),
        hour: hour.parse().unwrap_or(u8::MAX),
        site: site.trim_end_matches('/').to_owned(),
    };
    let saved = member
        .site
        .write(move |office| office.set_mail_server(Asker::Account(&actor), wish))
        .await?;
    match saved {
        Ok(()) => Ok(Redirect::to(&urls::with(urls::MAIL, "xong", "ghi")).into_response()),
        Err(NotDone::Refused(why)) => {
            let mut shown = view(&member, why.iter().map(said).collect())?;
            (shown.typed, shown.ways) = (typed, ways(&member, tls));
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// Sends a letter of trial, and says whether the server took it.
pub(crate) async fn try_it(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let actor = keeper(&member)?;
    let (typed, lang) = (fields.get("dia-chi").trim().to_owned(), member.lang());
    let address = typed.clone();
    let tried = member
        .site
        .write(move |office| {
            let begun = office.begin_trial(Asker::Account(&actor), &address);
            begun.map(|(server, id)| Postman::default().send(&server, &trial(lang, &server, &address, &id)))
        })
        .await?;
    let problem = match tried {
        Ok(Ok(())) => return Ok(Redirect::to(&urls::with(urls::MAIL, "xong", "thu")).into_response()),
        Ok(Err(trouble)) => Problem {
            field: Some("dia-chi"),
            message: Message::new("mail-not-tried").with("why", trouble_words(trouble)),
        },
        Err(NotDone::Refused(why)) => match why.first() {
            Some(why) => said(why),
            None => return Err(PageError::Unprocessable),
        },
        Err(problem) => return Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    };
    let mut shown = view(&member, vec![problem])?;
    shown.address = typed;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

/// Ends letters.
pub(crate) async fn end(member: Member) -> Result<Response, PageError> {
    let actor = keeper(&member)?;
    let ended = member
        .site
        .write(move |office| office.end_mail(Asker::Account(&actor)))
        .await?;
    ended.map_err(|problem| PageError::not_done(problem, |_| PageError::Unprocessable))?;
    Ok(Redirect::to(&urls::with(urls::MAIL, "xong", "tat")).into_response())
}

/// What is wrong, at its field.
fn said(why: &MailProblem) -> Problem {
    let (field, id) = match why {
        MailProblem::BadServer => (Some("may"), "mail-bad-server"),
        MailProblem::BadPort => (Some("cong"), "mail-bad-port"),
        MailProblem::NotTls => (Some("tls"), "mail-not-tls"),
        MailProblem::BadSender => (Some("nguoi-gui"), "mail-bad-sender"),
        MailProblem::HalfLogIn => (Some("nguoi-dung"), "mail-half-log-in"),
        MailProblem::BadHour => (Some("gio"), "mail-bad-hour"),
        MailProblem::BadSite => (Some("trang"), "mail-bad-site"),
        MailProblem::BadAddress => (Some("dia-chi"), "mail-bad-address"),
        MailProblem::Off => (None, "mail-off"),
        MailProblem::NotYours => (None, "mail-not-yours"),
        MailProblem::Store(_) => (None, "account-password-again-later"),
    };
    Problem {
        field,
        message: Message::new(id),
    }
}
