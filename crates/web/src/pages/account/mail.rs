//! `POST /tai-khoan/thu`: whether the holder of the account wants a letter on days on which something is due.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::mail::MailProblem;
use office::writer::NotDone;
use words::{Message, writing};

use super::open::view;
use super::show::OwnMail;
use crate::components::Problem;
use crate::pages::webhooks::trouble_words;
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

/// Keeps the choice.
pub(crate) async fn choose_mail(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let (account, typed) = (member.account().clone(), fields.get("dia-chi").trim().to_owned());
    let wants = fields.get("viec") != "tat";
    let (address, tag) = (typed.clone(), member.lang().tag());
    let chosen = member
        .site
        .write(move |office| office.choose_mail(&account, wants.then_some(address.as_str()), tag))
        .await?;
    match chosen {
        Ok(()) => {
            let done = if wants { "thu" } else { "thoi-thu" };
            let to = urls::with(urls::ACCOUNT, "xong", done);
            Ok(Redirect::to(&to).into_response())
        }
        Err(NotDone::Refused(why)) if why.contains(&MailProblem::BadAddress) => {
            let problem = Problem {
                field: Some("dia-chi"),
                message: Message::new("mail-bad-address"),
            };
            let mut shown = view(&member, vec![problem])?;
            shown.mail.address = typed;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// How letters to the reader stand.
pub(super) fn own(member: &Member) -> OwnMail {
    let (lang, office) = (member.lang(), member.site.office());
    let choice = office.mail_choice(&member.account().name);
    let state = match &choice {
        _ if office.mail_server().is_none() => Message::new("mail-own-none"),
        None => Message::new("mail-own-off"),
        Some(choice) => match choice.trouble {
            Some(trouble) => Message::new("mail-own-trouble").with("why", trouble_words(trouble)),
            None if choice.seen == 0 => Message::new("mail-own-on"),
            None => Message::new("mail-own-seen").with("when", writing::moment(choice.seen)),
        },
    };
    OwnMail {
        state: lang.speak(&state),
        on: choice.is_some(),
        address: choice.map_or_else(String::new, |choice| choice.address),
    }
}
