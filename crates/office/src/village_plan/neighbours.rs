//! Which villages are next to each other: a road between the two is recorded, also one that a village brought that has passed into it.

use std::collections::BTreeMap;

use ledger::codes::MeasureKind;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::view::Structure;
use ledger::{Day, View};

use super::inputs::VillageFound;

const ROADS: Kinds = Kinds::of(&[FactKind::Measured, FactKind::Exists]);

/// Pairs of places in the list, each once, the lower first: of one commune and one kind.
pub(super) fn neighbours(view: View<'_>, structure: &Structure, villages: &[VillageFound]) -> Vec<(usize, usize)> {
    let places: BTreeMap<Ix, usize> = villages.iter().zip(0..).map(|(found, at)| (found.unit, at)).collect();
    let mut pairs = Vec::new();
    for unit in 0..view.value().unit_count() {
        let Some(one) = places.get(&structure.carry(unit)).copied() else {
            continue;
        };
        for toward in roads(view, unit) {
            let Some(two) = places.get(&structure.carry(toward)).copied() else {
                continue;
            };
            let alike = villages
                .get(one)
                .zip(villages.get(two))
                .is_some_and(|(a, b)| (a.commune, a.kind) == (b.commune, b.kind));
            if one != two && alike {
                pairs.push((one.min(two), one.max(two)));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Where the roads of a unit lead that hold on the day, or held until the unit ended.
fn roads(view: View<'_>, unit: Ix) -> Vec<Ix> {
    let day = view.day();
    let mut ended = Day::MAX;
    let mut told = Vec::new();
    for row in view.rows_of(Place::Unit(unit), ROADS) {
        match row.fact {
            Fact::Exists => ended = row.until,
            Fact::Measured {
                what: MeasureKind::Road,
                toward: Some(toward),
                ..
            } if row.from <= day => told.push((row.until, toward)),
            _ => {}
        }
    }
    let holds = |(until, toward): (Day, Ix)| (day < until || until == ended).then_some(toward);
    told.into_iter().filter_map(holds).collect()
}
