//! `POST /nguoi-dung/khoa`: makes a key and shows it once, or says everything that is to be mended; `POST
//! /nguoi-dung/khoa/xac-nhan`: confirms a strong one of somebody else; `POST /nguoi-dung/khoa/thu-hoi`: takes one back.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::{ActId, Day, UnitId};
use office::accounts::{KeyProblem, NewKey};
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use office::writer::NotDone;
use words::{Message, writing};

use super::open::{Typed, view};
use crate::components::Problem;
use crate::pages::offered;
use crate::pages::users::{day_of, manager};
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

/// The fields of texts, in the order in which the page has them.
const TEXTS: [&str; 8] = [
    "ten",
    "don-vi",
    "tu",
    "den",
    "nhip",
    "van-ban",
    "van-ban-thu-hoi",
    "tai-khoan",
];
/// The fields in the order in which they stand.
const ORDER: [&str; 9] = [
    "ten",
    "tai-khoan",
    "viec",
    "don-vi",
    "muc",
    "tu",
    "den",
    "nhip",
    "van-ban",
];

/// Makes it.
pub(crate) async fn make(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let actor = manager(&member)?;
    let typed = Typed {
        texts: TEXTS.map(|name| fields.get(name).trim().to_owned()),
        class: fields.get("muc").to_owned(),
        deeds: fields.all("viec"),
    };
    let [name, unit, from, until, pace, paper, _, account] = &typed.texts;
    let mut problems = Vec::new();
    let unit = offered::unit_of(&member, unit);
    let from = day_of("tu", from).map_err(|problem| problems.push(problem)).ok();
    // An end that was not typed is the office's to refuse.
    let last = if until.is_empty() {
        None
    } else {
        day_of("den", until).map_err(|problem| problems.push(problem)).ok()
    };
    let unread_end = !until.is_empty() && last.is_none();
    let wish = NewKey {
        name: name.clone(),
        account: account.clone(),
        unit: unit.unwrap_or(UnitId(ActId::here(0))),
        class: DataClass::from_word(&typed.class).ok_or(PageError::Unprocessable)?,
        deeds: typed.deeds.iter().filter_map(|word| Deed::from_word(word)).collect(),
        from: from.unwrap_or(member.site.office().today()),
        until: last.map(Day::next),
        per_minute: pace.parse().unwrap_or(0),
        paper: paper.clone(),
    };
    let complete = problems.is_empty();
    let made = member
        .site
        .write(move |office| {
            let asker = Asker::Account(&actor);
            if complete {
                office.add_key(asker, &wish)
            } else {
                // What can be judged is, so that everything is told at once.
                let mut others = office.problems_of_key(asker, &wish);
                others.retain(|problem| !(unread_end && *problem == KeyProblem::NoEnd));
                Err(NotDone::Refused(others))
            }
        })
        .await?;
    match made {
        Ok((secret, key)) => {
            let mut shown = view(&member, Vec::new(), Typed::default())?;
            shown.secret = Some(secret.text());
            shown.secret_waits = key.proposed.map(|proposed| {
                let said = Message::new("keys-new-secret-waits");
                let until = writing::moment(proposed.until);
                member.lang().speak(&said.with("until", until))
            });
            page_with(StatusCode::OK, &shown)
        }
        Err(NotDone::Refused(why)) => {
            problems.extend(why.iter().map(said));
            problems.sort_by_key(|problem| ORDER.iter().position(|field| problem.field == Some(*field)));
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&member, problems, typed)?)
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// Confirms a strong one that somebody else has proposed.
pub(crate) async fn confirm(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let (actor, sign) = (manager(&member)?, fields.get("dau").to_owned());
    let confirmed = member
        .site
        .write(move |office| office.confirm_key(Asker::Account(&actor), &sign))
        .await?;
    settled(&member, confirmed, "xac-nhan")
}

/// Takes one back.
pub(crate) async fn revoke(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let actor = manager(&member)?;
    let (sign, paper) = (
        fields.get("dau").to_owned(),
        fields.get("van-ban-thu-hoi").trim().to_owned(),
    );
    if paper.is_empty() {
        let problem = Problem {
            field: Some("van-ban-thu-hoi"),
            message: Message::new("users-no-paper"),
        };
        return page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &view(&member, vec![problem], Typed::default())?,
        );
    }
    let revoked = member
        .site
        .write(move |office| office.revoke_key(Asker::Account(&actor), &sign, &paper))
        .await?;
    settled(&member, revoked, "thu-hoi")
}

/// The page with what was done, or with why it was not.
fn settled(member: &Member, done: Result<(), NotDone<Vec<KeyProblem>>>, word: &str) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(Redirect::to(&urls::with(urls::KEYS, "xong", word)).into_response()),
        Err(NotDone::Refused(why)) => {
            let problems = why.iter().map(said).collect();
            page_with(
                StatusCode::UNPROCESSABLE_ENTITY,
                &view(member, problems, Typed::default())?,
            )
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// What is wrong, at its field.
fn said(why: &KeyProblem) -> Problem {
    let field = match why {
        KeyProblem::NoName | KeyProblem::BadName(_) => Some("ten"),
        KeyProblem::NoAccount | KeyProblem::NoSuchAccount => Some("tai-khoan"),
        KeyProblem::NoSuchDeed(_) | KeyProblem::DeedsApart(..) => Some("viec"),
        KeyProblem::ClassTooHigh(_) => Some("muc"),
        KeyProblem::NoEnd | KeyProblem::EndsBeforeItBegins | KeyProblem::OverAlready | KeyProblem::TooLong(_) => {
            Some("den")
        }
        KeyProblem::BadPace(_) => Some("nhip"),
        KeyProblem::NoPaper => Some("van-ban"),
        KeyProblem::Unit(_) => Some("don-vi"),
        KeyProblem::OwnProposal | KeyProblem::NoSuchKey | KeyProblem::Store(_) => None,
    };
    Problem {
        field,
        message: words::key_problem(why),
    }
}
