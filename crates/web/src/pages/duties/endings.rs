//! `POST /viec`: what is to be done, with the disciplines that end: sensitive, so each opening is on record before anything of it shows.

use axum::Extension;
use axum::response::Response;
use office::duties::{DisciplineEnd, Ground, disciplines_ending};
use office::permission::{DataClass, Deed};
use office::reads::{NotOpened, SensitiveGroup};
use words::{Message, writing};

use super::open::{page, unit};
use super::rows::rule_basis_on;
use super::show::{EndingRow, Endings};
use crate::pages::names::source;
use crate::site::{Fields, PageError, Visit, page_with};
use crate::urls;

/// The act that ends a discipline.
const LIFT: u16 = 93;

/// The page with these disciplines opened.
pub(crate) async fn open_endings(visit: Visit, _checked: Extension<Fields>) -> Result<Response, PageError> {
    let (actor, unit) = (visit.actor.clone(), unit(&visit));
    let (day, known) = (visit.asked.day, visit.asked.known_seq());
    let group = SensitiveGroup::Discipline;
    let opened = visit
        .site
        .write(move |office| office.open_group_of_all(&actor, Deed::ReadPerson, group, unit, day, known))
        .await?;
    let rows = opened.map_err(|problem| {
        PageError::not_done(problem, |why| match why {
            NotOpened::NotAllowed => PageError::Forbidden,
            NotOpened::NoSuchPerson => PageError::NotFound,
        })
    })?;
    let writes = visit.scope(Deed::Decide, DataClass::Sensitive, &visit.structure());
    let ending = disciplines_ending(visit.law(), &rows, day);
    let rows = ending.iter().filter_map(|one| row(&visit, one, !writes.is_empty()));
    let endings = Endings::Open(rows.collect());
    page_with(visit.status(), &page(&visit, endings)?)
}

/// Whether they can be opened at all.
pub(super) fn folded(visit: &Visit) -> Endings {
    let reach = visit.scope(Deed::ReadPerson, DataClass::Sensitive, &visit.structure());
    if reach.is_empty() {
        Endings::Refused
    } else {
        Endings::Folded
    }
}

fn row(visit: &Visit, one: &DisciplineEnd, writes: bool) -> Option<EndingRow> {
    let (lang, view, day) = (visit.lang(), visit.view(), visit.asked.day);
    let person = view.person(one.person)?;
    let code = person.id()?.to_string();
    let is_late = one.ends.is_some_and(|ends| ends <= day);
    let ends = one.ends.map(|ends| {
        let id = if is_late { "endings-over" } else { "endings-until" };
        lang.speak(&Message::new(id).with("day", writing::day(ends.previous())))
    });
    let basis = match one.ground {
        Ground::Rule(rule, _) => rule_basis_on(visit, rule, one.since),
        Ground::Act(_) | Ground::Record => None,
    };
    // A draft begins on the day on which the discipline runs no more, or where nothing tells it, on the day looked at.
    let lift = urls::begin_draft(LIFT, std::slice::from_ref(&code), one.ends.or(Some(day)));
    Some(EndingRow {
        ends: ends.unwrap_or_else(|| lang.say("endings-untold")),
        is_late,
        name: words::person_name(lang, &person),
        href: visit.at(&urls::person(&code)),
        unit: one
            .unit
            .map(|unit| view.unit_name(unit).to_string())
            .unwrap_or_default(),
        form: lang.speak(&Message::code("discipline", one.form.word())),
        basis,
        source: source(visit, one.source),
        lift: writes.then_some(lift),
    })
}
