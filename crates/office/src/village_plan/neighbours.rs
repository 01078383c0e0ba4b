//! Which villages are next to each other: a road between the two is recorded, also one that a village brought that has passed into it.

use std::collections::BTreeMap;

use ledger::View;
use ledger::value::Ix;
use ledger::view::Structure;

use super::inputs::VillageFound;
use crate::roads::recorded;

/// Pairs of places in the list, each once, the lower first: of one commune and one kind.
pub(crate) fn neighbours(view: View<'_>, structure: &Structure, villages: &[VillageFound]) -> Vec<(usize, usize)> {
    let places: BTreeMap<Ix, usize> = villages.iter().zip(0..).map(|(found, at)| (found.unit, at)).collect();
    let mut pairs = Vec::new();
    for unit in 0..view.value().unit_count() {
        let Some(one) = places.get(&structure.carry(unit)).copied() else {
            continue;
        };
        for (toward, _) in recorded(view, unit) {
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
