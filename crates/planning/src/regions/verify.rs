//! Judges a finished plan of regions. Shares nothing with the search or with `constraints`.

use std::collections::BTreeMap;

use thiserror::Error;

use super::problem::{Aim, Plan, Problem};

/// What is wrong with a plan. Groups by the number that the plan gives them.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Wrong {
    /// Not one group for each village.
    #[error("{found} villages have a group, {wanted} should")]
    Length {
        /// How many have one.
        found: usize,
        /// How many there are.
        wanted: usize,
    },
    /// A group in several pieces.
    #[error("group {group} is in {pieces} pieces")]
    Pieces {
        /// The group.
        group: usize,
        /// How many.
        pieces: usize,
    },
    /// A group outside its limits.
    #[error("group {group} has {households} households, outside its limits")]
    Size {
        /// The group.
        group: usize,
        /// Its households.
        households: i64,
    },
    /// Not as many groups as asked for.
    #[error("there are {found} groups, {wanted} are asked for")]
    Count {
        /// How many there are.
        found: usize,
        /// How many there should be.
        wanted: usize,
    },
    /// A pair that must merge is parted, or one that may not is merged.
    #[error("the rule of the pair {one}, {two} is broken")]
    Pair {
        /// One village.
        one: usize,
        /// The other.
        two: usize,
    },
    /// A pinned group is not a group of the plan.
    #[error("pinned group {pinned} is not kept")]
    Pin {
        /// Its place in the list.
        pinned: usize,
    },
}

/// What a plan comes to, and everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Number of groups.
    pub groups: usize,
    /// Dissimilarity in parts of [`Problem::feature_scale`].
    pub dissimilarity: i64,
    /// Neighbours in different groups.
    pub borders: usize,
    /// Everything that is wrong; empty for a plan that can be carried out.
    pub wrong: Vec<Wrong>,
}

/// Judges a plan of a problem whose pairs name existing villages.
pub fn verify(problem: &Problem, plan: &Plan) -> Verdict {
    let wanted = problem.villages.len();
    let mut wrong = Vec::new();
    if plan.group_of.len() != wanted {
        wrong.push(Wrong::Length {
            found: plan.group_of.len(),
            wanted,
        });
        return Verdict {
            groups: 0,
            dissimilarity: 0,
            borders: 0,
            wrong,
        };
    }
    let of = &plan.group_of;
    // Pieces: each village begins as its own, each neighbourhood inside a group joins two.
    let mut piece: Vec<usize> = (0..wanted).collect();
    let find = |piece: &[usize], mut village: usize| {
        while piece[village] != village {
            village = piece[village];
        }
        village
    };
    for &(one, two) in problem.neighbours.iter().filter(|&&(one, two)| of[one] == of[two]) {
        let (one, two) = (find(&piece, one), find(&piece, two));
        piece[one] = two;
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (village, &group) in of.iter().enumerate() {
        members.entry(group).or_default().push(village);
    }
    let mut dissimilarity = 0;
    for (&group, villages) in &members {
        let pieces = villages.iter().filter(|&&village| piece[village] == village).count();
        if pieces > 1 {
            wrong.push(Wrong::Pieces { group, pieces });
        }
        let households = villages
            .iter()
            .map(|&village| problem.villages[village].households)
            .sum();
        let fits = match &problem.aim {
            Aim::Balanced {
                least_households,
                most_households,
                ..
            } => (*least_households..=*most_households).contains(&households),
            Aim::MostGroups { terrains } => reaches(problem, terrains, villages),
        };
        if !fits {
            wrong.push(Wrong::Size { group, households });
        }
        for feature in 0..problem.villages.first().map_or(0, |village| village.features.len()) {
            let mut values: Vec<i64> = villages
                .iter()
                .filter_map(|&village| problem.villages[village].features.get(feature).copied())
                .collect();
            values.sort_unstable();
            let last = i64::try_from(values.len()).unwrap_or(0) - 1;
            dissimilarity += (0..)
                .zip(&values)
                .map(|(rank, value)| value * (2 * rank - last))
                .sum::<i64>();
        }
    }
    if let Aim::Balanced { groups, .. } = problem.aim
        && groups != members.len()
    {
        wrong.push(Wrong::Count {
            found: members.len(),
            wanted: groups,
        });
    }
    let parted = problem.must_merge.iter().filter(|&&(one, two)| of[one] != of[two]);
    let merged = problem.may_not_merge.iter().filter(|&&(one, two)| of[one] == of[two]);
    wrong.extend(parted.chain(merged).map(|&(one, two)| Wrong::Pair { one, two }));
    for (pinned, group) in problem.pinned.iter().enumerate() {
        let mut group = group.clone();
        group.sort_unstable();
        if !members.values().any(|villages| *villages == group) {
            wrong.push(Wrong::Pin { pinned });
        }
    }
    let borders = problem
        .neighbours
        .iter()
        .filter(|&&(one, two)| of[one] != of[two])
        .count();
    Verdict {
        groups: members.len(),
        dissimilarity,
        borders,
        wrong,
    }
}

/// Whether the shares of the thresholds sum to 1: in whole numbers, over the product of all thresholds that occur.
fn reaches(problem: &Problem, terrains: &[super::problem::Terrain], villages: &[usize]) -> bool {
    let mut by_terrain: BTreeMap<i64, i128> = BTreeMap::new();
    for &village in villages {
        let village = &problem.villages[village];
        let least = terrains
            .get(village.terrain)
            .map_or(i64::MAX, |terrain| terrain.least_households);
        *by_terrain.entry(least).or_insert(0) += i128::from(village.households);
    }
    // sum(households / least) >= 1, one fraction after the other.
    let (mut above, mut below) = (0_i128, 1_i128);
    for (least, households) in by_terrain {
        above = above
            .saturating_mul(i128::from(least))
            .saturating_add(households.saturating_mul(below));
        below = below.saturating_mul(i128::from(least));
    }
    above >= below
}
