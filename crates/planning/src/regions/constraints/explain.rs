//! Why each group is as it is: what its villages could do instead, what that would cost, or what forbids it.

use super::super::problem::{Plan, Problem};
use super::{connected, measure, weigh};

/// What forbids that a village goes to another group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// The village belongs to a pinned group, or the other group is pinned.
    Pinned,
    /// It must stay with another village.
    MustMerge {
        /// The other.
        with: usize,
    },
    /// It may not be with a village of the other group.
    MayNotMerge {
        /// The other.
        with: usize,
    },
    /// What stays behind would not be connected, or nobody would stay.
    FallsApart,
    /// What stays behind would be too small.
    TooSmall {
        /// What would lack, in the common measure of the thresholds.
        lacking: i64,
    },
    /// The other group would be too large.
    TooLarge {
        /// By how much.
        beyond: i64,
    },
}

/// One village in a neighbouring group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alternative {
    /// The village.
    pub village: usize,
    /// A village of the group that it could go to, next to it.
    pub beside: usize,
    /// What the plan would cost more (or less, when negative), in the unit of [`super::Measures::price`].
    pub costs: i64,
    /// What forbids it.
    pub forbidden: Option<Hindrance>,
}

/// Why a group is as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupReason {
    /// Its villages.
    pub villages: Vec<usize>,
    /// What it weighs beyond the least, in the common measure of the thresholds.
    pub spare: i64,
    /// Whether no village can leave: the rest would be too small or fall apart.
    pub minimal: bool,
    /// Each way in which one village could go to a neighbouring group; allowed ones first, cheapest first.
    pub alternatives: Vec<Alternative>,
}

/// Explains each group of a plan.
pub fn explain(problem: &Problem, plan: &Plan) -> Vec<GroupReason> {
    let groups = plan.groups();
    let price = measure(problem, plan).price(problem);
    let reason = |villages: &Vec<usize>| {
        let (weight, least, _) = weigh(problem, villages);
        let mut alternatives: Vec<Alternative> = villages
            .iter()
            .flat_map(|&village| ways(problem, plan, &groups, village, price))
            .collect();
        alternatives.sort_by_key(|way| (way.forbidden.is_some(), way.costs, way.village, way.beside));
        let fixed = |&village: &usize| {
            matches!(
                stays(problem, villages, village),
                Some(Hindrance::FallsApart | Hindrance::TooSmall { .. })
            )
        };
        GroupReason {
            spare: weight - least,
            minimal: villages.iter().all(fixed),
            villages: villages.clone(),
            alternatives,
        }
    };
    groups.iter().map(reason).collect()
}

/// What keeps a village in its group, as far as the group is concerned.
fn stays(problem: &Problem, group: &[usize], village: usize) -> Option<Hindrance> {
    let rest: Vec<usize> = group.iter().copied().filter(|&other| other != village).collect();
    if rest.is_empty() || !connected(problem, &rest) {
        return Some(Hindrance::FallsApart);
    }
    let (weight, least, _) = weigh(problem, &rest);
    (weight < least).then_some(Hindrance::TooSmall {
        lacking: least - weight,
    })
}

fn ways(problem: &Problem, plan: &Plan, groups: &[Vec<usize>], village: usize, price: i64) -> Vec<Alternative> {
    let partner = |pairs: &[(usize, usize)], inside: &[usize]| {
        let other = |&(one, two): &(usize, usize)| match village {
            _ if one == village => Some(two),
            _ if two == village => Some(one),
            _ => None,
        };
        pairs.iter().filter_map(other).find(|other| inside.contains(other))
    };
    let Some(own) = groups.iter().find(|group| group.contains(&village)) else {
        return Vec::new();
    };
    let mut ways = Vec::new();
    for group in groups.iter().filter(|group| !group.contains(&village)) {
        let Some(beside) = partner(&problem.neighbours, group) else {
            continue;
        };
        let mut moved = plan.clone();
        moved.group_of[village] = plan.group_of[beside];
        let mut grown = group.clone();
        grown.push(village);
        let (weight, _, most) = weigh(problem, &grown);
        let pinned = problem
            .pinned
            .iter()
            .flatten()
            .any(|&other| other == village || other == beside);
        let forbidden = if pinned {
            Some(Hindrance::Pinned)
        } else if let Some(with) = partner(&problem.must_merge, own) {
            Some(Hindrance::MustMerge { with })
        } else if let Some(with) = partner(&problem.may_not_merge, group) {
            Some(Hindrance::MayNotMerge { with })
        } else {
            let large = (weight > most).then(|| Hindrance::TooLarge { beyond: weight - most });
            stays(problem, own, village).or(large)
        };
        ways.push(Alternative {
            village,
            beside,
            costs: measure(problem, &moved).price(problem) - price,
            forbidden,
        });
    }
    ways
}
