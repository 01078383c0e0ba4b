//! What a plan of regions has to keep, and what it is priced by; stated from scratch, for people and for tests of the search.

mod explain;
mod obstacles;

use std::collections::BTreeMap;

use super::area::{distance, thresholds};
use super::problem::{Aim, Plan, Problem};
use crate::core::{ByConstraint, Level};

pub use explain::{Alternative, GroupReason, Hindrance, explain};
pub use obstacles::{Obstacle, obstacles};

/// Neighbours in different groups, priced 1 each.
pub const BORDERS: &str = "regions.few-borders";
/// Dissimilarity inside groups.
pub const ALIKE: &str = "regions.alike";
/// Households that leave the largest present body of their group.
pub const LEAST_DISRUPTION: &str = "regions.least-disruption";

/// The measures of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measures {
    /// Number of groups.
    pub groups: usize,
    /// Sum over pairs in one group of the difference of their features, in parts of [`Problem::feature_scale`].
    pub dissimilarity: i64,
    /// Pairs of neighbours in different groups; pinned groups count too.
    pub borders: i64,
    /// Households that leave the largest present body of their group.
    pub changed_households: i64,
}

/// Measures a plan. Plans are compared by what this says of each.
pub fn measure(problem: &Problem, plan: &Plan) -> Measures {
    let groups = plan.groups();
    let alike = |group: &Vec<usize>| -> i64 {
        let pairs = group
            .iter()
            .enumerate()
            .flat_map(|(at, one)| group[at + 1..].iter().map(move |two| (*one, *two)));
        pairs.map(|(one, two)| distance(problem, one, two)).sum()
    };
    let parted = |&&(one, two): &&(usize, usize)| plan.group_of[one] != plan.group_of[two];
    Measures {
        groups: groups.len(),
        dissimilarity: groups.iter().map(alike).sum(),
        borders: i64::try_from(problem.neighbours.iter().filter(parted).count()).unwrap_or(i64::MAX),
        changed_households: groups.iter().map(|group| changed(problem, group)).sum(),
    }
}

fn changed(problem: &Problem, group: &[usize]) -> i64 {
    let mut bodies: BTreeMap<(usize, &str), i64> = BTreeMap::new();
    for &village in group {
        let today = problem.villages[village].today.as_deref();
        let body = today.map_or((village, ""), |body| (usize::MAX, body));
        *bodies.entry(body).or_insert(0) += problem.villages[village].households;
    }
    bodies.values().sum::<i64>() - bodies.values().max().copied().unwrap_or(0)
}

impl Measures {
    /// The price by which plans with equally many groups are compared.
    pub fn price(&self, problem: &Problem) -> i64 {
        self.by_constraint(problem).iter().map(|(_, points)| points).sum()
    }

    fn by_constraint(&self, problem: &Problem) -> Vec<(&'static str, i64)> {
        let first = match problem.aim {
            Aim::MostGroups { .. } => (ALIKE, self.dissimilarity),
            Aim::Balanced { .. } => (BORDERS, self.borders),
        };
        vec![
            first,
            (LEAST_DISRUPTION, self.changed_households * problem.price_of_change),
        ]
    }

    /// The price constraint by constraint; features in their own unit.
    pub fn points(&self, problem: &Problem) -> Vec<ByConstraint> {
        let scale = match problem.aim {
            Aim::MostGroups { .. } => problem.feature_scale.max(1) as f64,
            Aim::Balanced { .. } => 1.0,
        };
        let parts = self.by_constraint(problem).into_iter();
        parts
            .map(|(constraint, points)| ByConstraint {
                constraint: constraint.to_owned(),
                level: Level::Soft,
                points: points as f64 / scale,
            })
            .collect()
    }
}

/// What the villages of a group weigh against which limits: (weight, least, most), in shares of the common threshold.
pub(super) fn weigh(problem: &Problem, group: &[usize]) -> (i64, i64, i64) {
    let (share, least, most) = thresholds(&problem.aim);
    let weight = group.iter().map(|&village| {
        let village = &problem.villages[village];
        village.households * share.get(village.terrain).copied().unwrap_or(1)
    });
    (weight.sum(), least, most)
}

/// Whether the villages are connected among themselves.
pub(super) fn connected(problem: &Problem, group: &[usize]) -> bool {
    let mut reached: Vec<usize> = group.first().copied().into_iter().collect();
    let mut at = 0;
    while at < reached.len() {
        for &(one, two) in &problem.neighbours {
            for (here, there) in [(one, two), (two, one)] {
                if here == reached[at] && group.contains(&there) && !reached.contains(&there) {
                    reached.push(there);
                }
            }
        }
        at += 1;
    }
    reached.len() == group.len()
}
