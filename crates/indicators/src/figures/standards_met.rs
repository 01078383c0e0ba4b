//! People who meet the local standard of their group (chuẩn hóa), of all in the group: key commune officials, leaders and managers,
//! planned successors. Target: all of them.
//!
//! In scope: who holds a post of the group, or is planned, on the day. Parts: each requirement met, of all; `studying`: who meets all
//! only because study counts; `not_met`; `unknown`: whose record does not tell, who is never counted as met. Law: the local pack of 2019.

use ledger::Day;
use ledger::value::Place;
use standards::rule::{DeadlineEnd, StandardRows};

use crate::figure::{Absent, Figure, Item, Part, Unit, count};
use crate::question::Question;

pub(super) const KEY_COMMUNE_OFFICIALS: &str = "standards.key_commune_officials";
pub(super) const LEADERS_MANAGERS: &str = "standards.leaders_managers";
pub(super) const PLANNED_SUCCESSORS: &str = "standards.planned_successors";

/// The local pack that the three figures rest on.
pub(crate) const PACK: [&str; 3] = [
    "loc-2019.key-commune-officials",
    "loc-2019.leaders-managers",
    "loc-2019.planned-successors",
];

pub(super) fn key_commune_officials(question: &Question<'_>) -> Figure {
    met(question, KEY_COMMUNE_OFFICIALS, PACK[0])
}

pub(super) fn leaders_managers(question: &Question<'_>) -> Figure {
    met(question, LEADERS_MANAGERS, PACK[1])
}

pub(super) fn planned_successors(question: &Question<'_>) -> Figure {
    met(question, PLANNED_SUCCESSORS, PACK[2])
}

fn met(question: &Question<'_>, id: &'static str, law: &str) -> Figure {
    let checked = question.checked();
    let Some((rows, held)) = checked.standard(law) else {
        return Figure::absent(id, Unit::People, Absent::NotInForce { entry: law.to_owned() });
    };
    let of = count(rows.in_scope.count());
    if of == 0 {
        return Figure::absent(id, Unit::People, Absent::NothingToCount);
    }
    let items = rows.in_scope.rows().filter_map(|row| {
        Some(Item {
            place: Place::Person(*checked.people.get(row)?),
            part: part(rows, held, row).into(),
            counts: rows.met.contains(row),
            source: None,
            day: None,
            unit: None,
        })
    });
    let mut figure = Figure {
        items: items.collect(),
        ..Figure::plain(id, Unit::People, count(rows.met.count()))
    }
    .out_of(of);
    let requirement = |one: &standards::rule::RequirementRows| Part {
        id: one.id.clone().into(),
        value: count(one.met.count()),
        of: Some(of),
    };
    figure.parts = rows.requirements.iter().map(requirement).collect();
    let studying = rows.met.without(&held.met);
    let told_apart = [
        ("studying", &studying),
        ("not_met", &rows.not_met),
        ("unknown", &rows.unknown),
    ];
    figure.parts.extend(told_apart.map(|(id, who)| Part {
        id: id.into(),
        value: count(who.count()),
        of: Some(of),
    }));
    figure.target = Some(of);
    figure.begins = Some(rows.citation.from);
    figure.due = due(question, law);
    figure.bases = vec![law.to_owned()];
    figure
}

/// Where a person in scope stands: the first requirement known not to be met, else `unknown`, `studying` or `met`.
fn part(rows: &StandardRows, held: &StandardRows, row: usize) -> String {
    if rows.met.contains(row) {
        return if held.met.contains(row) { "met" } else { "studying" }.to_owned();
    }
    let missing = rows
        .requirements
        .iter()
        .find(|requirement| requirement.not_met.contains(row));
    missing.map_or_else(|| "unknown".to_owned(), |requirement| requirement.id.clone())
}

/// The last day by which all must meet the standard, where its version names one.
fn due(question: &Question<'_>, law: &str) -> Option<Day> {
    let version = question.rules.counted.rule(law)?.on(question.day())?;
    match version.deadline.as_ref()?.end {
        DeadlineEnd::Day(day) => Some(day),
        DeadlineEnd::After(..) => None,
    }
}
