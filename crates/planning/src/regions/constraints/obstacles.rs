//! Why no plan can exist: found before the search, named by villages.

use thiserror::Error;

use super::super::area::{Area, thresholds};
use super::super::problem::{Aim, Problem};
use super::{connected, weigh};

/// A smallest set of villages and rules that no plan can satisfy, or data that make no sense. Villages by their place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Obstacle {
    /// A number that stands for no village.
    #[error("village number {village} is named, but there are {villages}; correct it")]
    UnknownVillage {
        /// The number.
        village: usize,
        /// How many villages there are.
        villages: usize,
    },
    /// A village next to itself, or apart from or merged with itself.
    #[error("village number {village} is paired with itself; remove the pair")]
    PairedWithItself {
        /// The village.
        village: usize,
    },
    /// Fewer than no households.
    #[error("village number {village} has {households} households; write 0 or more")]
    NegativeHouseholds {
        /// The village.
        village: usize,
        /// What is recorded.
        households: i64,
    },
    /// A terrain that has no threshold.
    #[error("village number {village} lies in terrain {terrain}, which has no threshold; add it")]
    UnknownTerrain {
        /// The village.
        village: usize,
        /// Its terrain.
        terrain: usize,
    },
    /// Limits, prices or thresholds that nothing can meet, or numbers too large to reckon with.
    #[error("the limits make no sense: a threshold is at least 1, the least at most the most, a price at least 0")]
    SenselessLimits,
    /// A village in two pinned groups.
    #[error("village number {village} is pinned twice; leave it in one group")]
    PinnedTwice {
        /// The village.
        village: usize,
    },
    /// A pinned group that is not connected, or not large enough, or too large, or parts what must merge.
    #[error("pinned group {pinned} cannot stand: it is not connected, breaks a limit, or a pair's rule")]
    PinnedCannotStand {
        /// Its place in the list.
        pinned: usize,
    },
    /// Villages that must merge do not touch each other.
    #[error("villages {villages:?} must merge but are not connected; add the villages between them")]
    MustMergeApart {
        /// The villages.
        villages: Vec<usize>,
    },
    /// Two villages must and may not merge.
    #[error("villages {one} and {two} must merge, directly or through others, and may not; drop one of the rules")]
    MustAndMayNot {
        /// One.
        one: usize,
        /// The other.
        two: usize,
    },
    /// A part of the area that touches nothing else is too small for a group.
    #[error(
        "villages {villages:?} touch nobody else and are {lacking} short of one group; add a road, or lower the threshold"
    )]
    IslandTooSmall {
        /// Its villages.
        villages: Vec<usize>,
        /// What lacks, in the common measure of the thresholds.
        lacking: i64,
    },
    /// One village (or villages that must merge) exceeds what a group may have.
    #[error("villages {villages:?} exceed the most of a group by {beyond}; raise the limit or split them")]
    TooLarge {
        /// The villages.
        villages: Vec<usize>,
        /// By how much.
        beyond: i64,
    },
    /// All villages together are too few or too many for so many groups.
    #[error("{households} households do not make {groups} groups within the limits")]
    TotalOutOfLimits {
        /// All households that are not pinned.
        households: i64,
        /// Groups that are left to form.
        groups: usize,
    },
    /// The connected parts cannot be split into groups within the limits whose number adds up.
    #[error("the part of villages {villages:?} cannot be cut into groups within the limits")]
    PartOutOfLimits {
        /// Its villages.
        villages: Vec<usize>,
    },
}

/// Everything that stands in the way, the plain mistakes first; empty when the search can begin.
pub fn obstacles(problem: &Problem) -> Vec<Obstacle> {
    let mistakes = mistakes(problem);
    if !mistakes.is_empty() {
        return mistakes;
    }
    let mut found = pins(problem);
    if found.is_empty() {
        let area = Area::of(problem);
        found.extend(merges(problem, &area));
        if found.is_empty() {
            found.extend(parts(problem, &area));
        }
    }
    found
}

