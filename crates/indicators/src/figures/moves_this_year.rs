//! Moves since the beginning of the year (điều động, luân chuyển, bổ nhiệm, giới thiệu bầu), by direction.
//!
//! A move counts on the day its decision takes effect. A reinforcement is no move; it counts only when its decision is one of these.

use ledger::codes::UnitKind;
use ledger::value::{Fact, Ix, MoveKind, Place};

use crate::figure::{Figure, Item, Unit};
use crate::question::Question;

pub(super) const ID: &str = "mobility.moves_this_year";
const PARTS: [&str; 6] = [
    "commune_to_district",
    "district_to_commune",
    "between_communes",
    "appointed",
    "introduced_for_election",
    "other",
];

pub(super) fn figure(question: &Question<'_>) -> Figure {
    let mut items = Vec::new();
    for (ix, row) in question
        .notable()
        .iter()
        .filter(|(_, row)| question.this_year(row.from))
    {
        let Fact::Moved { kind, from, to } = row.fact else {
            continue;
        };
        if question.covers_unit(to) || from.is_some_and(|from| question.covers_unit(from)) {
            items.push(Item {
                place: Place::Person(*ix),
                part: part(question, kind, from, to).into(),
                counts: true,
                source: Some(row.source),
                day: Some(row.from),
                unit: Some(to),
            });
        }
    }
    items.sort_by_key(|item| (item.day, item.source));
    Figure::counted(ID, Unit::Moves, &PARTS, items)
}

fn part(question: &Question<'_>, kind: MoveKind, from: Option<Ix>, to: Ix) -> &'static str {
    let commune = |unit: Ix| question.structure.commune(unit);
    let below_district =
        |unit: Ix| question.structure.unit(question.structure.carry(unit)).map(|u| u.kind) != Some(UnitKind::Province);
    match kind {
        MoveKind::Appointed => "appointed",
        MoveKind::Introduced => "introduced_for_election",
        MoveKind::Transferred => "other",
        MoveKind::Rotated => match (from.map(|from| (from, commune(from))), commune(to)) {
            (Some((_, Some(_))), None) if below_district(to) => "commune_to_district",
            (Some((from, None)), Some(_)) if below_district(from) => "district_to_commune",
            (Some((_, Some(one))), Some(other)) if one != other => "between_communes",
            _ => "other",
        },
    }
}
