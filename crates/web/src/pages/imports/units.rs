//! `POST /nhap-du-lieu/{upload}/don-vi`: which units the texts of a file mean that the ledger does not know; asked once, and remembered.

use std::collections::BTreeMap;

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::UnitId;
use office::import::ImportReport;
use office::permission::{DataClass, Deed};
use words::Message;

use super::look::{looked, waiting};
use super::preview::view;
use super::show::UnitQuestion;
use crate::components::Problem;
use crate::pages::offered;
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

/// So many units are asked for at a time.
const MOST: usize = 20;

/// Takes the answers, or says which it does not understand.
pub(crate) async fn units(
    Path(id): Path<String>,
    member: Member,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let upload = waiting(&member, &id)?;
    let looked = looked(&member, &upload).await?;
    let Ok(report) = &looked.report else {
        return Err(PageError::NotFound);
    };
    let mut questions = questions(report);
    let (mut said, mut problems) = (Vec::new(), Vec::new());
    for (at, question) in questions.iter_mut().enumerate() {
        fields
            .get(&format!("don-vi-{at}"))
            .trim()
            .clone_into(&mut question.typed);
        // The text comes back with its answer: meanwhile another one may stand at its place.
        if question.typed.is_empty() || fields.get(&format!("chu-{at}")) != question.text {
            continue;
        }
        match unit_of(&member, &question.typed) {
            Some(unit) => said.push((question.text.clone(), unit)),
            None => problems.push(Problem {
                field: None,
                message: Message::new("imports-unit-unknown").with("typed", question.typed.as_str()),
            }),
        }
    }
    if !problems.is_empty() {
        let mut page = view(&member, &upload, report, Vec::new());
        page.problems.list = problems;
        page.units = questions;
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    if !said.is_empty() {
        let (actor, id) = (member.actor(), id.clone());
        let done = member
            .site
            .write(move |office| office.say_units(&actor, &id, said))
            .await?;
        done.map_err(|problem| PageError::not_done(problem, |_| PageError::NotFound))?;
    }
    Ok(Redirect::to(&urls::upload(&id)).into_response())
}

/// The texts of which no unit is known, most rows first, with what is like them.
pub(super) fn questions(report: &ImportReport) -> Vec<UnitQuestion> {
    let mut texts: BTreeMap<&str, (i64, &str)> = BTreeMap::new();
    for row in &report.rows {
        for reason in &row.reasons {
            let like = match reason.code.as_str() {
                "unknown_unit" => "suggestion",
                "ambiguous_unit" => "units",
                _ => continue,
            };
            let text = row.person.as_ref().and_then(|person| person.unit.as_deref());
            let text = reason.facts.get("unit").map(String::as_str).or(text);
            let Some(text) = text else { continue };
            let like = reason.facts.get(like).map_or("", String::as_str);
            texts.entry(text).or_insert((0, like)).0 += 1;
        }
    }
    let mut questions: Vec<UnitQuestion> = texts
        .into_iter()
        .map(|(text, (rows, like))| UnitQuestion {
            text: text.to_owned(),
            rows,
            like: like.to_owned(),
            typed: String::new(),
        })
        .collect();
    questions.sort_by_key(|question| std::cmp::Reverse(question.rows));
    questions.truncate(MOST);
    questions
}

/// The units into which the reader may bring people, each with its code.
pub(super) fn offered(member: &Member) -> Vec<String> {
    offered::units(member, Deed::Import, DataClass::Personal)
}

/// The unit that was typed, if there is such a one.
fn unit_of(member: &Member, typed: &str) -> Option<UnitId> {
    let value = member.site.office().value();
    offered::unit_of(member, typed).filter(|unit| value.place(ledger::Entity::Unit(*unit)).is_some())
}