fn mistakes(problem: &Problem) -> Vec<Obstacle> {
    let villages = problem.villages.len();
    let pairs = problem
        .neighbours
        .iter()
        .chain(&problem.must_merge)
        .chain(&problem.may_not_merge);
    let mut found: Vec<Obstacle> = Vec::new();
    let named = pairs
        .clone()
        .flat_map(|&(one, two)| [one, two])
        .chain(problem.pinned.iter().flatten().copied());
    found.extend(
        named
            .filter(|&village| village >= villages)
            .map(|village| Obstacle::UnknownVillage { village, villages }),
    );
    found.extend(
        pairs
            .filter(|(one, two)| one == two)
            .map(|&(village, _)| Obstacle::PairedWithItself { village }),
    );
    let (share, least, most) = thresholds(&problem.aim);
    let mut total: i64 = 0;
    for (at, village) in problem.villages.iter().enumerate() {
        if village.households < 0 {
            found.push(Obstacle::NegativeHouseholds {
                village: at,
                households: village.households,
            });
        }
        if !share.is_empty() && village.terrain >= share.len() {
            found.push(Obstacle::UnknownTerrain {
                village: at,
                terrain: village.terrain,
            });
        }
        let part = share
            .get(village.terrain)
            .copied()
            .unwrap_or(1)
            .saturating_mul(village.households.max(0));
        total = total.saturating_add(part);
    }
    let thresholds_fit = match &problem.aim {
        Aim::MostGroups { terrains } => {
            !terrains.is_empty() && terrains.iter().all(|terrain| terrain.least_households > 0)
        }
        Aim::Balanced { .. } => true,
    };
    if !thresholds_fit
        || least > most
        || problem.price_of_change < 0
        || problem.feature_scale < 1
        || total > i64::MAX / 8
    {
        found.push(Obstacle::SenselessLimits);
    }
    found
}

fn pins(problem: &Problem) -> Vec<Obstacle> {
    let mut seen = vec![None; problem.villages.len()];
    let mut found = Vec::new();
    for (pinned, group) in problem.pinned.iter().enumerate() {
        for &village in group {
            if seen[village].replace(pinned).is_some() {
                found.push(Obstacle::PinnedTwice { village });
            }
        }
    }
    for (pinned, group) in problem.pinned.iter().enumerate() {
        let (weight, least, most) = weigh(problem, group);
        let parts = |&(one, two): &(usize, usize)| (seen[one] == Some(pinned)) != (seen[two] == Some(pinned));
        let joins = |&(one, two): &(usize, usize)| seen[one] == Some(pinned) && seen[two] == Some(pinned);
        let broken = problem.must_merge.iter().any(parts) || problem.may_not_merge.iter().any(joins);
        if broken || !connected(problem, group) || weight < least || weight > most || group.is_empty() {
            found.push(Obstacle::PinnedCannotStand { pinned });
        }
    }
    found
}

fn merges(problem: &Problem, area: &Area) -> Vec<Obstacle> {
    let mut found = Vec::new();
    for villages in &area.villages {
        if villages.len() > 1 && !connected(problem, villages) {
            found.push(Obstacle::MustMergeApart {
                villages: villages.clone(),
            });
        }
        let inside = problem
            .may_not_merge
            .iter()
            .filter(|(one, two)| villages.contains(one) && villages.contains(two));
        found.extend(inside.map(|&(one, two)| Obstacle::MustAndMayNot { one, two }));
        let (weight, _, most) = weigh(problem, villages);
        if weight > most {
            found.push(Obstacle::TooLarge {
                villages: villages.clone(),
                beyond: weight - most,
            });
        }
    }
    found
}

fn parts(problem: &Problem, area: &Area) -> Vec<Obstacle> {
    let mut found = Vec::new();
    let (mut fewest, mut most_groups) = (0, 0);
    for part in area.parts() {
        let weight: i64 = part.iter().map(|&unit| area.weight[unit as usize]).sum();
        let villages = || {
            let mut villages: Vec<usize> = part
                .iter()
                .flat_map(|&unit| area.villages[unit as usize].clone())
                .collect();
            villages.sort_unstable();
            villages
        };
        match problem.aim {
            Aim::MostGroups { .. } if weight < area.least => {
                found.push(Obstacle::IslandTooSmall {
                    villages: villages(),
                    lacking: area.least - weight,
                });
            }
            Aim::MostGroups { .. } => {}
            Aim::Balanced { .. } => {
                // So many groups at least and at most does the part make.
                let low = weight.saturating_add(area.most.max(1) - 1) / area.most.max(1);
                let high = if area.least > 0 {
                    weight / area.least
                } else {
                    i64::try_from(part.len()).unwrap_or(i64::MAX)
                };
                if low.max(1) > high {
                    found.push(Obstacle::PartOutOfLimits { villages: villages() });
                }
                fewest += low.max(1);
                most_groups += high;
            }
        }
    }
    if let Aim::Balanced { groups, .. } = problem.aim {
        let left = groups.saturating_sub(problem.pinned.len());
        let wanted = i64::try_from(left).unwrap_or(i64::MAX);
        if found.is_empty() && !(fewest..=most_groups).contains(&wanted) || groups < problem.pinned.len() {
            found.push(Obstacle::TotalOutOfLimits {
                households: area.weight.iter().sum(),
                groups: left,
            });
        }
    }
    found
}
