//! `POST /nguoi-dung/{code}/quyen` and `/ket-thuc`: grants a right, ends one; every problem at once.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::{Day, Seq, UnitId};
use office::accounts::{GrantProblem, NewGrant};
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
};
const END: At = At {
    account: None,
    role: "so",
    unit: "so",
    class: "so",
    until: "ngay",
    paper: "van-ban-het",
};

/// Grants it, or says everything that is to be mended.
pub(crate) async fn grant(
    Path(code): Path<String>,
    member: Member,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let account = found(&member, &code)?;
    let typed = ["vai", "muc", "don-vi", "tu", "den", "van-ban"].map(|name| fields.get(name).trim().to_owned());
    let [role, class, unit, from, until, paper] = &typed;
    let role = Role::from_word(role).ok_or(PageError::Unprocessable)?;
    let class = DataClass::from_word(class).ok_or(PageError::Unprocessable)?;
    let mut problems = Vec::new();
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
        paper: paper.clone(),
    };
    let complete = unit.is_some() && from.is_some() && until.is_some();
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
    let [role, class, unit, from, until, paper] = typed;
    let empty = String::new;
    let typed = [role, class, unit, from, until, paper, empty(), empty(), empty()];
    answer(&member, &code, &GRANT, done, problems, typed, "quyen")
}

/// Ends it, or says everything that is to be mended.
pub(crate) async fn end(
    Path(code): Path<String>,
    member: Member,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let account = found(&member, &code)?;
    let [number, from, paper] = ["so", "ngay", "van-ban-het"].map(|name| fields.get(name).trim().to_owned());
    let right: u32 = number.parse().map_err(|_| PageError::Unprocessable)?;
    let mut problems = Vec::new();
    let day = day_of("ngay", &from).map_err(|problem| problems.push(problem)).ok();
    let (actor, name, typed_paper) = (member.actor(), account.name.clone(), paper.clone());
    let done = member
        .site
        .write(move |office| match day {
            Some(day) => office.end_grant(Asker::Account(&actor), &name, right, day, &typed_paper),
            None if typed_paper.is_empty() => Err(NotDone::Refused(vec![GrantProblem::NoPaper])),
            None => Err(NotDone::Refused(Vec::new())),
        })
        .await?;
    let empty = String::new;
    let typed = [
        empty(),
        empty(),
        empty(),
        empty(),
        empty(),
        empty(),
        number,
        from,
        paper,
    ];
    answer(&member, &code, &END, done, problems, typed, "ket-thuc")
}

fn answer(
    member: &Member,
    code: &str,
    at: &At,
    done: Result<(), NotDone<Vec<GrantProblem>>>,
    mut problems: Vec<Problem>,
    typed: [String; 9],
    word: &str,
) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(Redirect::to(&urls::with(&urls::user(code), "xong", word)).into_response()),
        Err(NotDone::Refused(why)) => {
            problems.extend(why.iter().map(|why| said(at, why)));
            in_order(&mut problems);
            let account = found(member, code)?;
            page_with(
                StatusCode::UNPROCESSABLE_ENTITY,
                &view(member, &account, problems, typed),
            )
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// In the order in which the fields stand.
pub(crate) fn in_order(problems: &mut [Problem]) {
    const FIELDS: [&str; 11] = [
        "vai",
        "quyen",
        "cho",
        "don-vi",
        "muc",
        "tu",
        "den",
        "van-ban",
        "so",
        "ngay",
        "van-ban-het",
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
