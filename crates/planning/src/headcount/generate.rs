//! Cases in the shape of a district: agencies, communes and schools over some years, for tests and measurements.
//!
//! Every number is made up from the seed, limits and ratios too; none is a rule of law.

#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small numbers of the shape"
)]

use super::plan::Way;
use super::problem::{
    BenefitBudget, HeadcountProblem, MinimumStrength, QuotaPath, ReplacementCap, Rounding, Scope, StaffGroup, StepPin,
    StreamlinePool, TransferWay,
};
use crate::core::Random;

/// What a case is like.
#[derive(Debug, Clone, Copy)]
pub struct HeadcountShape {
    /// Units.
    pub units: usize,
    /// Years.
    pub years: usize,
    /// People of a unit, on average; at least 2.
    pub people: usize,
    /// Percent of the people of each kind that the quotas take away by the last year.
    pub cut: i64,
    /// Percent of the money that all cases would cost which the budgets hold, all years together.
    pub budget: i64,
    /// Whether some rules must hold and some steps are pinned; such a case may have no plan.
    pub strict: bool,
}

/// A case of that shape.
#[allow(
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    reason = "small numbers of the shape"
)]
pub fn generate(shape: HeadcountShape, seed: u64) -> HeadcountProblem {
    let mut random = Random::new(seed);
    let mut below = move |end: i64| random.below(end.max(1) as usize) as i64;
    let mut problem = HeadcountProblem {
        years: (2020..).take(shape.years).collect(),
        ..HeadcountProblem::default()
    };
    let years = shape.years;
    for unit in 0..shape.units {
        // Communes have cadres and civil servants, agencies civil servants, schools public employees.
        let kinds: &[&str] = match unit % 3 {
            0 => &["cadres", "civil-servants"],
            1 => &["civil-servants"],
            _ => &["public-employees"],
        };
        for kind in kinds {
            let people = 2 + below(2 * shape.people as i64 - 2) / kinds.len() as i64;
            let mut left = people / 2;
            let mut some = |odds: i64| -> Vec<i64> {
                let all = (0..years).map(|_| {
                    let one = i64::from(below(odds * 8 / people.min(8)) == 0).min(left);
                    left -= one;
                    one
                });
                all.collect()
            };
            let (retirements, resignations) = (some(2), some(8));
            problem.groups.push(StaffGroup {
                id: format!("u{unit}-{kind}"),
                unit: format!("u{unit}"),
                kind: (*kind).to_owned(),
                people,
                retirements,
                resignations,
                most_recruits: (0..years).map(|_| below(3)).collect(),
            });
        }
    }
    pools(&mut problem, &mut below);
    rules(&mut problem, &mut below, shape);
    problem
}

fn pools(problem: &mut HeadcountProblem, below: &mut impl FnMut(i64) -> i64) {
    let years = problem.years.clone();
    for group in problem.groups.clone() {
        let mut left = group.people - group.retirements.iter().sum::<i64>();
        for ground in ["surplus", "standard", "restructured"] {
            let people = (1 + below(3)).min(left / 3);
            if people > 0 && below(2) == 0 {
                left -= people;
                let (first, growth) = (40 + below(260), below(9));
                problem.pools.push(StreamlinePool {
                    id: format!("{}-{ground}", group.id),
                    group: group.id.clone(),
                    ground: ground.to_owned(),
                    people,
                    benefit: (0..).take(years.len()).map(|year| first + growth * year).collect(),
                    from: (below(4) == 0)
                        .then(|| years[below(years.len().try_into().unwrap_or(1)).unsigned_abs() as usize]),
                    retires_in: None,
                });
            }
        }
        // Some of those who retire later could leave before.
        for (at, &people) in group
            .retirements
            .iter()
            .enumerate()
            .filter(|(at, people)| **people > 0 && *at > 0)
        {
            if below(2) == 0 {
                let early = 30 + below(60);
                let left = i64::try_from(at).unwrap_or(0);
                problem.pools.push(StreamlinePool {
                    id: format!("{}-early-{}", group.id, years[at]),
                    group: group.id.clone(),
                    ground: "early".to_owned(),
                    people,
                    benefit: (0..)
                        .take(years.len())
                        .map(|year| (early * (left - year)).max(0))
                        .collect(),
                    from: None,
                    retires_in: Some(years[at]),
                });
            }
        }
    }
}

