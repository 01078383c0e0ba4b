//! `POST /nguoi-dung/{code}/quyen`, `/ket-thuc` and `/xac-nhan`: grants a right, ends one, confirms one; every problem at once.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::{Day, Seq, UnitId};
use office::accounts::{GrantPaper, GrantProblem, NewGrant};
use office::figures::Asker;
use office::permission::{DataClass, Role};
use office::writer::NotDone;
use words::{Message, reading};

use super::person::{found, view};
use super::said::{At, said};
use crate::components::Problem;
use crate::pages::offered;
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

const GRANT: At = At {
    account: None,
    role: "vai",
    unit: "don-vi",
    class: "muc",
    until: "den",
    paper: "van-ban",
    signed: "van-ban-ngay",
    signer: "van-ban-ky",
};
const END: At = At {
    account: None,
    role: "so",
    unit: "so",
    class: "so",
    until: "ngay",
    paper: "van-ban-het",
    signed: "het-ngay",
    signer: "het-ky",
};

/// Grants it, or says everything that is to be mended.
pub(crate) async fn grant(
    Path(code): Path<String>,
    member: Member,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let account = found(&member, &code)?;
    let typed = ["vai", "muc", "don-vi", "tu", "den"].map(|name| fields.get(name).trim().to_owned());
    let [role, class, unit, from, until] = &typed;
    let (paper, unread) = paper_of(&fields, &GRANT);
    let role = Role::from_word(role).ok_or(PageError::Unprocessable)?;
    let class = DataClass::from_word(class).ok_or(PageError::Unprocessable)?;
    let mut problems: Vec<Problem> = unread.into_iter().collect();
    let unread = !problems.is_empty();
    let unit = offered::unit_of(&member, unit);
    let from = day_of("tu", from).map_err(|problem| problems.push(problem)).ok();
    // "Until" is typed as the last day; the ledger's way is the day after it.
    let until = if until.is_empty() {
        Some(None)
    } else {
        let last = day_of("den", until).map_err(|problem| problems.push(problem)).ok();
        last.map(|last| Some(Day(last.number() + 1)))
    };
    let wish = NewGrant {
        role,
        unit: unit.unwrap_or(UnitId(ledger::ActId {
            decision: Seq(0),
            ordinal: 0,
        })),
        class,
        from: from.unwrap_or(member.site.office().today()),
        until: until.flatten(),
        paper,
    };
    let complete = unit.is_some() && from.is_some() && until.is_some() && !unread;
    let strong = wish.is_strong();
    let (actor, name) = (member.actor(), account.name.clone());
    let done = member
        .site
        .write(move |office| {
            if complete {
                office.grant(Asker::Account(&actor), &name, &wish).map(|_| ())
            } else {
                // What can be judged is, so that everything is told at once.
                Err(NotDone::Refused(office.problems_of_grant(
                    Asker::Account(&actor),
                    &name,
                    &wish,
                )))
            }
        })
        .await?;
    let word = if strong { "de-nghi" } else { "quyen" };
    answer(&member, &code, &GRANT, done, problems, &fields, word)
}

/// Ends it, or says everything that is to be mended.
pub(crate) async fn end(
    Path(code): Path<String>,
    member: Member,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let account = found(&member, &code)?;
    let [number, from] = ["so", "ngay"].map(|name| fields.get(name).trim().to_owned());
    let (paper, unread) = paper_of(&fields, &END);
    let right: u32 = number.parse().map_err(|_| PageError::Unprocessable)?;
    let mut problems: Vec<Problem> = unread.into_iter().collect();
    let day = day_of("ngay", &from).map_err(|problem| problems.push(problem)).ok();
    let day = day.filter(|_| problems.is_empty());
    let (actor, name) = (member.actor(), account.name.clone());
    let done = member
        .site
        .write(move |office| match day {
            Some(day) => office.end_grant(Asker::Account(&actor), &name, right, day, &paper),
            None => Err(NotDone::Refused(paper.lacks(actor.today))),
        })
        .await?;
    answer(&member, &code, &END, done, problems, &fields, "ket-thuc")
}

/// Confirms what somebody else has proposed, or lets it go.
pub(crate) async fn settle(
    Path(code): Path<String>,
    member: Member,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let account = found(&member, &code)?;
    let number: u32 = fields.get("so").parse().map_err(|_| PageError::Unprocessable)?;
    let word = match fields.get("viec") {
        "xac-nhan" => "xac-nhan",
        "bo" => "bo",
        _ => return Err(PageError::Unprocessable),
    };
    let (actor, name) = (member.actor(), account.name.clone());
    let done = member
        .site
        .write(move |office| match word {
            "bo" => office.drop_proposed_grant(Asker::Account(&actor), &name, number),
            _ => office.confirm_grant(Asker::Account(&actor), &name, number),
        })
        .await?;
    answer(&member, &code, &GRANT, done.map(drop), Vec::new(), &fields, word)
}

/// The paper that was typed, and a day in it that cannot be read.
fn paper_of(fields: &Fields, at: &At) -> (GrantPaper, Option<Problem>) {
    let typed = fields.get(at.signed).trim();
    let signed = reading::day(typed);
    let unread = (signed.is_none() && !typed.is_empty())
        .then(|| problem(at.signed, Message::new("as-of-not-a-day").with("typed", typed)));
    let paper = GrantPaper {
        number: fields.get(at.paper).trim().to_owned(),
        signed,
        signer: fields.get(at.signer).trim().to_owned(),
    };
    (paper, unread)
}

fn answer(
    member: &Member,
    code: &str,
    at: &At,
    done: Result<(), NotDone<Vec<GrantProblem>>>,
    mut problems: Vec<Problem>,
    fields: &Fields,
    word: &str,
) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(Redirect::to(&urls::with(&urls::user(code), "xong", word)).into_response()),
        Err(NotDone::Refused(why)) => {
            // What could not be read is told as that, not as missing too.
            let read = why.iter().map(|why| said(at, why));
            let read: Vec<Problem> = read
                .filter(|one| one.field.is_none() || problems.iter().all(|own| own.field != one.field))
                .collect();
            problems.extend(read);
            in_order(&mut problems);
            let account = found(member, code)?;
            page_with(
                StatusCode::UNPROCESSABLE_ENTITY,
                &view(member, &account, problems, Some(fields)),
            )
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// In the order in which the fields stand.
pub(crate) fn in_order(problems: &mut [Problem]) {
    const FIELDS: [&str; 15] = [
        "vai",
        "quyen",
        "cho",
        "don-vi",
        "muc",
        "tu",
        "den",
        "van-ban",
        "van-ban-ngay",
        "van-ban-ky",
        "so",
        "ngay",
        "van-ban-het",
        "het-ngay",
        "het-ky",
    ];
    problems.sort_by_key(|problem| FIELDS.iter().position(|field| problem.field == Some(*field)));
}

fn problem(field: &'static str, message: Message) -> Problem {
    Problem {
        field: Some(field),
        message,
    }
}

/// The day that was typed in a field.
pub(crate) fn day_of(field: &'static str, typed: &str) -> Result<Day, Problem> {
    let unread = || match typed {
        "" => Message::new("users-no-day"),
        typed => Message::new("as-of-not-a-day").with("typed", typed),
    };
    reading::day(typed).ok_or_else(|| problem(field, unread()))
}
