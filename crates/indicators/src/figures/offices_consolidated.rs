//! Offices consolidated this year (cơ quan hợp nhất): units that a consolidation in force made.

use std::collections::BTreeSet;

use ledger::codes::{Succession, UnitKind};
use ledger::value::{Fact, Place};

use crate::figure::{Figure, Item, Unit};
use crate::question::Question;

pub(super) const ID: &str = "apparatus.offices_consolidated";

pub(super) fn figure(question: &Question<'_>) -> Figure {
    let mut seen = BTreeSet::new();
    let mut items = Vec::new();
    for unit in 0..question.view.value().unit_count() {
        let office = question.view.unit_kind(unit).is_some_and(is_office);
        if !office || !question.covers_unit(unit) {
            continue;
        }
        for row in question
            .view
            .facts(Place::Unit(unit))
            .filter(|row| question.this_year(row.from))
        {
            if matches!(
                row.fact,
                Fact::From {
                    how: Succession::Consolidated,
                    ..
                }
            ) && seen.insert(row.source)
            {
                items.push(Item {
                    place: Place::Unit(unit),
                    part: "consolidated".into(),
                    counts: true,
                    source: Some(row.source),
                    day: Some(row.from),
                    unit: None,
                });
            }
        }
    }
    Figure::counted(ID, Unit::Bodies, &[], items)
}

/// Whether a unit is an office; schools and villages are counted by figures of their own.
const fn is_office(kind: UnitKind) -> bool {
    matches!(
        kind,
        UnitKind::PartyBody | UnitKind::StateBody | UnitKind::MassBody | UnitKind::ServiceUnit | UnitKind::OneStop
    )
}
