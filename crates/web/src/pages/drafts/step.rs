//! `POST /van-ban/{id}/buoc`: a step on the way of a draft.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::drafts::{CannotStep, Draft, Signature};
use office::figures::Asker;
use office::writer::NotDone;
use words::{Message, reading, refusals, writing};

use super::head::seen;
use super::open::view;
use crate::components::Problem;
use crate::site::{Fields, PageError, Visit, page_with};
use crate::urls;

/// Takes the step, or says why not.
pub(crate) async fn step(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let (draft, decision) = seen(&visit, &id)?;
    let (actor, word) = (visit.actor.clone(), fields.get("buoc").to_owned());
    let [reason, signer, number] = ["ly-do", "nguoi-ky", "so"].map(|name| fields.get(name).to_owned());
    let (field, needs) = if word == "submit" {
        ("han", false)
    } else {
        ("ngay-ky", word == "sign")
    };
    let on = fields.get(field).trim().to_owned();
    let day = reading::day(&on);
    // A day that is typed must be one; submitting does without.
    let is_wrong = day.is_none() && (needs || (word == "submit" && !on.is_empty()));
    if is_wrong {
        let message = Message::new("as-of-not-a-day").with("typed", on);
        let field = Some(field);
        return page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &view(&visit, &draft, &decision, vec![Problem { field, message }], &[])?,
        );
    }
    let done = visit
        .site
        .write(move |office| {
            let asker = Asker::Account(&actor);
            Some(match (word.as_str(), day) {
                ("submit", due) => office.submit_draft_until(asker, &id, due),
                ("approve", _) => office.approve_draft(asker, &id),
                ("return", _) => office.return_draft(asker, &id, &reason),
                ("sign", Some(day)) => office.sign_draft(asker, &id, Signature { signer, day }),
                ("enter", _) => office.enter_draft(asker, &id, &number),
                ("withdraw", _) => office.withdraw_draft(asker, &id),
                ("reopen", _) => office.reopen_draft(asker, &id),
                _ => return None,
            })
        })
        .await?;
    let done = done.ok_or(PageError::Unprocessable)?;
    // On the page of the draft each reason leads to its act.
    let by_the_ledger = matches!(done, Err(NotDone::Refused(CannotStep::Refused(_))));
    match said(&visit, done)? {
        Ok(draft) => Ok(Redirect::to(&urls::draft(&draft.id)).into_response()),
        Err(mut problem) => {
            if by_the_ledger {
                problem.field = Some("kiem-tra");
            }
            let page = view(&visit, &draft, &decision, vec![problem], &[])?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// A step's outcome: the draft, what is to be mended, or a page of trouble.
pub(crate) fn said(
    visit: &Visit,
    done: Result<Draft, NotDone<CannotStep>>,
) -> Result<Result<Draft, Problem>, PageError> {
    let why = match done {
        Ok(draft) => return Ok(Ok(draft)),
        Err(NotDone::Refused(why)) => why,
        Err(problem) => return Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    };
    let lang = visit.lang();
    let (field, message) = match why {
        CannotStep::NoSuchDraft(_) => return Err(PageError::NotFound),
        CannotStep::Store(problem) => return Err(PageError::Failed(problem)),
        CannotStep::NotFrom(stage) => {
            let stage = lang.say(&format!("draft-stage-{}", stage.word()));
            (None, Message::new("draft-not-from").with("stage", stage))
        }
        CannotStep::OwnDraft => (None, Message::new("draft-own")),
        CannotStep::OwnNumber => (None, Message::new("draft-own-number")),
        CannotStep::NotOwnDraft => (None, Message::new("draft-not-own")),
        CannotStep::OutOfReach(_) => (None, Message::new("draft-out-of-reach")),
        CannotStep::NoActs => (None, Message::new("draft-no-acts")),
        CannotStep::Refused(refused) => {
            let reasons: Vec<String> = refusals(&refused, &visit.value)
                .iter()
                .map(|said| lang.speak(said))
                .collect();
            (
                None,
                Message::new("draft-refused-by").with("reasons", reasons.join("; ")),
            )
        }
        CannotStep::NoReason => (Some("ly-do"), Message::new("draft-no-reason")),
        CannotStep::NoSigner => (Some("nguoi-ky"), Message::new("draft-no-signer")),
        CannotStep::SignedLater(day) => (
            Some("ngay-ky"),
            Message::new("draft-signed-later").with("day", writing::day(day)),
        ),
        CannotStep::DuePast(day) => (
            Some("han"),
            Message::new("draft-due-past").with("day", writing::day(day)),
        ),
        CannotStep::NoNumber => (Some("so"), Message::new("draft-no-number")),
        CannotStep::NoSymbol => (Some("so"), Message::new("draft-no-symbol")),
        CannotStep::Changed(_) | CannotStep::OtherOrder => (None, Message::new("draft-changed")),
        CannotStep::Scan(why) => (Some("tep-moi"), crate::pages::scans::refused(&why)),
        CannotStep::Opinion(why) => super::heard::opinion_refused(visit, &why),
        CannotStep::NumberTaken(_) => (Some("so"), Message::new("draft-number-taken")),
    };
    Ok(Err(Problem { field, message }))
}
