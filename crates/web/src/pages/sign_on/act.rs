//! `POST /nguoi-dung/dang-nhap-chung`: names the issuer; `…/tat`: ends the log-in by it; `…/lien-ket`: links an account, or takes its link away.

use std::net::IpAddr;

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::accounts::{GrantProblem, Linked, SignOnIssuer, SignOnProblem};
use office::figures::Asker;
use office::writer::NotDone;
use words::Message;

use super::open::view;
use crate::components::Problem;
use crate::pages::webhooks::keeper;
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

/// The fields of texts, in the order of [`super::show::SignOnPage::typed`].
const TEXTS: [&str; 5] = ["noi-cap", "so-may", "ten-khach", "ten-nut", "trang"];

/// Names the issuer.
pub(crate) async fn save(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let actor = keeper(&member)?;
    let typed = TEXTS.map(|name| fields.get(name).trim().to_owned());
    let [issuer, number, client, name, site] = typed.clone();
    let machine = number.parse::<IpAddr>().ok();
    let trusts_factor = fields.get("tin-ma") == "1";
    let wish = SignOnIssuer {
        issuer,
        number: machine,
        client,
        secret: fields.get("bi-mat").to_owned(),
        name,
        site: site.trim_end_matches('/').to_owned(),
        trusts_factor,
    };
    let unread = !number.is_empty() && machine.is_none();
    let saved = if unread {
        Err(NotDone::Refused(vec![SignOnProblem::BadNumber]))
    } else {
        member
            .site
            .write(move |office| office.set_sign_on_issuer(Asker::Account(&actor), wish))
            .await?
    };
    match saved {
        Ok(()) => Ok(done("ghi")),
        Err(NotDone::Refused(why)) => {
            let mut shown = view(&member, why.iter().map(said).collect())?;
            (shown.typed, shown.trusts_factor) = (typed, trusts_factor);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// Ends the log-in by the issuer.
pub(crate) async fn end(member: Member) -> Result<Response, PageError> {
    let actor = keeper(&member)?;
    let ended = member
        .site
        .write(move |office| office.end_sign_on(Asker::Account(&actor)))
        .await?;
    ended.map_err(|problem| PageError::not_done(problem, |_| PageError::Unprocessable))?;
    Ok(done("tat"))
}

/// Links an account, or takes its link away.
pub(crate) async fn link(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let actor = keeper(&member)?;
    let typed = ["tai-khoan", "ma-nguoi", "dia-chi"].map(|name| fields.get(name).trim().to_owned());
    let [account, subject, address] = typed.clone();
    let unlinks = fields.get("viec") == "bo";
    let by = match (subject.is_empty(), address.is_empty()) {
        (false, true) => Some(Linked::Subject(subject)),
        (true, false) => Some(Linked::Address(address)),
        _ => None,
    };
    let changed = member.site.write(move |office| {
        let asker = Asker::Account(&actor);
        match (unlinks, by) {
            (true, _) => office.unlink_account(asker, &account),
            (false, Some(by)) => office.link_account(asker, &account, &by),
            (false, None) => Err(NotDone::Refused(vec![SignOnProblem::OneOfTwo])),
        }
    });
    match changed.await? {
        Ok(()) => Ok(done(if unlinks { "bo" } else { "noi" })),
        Err(NotDone::Refused(why)) => {
            let mut shown = view(&member, why.iter().map(said).collect())?;
            shown.typed_link = typed;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

fn done(word: &str) -> Response {
    Redirect::to(&urls::with(urls::SIGN_ON_SETTINGS, "xong", word)).into_response()
}

/// What is wrong, at its field.
fn said(why: &SignOnProblem) -> Problem {
    let (field, message) = match why {
        SignOnProblem::BadIssuer => (Some("noi-cap"), Message::new("sign-on-bad-issuer")),
        SignOnProblem::NotTls => (Some("noi-cap"), Message::new("webhooks-not-tls")),
        SignOnProblem::BadNumber => (Some("so-may"), Message::new("webhooks-bad-number")),
        SignOnProblem::NoClient => (Some("ten-khach"), Message::new("sign-on-no-client")),
        SignOnProblem::NoSecret => (Some("bi-mat"), Message::new("sign-on-no-secret")),
        SignOnProblem::BadName(most) => (Some("ten-nut"), Message::new("sign-on-bad-name").with("most", *most)),
        SignOnProblem::BadSite => (Some("trang"), Message::new("mail-bad-site")),
        SignOnProblem::Off => (None, Message::new("sign-on-off")),
        SignOnProblem::OneOfTwo => (Some("ma-nguoi"), Message::new("sign-on-one-of-two")),
        SignOnProblem::BadSubject => (Some("ma-nguoi"), Message::new("sign-on-bad-subject")),
        SignOnProblem::Taken => (Some("ma-nguoi"), Message::new("sign-on-taken")),
        SignOnProblem::NoSuch => (None, Message::new("sign-on-no-such")),
        SignOnProblem::NotYours => (None, Message::new("webhooks-not-yours")),
        SignOnProblem::Account(GrantProblem::Oneself) => (Some("tai-khoan"), Message::new("users-oneself")),
        SignOnProblem::Account(GrantProblem::OutOfReach) => (Some("tai-khoan"), Message::new("users-out-of-reach")),
        SignOnProblem::Account(GrantProblem::NeedsSecondPerson) => (None, Message::new("users-needs-second")),
        SignOnProblem::Account(_) => (Some("tai-khoan"), Message::new("users-no-such-account")),
        SignOnProblem::Store(_) => (None, Message::new("account-password-again-later")),
    };
    Problem { field, message }
}
