//! `POST /nhap-du-lieu/{upload}/don-vi`: which units the texts of a file mean that the ledger does not know; asked once, and remembered.

use std::collections::BTreeMap;

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::text::fold;
use ledger::{Seq, UnitId};
use office::import::ImportReport;
use office::permission::{DataClass, Deed, scope};
use words::Message;

use super::look::{looked, waiting};
use super::preview::view;
use super::show::UnitQuestion;
use crate::components::Problem;
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

/// So many units are asked for at a time.
const MOST: usize = 20;
/// The most units that are offered by name; any other is typed by its code.
const OFFERED: usize = 500;

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
    let (office, actor) = (member.site.office(), member.actor());
    let value = office.value();
    let structure = office.structure(&value, actor.today, Seq::LATEST);
    let reach = scope(&actor, Deed::Import, DataClass::Personal, &value, &structure);
    let view = value.on(actor.today, Seq::LATEST);
    let own = structure
        .walked()
        .iter()
        .filter(|unit| reach.covers(Some(**unit), None, &structure));
    own.filter_map(|unit| Some(format!("{} ({})", view.unit_name(*unit), view.unit_id(*unit)?)))
        .take(OFFERED)
        .collect()
}

/// The unit that was typed: by its code, alone or behind the name, or by a name that one unit alone has.
fn unit_of(member: &Member, typed: &str) -> Option<UnitId> {
    let office = member.site.office();
    let (value, today) = (office.value(), office.today());
    let (view, structure) = (
        value.on(today, Seq::LATEST),
        office.structure(&value, today, Seq::LATEST),
    );
    let code = typed
        .rsplit_once('(')
        .map_or(typed, |(_, code)| code.trim_end_matches(')'));
    if let Ok(unit) = code.trim().parse::<UnitId>() {
        return value.place(ledger::Entity::Unit(unit)).map(|_| unit);
    }
    let mut named = structure
        .walked()
        .iter()
        .filter(|unit| fold(&view.unit_name(**unit)) == fold(typed));
    match (named.next(), named.next()) {
        (Some(unit), None) => view.unit_id(*unit),
        _ => None,
    }
}
