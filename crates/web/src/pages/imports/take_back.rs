//! `POST /nhap-du-lieu/lan/{seq}/hoan-tac`: takes an import back whole, or says what stands on it.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::Seq;
use office::figures::Asker;
use office::import::CannotTakeBack;
use office::writer::NotDone;
use words::{Message, refusals};

use super::known::import;
use super::report::view;
use crate::site::{Member, PageError, page_with};
use crate::urls;

/// Takes it back.
pub(crate) async fn take_back(Path(seq): Path<String>, member: Member) -> Result<Response, PageError> {
    let known = import(&member, &seq)?;
    let (actor, place) = (member.actor(), Seq(known.decision));
    let done = member
        .site
        .write(move |office| office.take_back_import(Asker::Account(&actor), place))
        .await?;
    let why = match done {
        Ok(_) => return Ok(Redirect::to(&urls::import(known.decision)).into_response()),
        Err(NotDone::Refused(CannotTakeBack::Refused(refused))) => refusals(&refused, &member.site.office().value()),
        Err(NotDone::Refused(CannotTakeBack::OutOfReach(_))) => vec![Message::new("imports-undo-out-of-reach")],
        Err(problem) => return Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&member, &known, why))
}
