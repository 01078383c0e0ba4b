//! Villages joined by roads that have too few households together: no merger among them reaches the minimum, so they are left aside.

use super::inputs::{LeftAside, VillageFound, WhyAside};
use super::minimum::HouseholdMinimum;

/// The islands that are too small, and the places of everybody else.
pub(super) fn too_small(
    villages: &[VillageFound],
    pairs: &[(usize, usize)],
    minima: &[HouseholdMinimum],
) -> (Vec<LeftAside>, Vec<usize>) {
    let mut lead: Vec<usize> = (0..villages.len()).collect();
    let find = |lead: &[usize], mut at: usize| {
        while let Some(next) = lead.get(at).copied().filter(|next| *next != at) {
            at = next;
        }
        at
    };
    for (one, two) in pairs {
        let (one, two) = (find(&lead, *one), find(&lead, *two));
        if let Some(place) = lead.get_mut(one.max(two)) {
            *place = one.min(two);
        }
    }
    let (mut aside, mut stay) = (Vec::new(), Vec::new());
    for first in 0..villages.len() {
        let island: Vec<usize> = (first..villages.len()).filter(|at| find(&lead, *at) == first).collect();
        if island.first() != Some(&first) {
            continue;
        }
        let found: Vec<VillageFound> = island.iter().filter_map(|at| villages.get(*at)).cloned().collect();
        // Neighbours are of one commune and one kind, so one minimum counts for all.
        let wanted = found
            .first()
            .and_then(|one| minima.get(one.minimum))
            .map_or(1, |minimum| minimum.wanted);
        let lacking = wanted - found.iter().map(|one| one.households).sum::<i64>();
        if lacking > 0 {
            aside.push(LeftAside {
                villages: found,
                why: WhyAside::NobodyToJoin(lacking),
            });
        } else {
            stay.extend(island);
        }
    }
    stay.sort_unstable();
    (aside, stay)
}
