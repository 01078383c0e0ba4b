//! A problem made ready for search: units instead of villages, whole weights against one threshold.

use std::collections::BTreeMap;

use super::problem::{Aim, Problem};

/// Villages that must merge are one unit; pinned groups are set aside.
#[derive(Debug, Clone)]
pub(crate) struct Area {
    /// Villages of each unit.
    pub(crate) villages: Vec<Vec<usize>>,
    /// Weight of each unit; in most-groups problems in shares of the threshold.
    pub(crate) weight: Vec<i64>,
    /// Who touches whom, each list rising.
    pub(crate) near: Vec<Vec<u32>>,
    /// How many pairs of villages touch across two neighbours, beside `near`.
    pub(crate) touching: Vec<Vec<i64>>,
    /// Who may not stand with whom.
    pub(crate) apart: Vec<Vec<u32>>,
    /// Least weight of a group.
    pub(crate) least: i64,
    /// Most weight of a group.
    pub(crate) most: i64,
    /// Dissimilarity between the villages of two units, a row a unit.
    pub(crate) unlike: Vec<i64>,
    /// Dissimilarity inside each unit.
    pub(crate) within: Vec<i64>,
    /// Households of each unit by the body that they belong to today.
    pub(crate) bodies: Vec<Vec<(usize, i64)>>,
    /// See [`Problem::price_of_change`].
    pub(crate) price_of_change: i64,
}

impl Area {
    /// Units of a problem that [`super::constraints::obstacles`] has nothing against.
    pub(crate) fn of(problem: &Problem) -> Self {
        let count = problem.villages.len();
        let pinned = pinned(problem);
        let mut leader: Vec<usize> = (0..count).collect();
        for &(one, two) in &problem.must_merge {
            let (one, two) = (lead(&leader, one), lead(&leader, two));
            leader[one.max(two)] = one.min(two);
        }
        let mut unit_of = vec![None; count];
        let mut villages: Vec<Vec<usize>> = Vec::new();
        for village in (0..count).filter(|&village| !pinned[village]) {
            let first = lead(&leader, village);
            if first == village {
                villages.push(Vec::new());
                unit_of[village] = Some(villages.len() - 1);
            } else {
                unit_of[village] = unit_of[first];
            }
            if let Some(unit) = unit_of[village] {
                villages[unit].push(village);
            }
        }
        let units = villages.len();
        let mut touching: Vec<BTreeMap<u32, i64>> = vec![BTreeMap::new(); units];
        for &(one, two) in &problem.neighbours {
            if let (Some(one), Some(two)) = (unit_of[one], unit_of[two])
                && one != two
            {
                *touching[one].entry(narrow(two)).or_insert(0) += 1;
                *touching[two].entry(narrow(one)).or_insert(0) += 1;
            }
        }
        let mut apart = vec![Vec::new(); units];
        for &(one, two) in &problem.may_not_merge {
            if let (Some(one), Some(two)) = (unit_of[one], unit_of[two]) {
                apart[one].push(narrow(two));
                apart[two].push(narrow(one));
            }
        }
        let (share, least, most) = thresholds(&problem.aim);
        let weigh = |village: usize| {
            let village = &problem.villages[village];
            village.households * share.get(village.terrain).copied().unwrap_or(1)
        };
        let unlike = |one: &[usize], two: &[usize]| -> i64 {
            one.iter()
                .flat_map(|a| two.iter().map(|b| distance(problem, *a, *b)))
                .sum()
        };
        let mut bodies_seen = BTreeMap::new();
        let mut body_of = |village: usize| {
            let village_today = &problem.villages[village].today;
            let key = village_today
                .as_ref()
                .map_or_else(|| (village, ""), |body| (usize::MAX, body.as_str()));
            let next = bodies_seen.len();
            *bodies_seen.entry(key).or_insert(next)
        };
        let bodies = villages.iter().map(|members| {
            let mut bodies = BTreeMap::new();
            for &village in members {
                *bodies.entry(body_of(village)).or_insert(0) += problem.villages[village].households;
            }
            bodies.into_iter().collect()
        });
        let bodies = bodies.collect();
        let weighty = matches!(problem.aim, Aim::MostGroups { .. });
        let table = if weighty { units * units } else { 0 };
        let mut matrix = vec![0; table];
        for one in 0..if weighty { units } else { 0 } {
            for two in 0..one {
                let cost = unlike(&villages[one], &villages[two]);
                matrix[one * units + two] = cost;
                matrix[two * units + one] = cost;
            }
        }
        Self {
            weight: villages
                .iter()
                .map(|members| members.iter().map(|&village| weigh(village)).sum())
                .collect(),
            near: touching.iter().map(|row| row.keys().copied().collect()).collect(),
            touching: touching.iter().map(|row| row.values().copied().collect()).collect(),
            apart,
            least,
            most,
            unlike: matrix,
            within: villages.iter().map(|members| unlike(members, members) / 2).collect(),
            bodies,
            villages,
            price_of_change: problem.price_of_change,
        }
    }

    pub(crate) fn units(&self) -> usize {
        self.weight.len()
    }

    /// Units by connected part.
    pub(crate) fn parts(&self) -> Vec<Vec<u32>> {
        let mut seen = vec![false; self.units()];
        let mut parts = Vec::new();
        for start in 0..self.units() {
            if seen[start] {
                continue;
            }
            seen[start] = true;
            let mut part = vec![narrow(start)];
            let mut at = 0;
            while at < part.len() {
                for &other in &self.near[part[at] as usize] {
                    if !std::mem::replace(&mut seen[other as usize], true) {
                        part.push(other);
                    }
                }
                at += 1;
            }
            parts.push(part);
        }
        parts
    }
}

/// Villages of pinned groups.
fn pinned(problem: &Problem) -> Vec<bool> {
    let mut pinned = vec![false; problem.villages.len()];
    problem
        .pinned
        .iter()
        .flatten()
        .for_each(|&village| pinned[village] = true);
    pinned
}

fn lead(leader: &[usize], mut village: usize) -> usize {
    while leader[village] != village {
        village = leader[village];
    }
    village
}

/// What a household of each terrain counts, and the limits in that measure. With one terrain a household counts 1.
pub(crate) fn thresholds(aim: &Aim) -> (Vec<i64>, i64, i64) {
    match aim {
        Aim::MostGroups { terrains } => {
            let common = terrains.iter().fold(1, |common, terrain| {
                least_common(common, terrain.least_households.max(1))
            });
            let share = terrains
                .iter()
                .map(|terrain| common / terrain.least_households.max(1))
                .collect();
            (share, common, i64::MAX)
        }
        Aim::Balanced {
            least_households,
            most_households,
            ..
        } => (Vec::new(), *least_households, *most_households),
    }
}

fn least_common(one: i64, two: i64) -> i64 {
    let (mut a, mut b) = (one, two);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    (one / a.max(1)).saturating_mul(two)
}

/// Sum of the differences of the features of two villages.
pub(crate) fn distance(problem: &Problem, one: usize, two: usize) -> i64 {
    let (one, two) = (&problem.villages[one].features, &problem.villages[two].features);
    one.iter().zip(two).map(|(a, b)| (a - b).abs()).sum()
}

pub(crate) fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
