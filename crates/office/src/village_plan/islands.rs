//! Villages that no merger brings to the minimum, so they are left aside: those joined by roads that have too few households together, and those
//! that must stand and have too few without another one that must stand too.

use std::collections::BTreeSet;

use super::inputs::{LeftAside, VillageFound, WhyAside};
use super::minimum::HouseholdMinimum;

/// Those that are too small, and the places of everybody else.
pub(super) fn too_small(
    villages: &[VillageFound],
    pairs: &[(usize, usize)],
    minima: &[HouseholdMinimum],
) -> (Vec<LeftAside>, Vec<usize>) {
    let mut beside = vec![Vec::new(); villages.len()];
    for (one, two) in pairs {
        for (from, to) in [(*one, *two), (*two, *one)] {
            if let Some(beside) = beside.get_mut(from) {
                beside.push(to);
            }
        }
    }
    let land = Land {
        villages,
        minima,
        beside,
    };
    let mut aside = Vec::new();
    let mut stay: BTreeSet<usize> = (0..villages.len()).collect();
    loop {
        let left: Vec<_> = land
            .islands(&stay)
            .iter()
            .flat_map(|island| land.short(island))
            .collect();
        if left.is_empty() {
            return (aside, stay.into_iter().collect());
        }
        // Whoever was joined to others by these alone may be too small now.
        for (places, why) in left {
            stay.retain(|at| !places.contains(at));
            let villages = places.iter().filter_map(|at| villages.get(*at)).cloned().collect();
            aside.push(LeftAside { villages, why });
        }
    }
}

struct Land<'a> {
    villages: &'a [VillageFound],
    minima: &'a [HouseholdMinimum],
    /// The neighbours of each.
    beside: Vec<Vec<usize>>,
}

impl Land<'_> {
    /// Those that roads between them join, each island by its first village.
    fn islands(&self, stay: &BTreeSet<usize>) -> Vec<BTreeSet<usize>> {
        let mut left = stay.clone();
        let mut all = Vec::new();
        while let Some(first) = left.first().copied() {
            let island = self.reached(first, &left);
            left.retain(|at| !island.contains(at));
            all.push(island);
        }
        all
    }

    /// A village and whom roads join with it, of some.
    fn reached(&self, from: usize, within: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut reached = BTreeSet::from([from]);
        let mut next = vec![from];
        while let Some(at) = next.pop() {
            let beside = self.beside.get(at).into_iter().flatten();
            for further in beside.filter(|further| within.contains(further)) {
                if reached.insert(*further) {
                    next.push(*further);
                }
            }
        }
        reached
    }

    fn households(&self, places: &BTreeSet<usize>) -> i64 {
        let found = places.iter().filter_map(|at| self.villages.get(*at));
        found.map(|one| one.households).sum()
    }

    /// Whom of an island nothing brings to the minimum, and why. Of several that must stand and do not all find enough the smallest is left aside.
    fn short(&self, island: &BTreeSet<usize>) -> Vec<(BTreeSet<usize>, WhyAside)> {
        // Neighbours are of one commune and one kind, so one minimum counts for all.
        let first = island.first().and_then(|at| self.villages.get(*at));
        let minimum = first.and_then(|one| self.minima.get(one.minimum));
        let wanted = minimum.map_or(1, |minimum| minimum.wanted);
        let households = self.households(island);
        if households < wanted {
            return vec![(island.clone(), WhyAside::NobodyToJoin(wanted - households))];
        }
        let must_stand = |at: &usize| self.villages.get(*at).is_some_and(|one| one.must_stand);
        let (stand, free): (BTreeSet<usize>, BTreeSet<usize>) = island.iter().partition(|at| must_stand(at));
        let alone = stand.iter().filter_map(|at| {
            let lacking = wanted - self.households(&self.reached(*at, &free));
            (lacking > 0).then(|| (BTreeSet::from([*at]), WhyAside::StandsAlone(lacking)))
        });
        let alone: Vec<_> = alone.collect();
        let lacking = stand.iter().map(|_| wanted).sum::<i64>() - households;
        if !alone.is_empty() || lacking <= 0 {
            return alone;
        }
        let smallest = stand
            .iter()
            .min_by_key(|at| self.villages.get(**at).map_or(0, |one| one.households));
        let smallest = smallest.map(|at| (BTreeSet::from([*at]), WhyAside::StandsAlone(lacking)));
        smallest.into_iter().collect()
    }
}
