//! `POST /khan-cap`: asks for emergency access; `POST /khan-cap/viec`: confirms one of somebody else, refuses it, takes it back or ends it.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::{ActId, UnitId};
use office::accounts::{EmergencyProblem, NewEmergency};
use office::figures::Asker;
use office::writer::NotDone;

use super::CONCERNED;
use super::open::{CLASS, Typed, concerned, view};
use crate::components::Problem;
use crate::pages::offered;
use crate::site::{Fields, Member, PageError, page_with, reaches};
use crate::urls;

/// Asks for it.
pub(crate) async fn ask(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let actor = concerned(&member)?;
    let typed: Typed = ["don-vi", "ly-do"].map(|name| fields.get(name).trim().to_owned());
    let [unit, reason] = typed.clone();
    let wish = NewEmergency {
        unit: offered::unit_of(&member, &unit).unwrap_or(UnitId(ActId::here(0))),
        class: CLASS,
        reason,
    };
    let asked = member
        .site
        .write(move |office| office.ask_emergency(&actor, &wish))
        .await?;
    settled(&member, asked.map(drop), "xin", typed)
}

/// Settles it.
pub(crate) async fn act(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let actor = concerned(&member)?;
    let (id, what) = (fields.get("ma").to_owned(), fields.get("viec").to_owned());
    let word = what.clone();
    let done = member
        .site
        .write(move |office| {
            let asker = Asker::Account(&actor);
            Some(match what.as_str() {
                "xac-nhan" => office.confirm_emergency(asker, &id),
                "tu-choi" => office.refuse_emergency(asker, &id),
                "ket-thuc" => office.end_emergency(asker, &id),
                _ => return None,
            })
        })
        .await?;
    settled(&member, done.ok_or(PageError::Unprocessable)?, &word, Typed::default())
}

/// The page with what was done, or with why it was not.
fn settled(
    member: &Member,
    done: Result<(), NotDone<Vec<EmergencyProblem>>>,
    word: &str,
    typed: Typed,
) -> Result<Response, PageError> {
    match done {
        // Whoever ends the own one may have lost the right to ask for another, and with it this page.
        Ok(()) if !reaches(&member.site, &member.actor(), CONCERNED) => Ok(Redirect::to(urls::TASKS).into_response()),
        Ok(()) => Ok(Redirect::to(&urls::with(urls::EMERGENCY, "xong", word)).into_response()),
        Err(NotDone::Refused(why)) => {
            let problems = why.iter().map(said).collect();
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(member, problems, typed)?)
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// What is wrong, at its field.
fn said(why: &EmergencyProblem) -> Problem {
    let field = match why {
        EmergencyProblem::NoReason | EmergencyProblem::LongReason(_) => Some("ly-do"),
        EmergencyProblem::Unit(_) => Some("don-vi"),
        EmergencyProblem::ClassTooLow(_)
        | EmergencyProblem::Already(_)
        | EmergencyProblem::NotTogether(_)
        | EmergencyProblem::OwnRequest
        | EmergencyProblem::NoLongerMay
        | EmergencyProblem::NoSuch
        | EmergencyProblem::Store(_) => None,
    };
    Problem {
        field,
        message: words::emergency_problem(why),
    }
}