fn rules(problem: &mut HeadcountProblem, below: &mut impl FnMut(i64) -> i64, shape: HeadcountShape) {
    let strict = shape.strict;
    let years = problem.years.len();
    let step = i64::try_from(years).unwrap_or(1);
    // Down by a share of today's people, evenly.
    let path = |people: i64, percent: i64| -> Vec<Option<i64>> {
        (1..=step)
            .map(|year| Some(people - (people * percent * year).div_euclid(100 * step)))
            .collect()
    };
    let kinds = ["cadres", "civil-servants", "public-employees"];
    for kind in kinds {
        let scope = Scope {
            kinds: vec![kind.to_owned()],
            ..Scope::default()
        };
        let people: i64 = problem
            .groups
            .iter()
            .filter(|group| group.kind == kind)
            .map(|group| group.people)
            .sum();
        if people > 0 {
            problem.quotas.push(QuotaPath {
                id: kind.to_owned(),
                scope: scope.clone(),
                posts: path(people, shape.cut),
                must: strict && below(3) == 0,
            });
            problem.replacement_caps.push(ReplacementCap {
                id: kind.to_owned(),
                scope,
                recruits: 1,
                leavers: 2 + below(2),
                rounding: [Rounding::Down, Rounding::Up, Rounding::Nearest][below(3).unsigned_abs() as usize],
                carry_over: below(2) == 0,
            });
        }
    }
    for group in problem.groups.clone() {
        let scope = Scope {
            groups: vec![group.id.clone()],
            ..Scope::default()
        };
        if below(3) > 0 {
            problem.quotas.push(QuotaPath {
                id: group.id.clone(),
                scope: scope.clone(),
                posts: path(group.people, below(2 * shape.cut)),
                must: false,
            });
        }
        let least = group.people - group.people * (shape.cut * 2 / 3 + below(15)) / 100 - 1;
        problem.strengths.push(MinimumStrength {
            id: group.id.clone(),
            scope,
            least: vec![Some(least.max(1)); years],
            must: strict && below(8) == 0,
        });
    }
    let all: i64 = problem
        .pools
        .iter()
        .map(|pool| pool.people * pool.benefit.iter().max().unwrap_or(&0))
        .sum();
    problem.budgets.push(BenefitBudget {
        id: "district".to_owned(),
        scope: Scope::default(),
        amounts: vec![all * shape.budget / 100 / step; years],
        carry_over: below(2) == 0,
    });
    for one in 0..problem.groups.len() {
        let (from, same) = (&problem.groups[one], problem.groups[one].kind.clone());
        let others: Vec<&StaffGroup> = problem
            .groups
            .iter()
            .filter(|to| to.kind == same && to.unit != from.unit)
            .collect();
        if !others.is_empty() {
            let to = others[below(i64::try_from(others.len()).unwrap_or(1)).unsigned_abs() as usize];
            problem.transfers.push(TransferWay {
                id: format!("{}-to-{}", from.id, to.id),
                from: from.id.clone(),
                to: to.id.clone(),
                most: (0..years).map(|_| below(3)).collect(),
                cost: 1 + below(9),
            });
        }
    }
    if let Some(pool) = problem.pools.first().filter(|_| strict) {
        problem.pins.push(StepPin {
            way: Way::Streamline(pool.id.clone()),
            year: problem.years[years - 1],
            least: below(2),
            most: (below(2) == 0).then_some(1),
        });
    }
}
