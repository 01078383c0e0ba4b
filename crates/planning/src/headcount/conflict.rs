//! Why no road map keeps all hard rules: a smallest set of demands that cannot be met together.

use serde::Serialize;

use super::plan::Way;
use super::problem::HeadcountProblem;
use super::solve::solve;
use crate::core::{Budget, needed};

/// Something that the problem asks for, by its ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadcountDemand {
    /// A pin.
    Pin {
        /// Which way.
        way: Way,
        /// In which year.
        year: i32,
    },
    /// A quota that must be kept, in one year.
    Quota {
        /// Which quota.
        quota: String,
        /// In which year.
        year: i32,
    },
    /// A strength that must be kept, in one year.
    Strength {
        /// Which strength.
        strength: String,
        /// In which year.
        year: i32,
    },
    /// A replacement cap.
    Cap {
        /// Which cap.
        cap: String,
    },
    /// A budget.
    Budget {
        /// Which budget.
        budget: String,
    },
}

/// Demands without any of which the others could be met; empty when a road map was found after all. Demands are taken out, many
/// at a time, while the rest is proven impossible; each trial has `iterations`, and all end with `limit`. What was found to be
/// needed until then is told: a part of the conflict.
pub fn conflict(problem: &HeadcountProblem, iterations: u64, limit: &Budget) -> Vec<HeadcountDemand> {
    let trial = limit.clone().with_iterations(iterations);
    let impossible = |problem: &HeadcountProblem| {
        let answer = solve(&bare(problem), &trial, &|_| {});
        let first = answer
            .ok()
            .and_then(|answer| answer.plan?.levels.first().and_then(|level| level.bound));
        first.is_some_and(|bound| bound > 0)
    };
    needed(problem, demands(problem), limit, drop_demand, impossible)
}

/// The same with nothing but what must hold: the rest has no say in whether there is a plan.
fn bare(problem: &HeadcountProblem) -> HeadcountProblem {
    let mut bare = problem.clone();
    bare.quotas.retain(|quota| quota.must);
    bare.strengths.retain(|strength| strength.must);
    bare.cost_of_change = 0;
    bare.transfers.iter_mut().for_each(|way| way.cost = 0);
    bare
}

fn demands(problem: &HeadcountProblem) -> Vec<HeadcountDemand> {
    let years = |limits: &[Option<i64>]| -> Vec<i32> {
        let own = problem.years.iter().zip(limits).filter(|(_, limit)| limit.is_some());
        own.map(|(year, _)| *year).collect()
    };
    let mut demands = Vec::new();
    for cap in &problem.replacement_caps {
        demands.push(HeadcountDemand::Cap { cap: cap.id.clone() });
    }
    for budget in &problem.budgets {
        let budget = budget.id.clone();
        demands.push(HeadcountDemand::Budget { budget });
    }
    for own in problem.strengths.iter().filter(|own| own.must) {
        let strength = &own.id;
        demands.extend(years(&own.least).into_iter().map(|year| HeadcountDemand::Strength {
            strength: strength.clone(),
            year,
        }));
    }
    for own in problem.quotas.iter().filter(|own| own.must) {
        let quota = &own.id;
        demands.extend(years(&own.posts).into_iter().map(|year| HeadcountDemand::Quota {
            quota: quota.clone(),
            year,
        }));
    }
    for pin in &problem.pins {
        let (way, year) = (pin.way.clone(), pin.year);
        demands.push(HeadcountDemand::Pin { way, year });
    }
    demands
}

fn drop_demand(problem: &mut HeadcountProblem, demand: &HeadcountDemand) {
    let at = |year: i32| problem.years.iter().position(|own| *own == year);
    match demand {
        HeadcountDemand::Pin { way, year } => problem.pins.retain(|pin| pin.way != *way || pin.year != *year),
        HeadcountDemand::Quota { quota, year } => {
            let at = at(*year);
            let own = problem.quotas.iter_mut().find(|own| own.id == *quota);
            if let Some(limit) = own.zip(at).and_then(|(own, at)| own.posts.get_mut(at)) {
                *limit = None;
            }
        }
        HeadcountDemand::Strength { strength, year } => {
            let at = at(*year);
            let own = problem.strengths.iter_mut().find(|own| own.id == *strength);
            if let Some(limit) = own.zip(at).and_then(|(own, at)| own.least.get_mut(at)) {
                *limit = None;
            }
        }
        HeadcountDemand::Cap { cap } => problem.replacement_caps.retain(|own| own.id != *cap),
        HeadcountDemand::Budget { budget } => problem.budgets.retain(|own| own.id != *budget),
    }
}
