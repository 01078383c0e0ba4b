//! Why a step is taken: what would be worse if one person less went that way, and what the best other road map would cost.

use serde::Serialize;

use super::compare::{StepChange, changes};
use super::constraints::{HEADCOUNT_CONSTRAINTS, HeadcountBreach, HeadcountFound, levels};
use super::plan::{Levels, Step};
use super::problem::{HeadcountProblem, StepPin};
use super::solve::solve;
use crate::core::{Answer, Budget};

/// A step with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WhyStep {
    /// The step.
    pub step: Step,
    /// Whether a pin asks for it.
    pub pinned: bool,
    /// What the same road map would break or fall short of with one person less: what forced the step.
    pub forced_by: Vec<HeadcountBreach>,
    /// The best road map with at least one person less; `None` when none was found.
    pub otherwise: Option<StepOtherwise>,
}

/// The best road map without a step, or with less of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepOtherwise {
    /// What it comes to.
    pub levels: Levels,
    /// Whether nothing better exists (proven), or this is what was found.
    pub proven: bool,
    /// What it does otherwise, this step among it.
    pub changes: Vec<StepChange>,
}

/// Explains one step of a road map by solving the problem again with less of it.
pub fn explain(problem: &HeadcountProblem, steps: &[Step], step: &Step, budget: &Budget) -> WhyStep {
    let is_own = |other: &Step| other.way == step.way && other.year == step.year;
    let pinned = problem
        .pins
        .iter()
        .any(|pin| pin.way == step.way && pin.year == step.year && pin.least > 0);
    let mut fewer = steps.to_vec();
    fewer
        .iter_mut()
        .filter(|other| is_own(other))
        .for_each(|own| own.people -= 1);
    fewer.retain(|step| step.people > 0);
    let mut other = problem.clone();
    let least = step.people - 1;
    // What asks for the step itself would leave no other plan.
    other.pins.retain(|pin| pin.way != step.way || pin.year != step.year);
    other.pins.push(StepPin {
        way: step.way.clone(),
        year: step.year,
        least: 0,
        most: Some(least),
    });
    let answer = solve(&other, budget, &|_| {}).ok().filter(|answer| answer.feasible);
    let proven = answer.as_ref().is_some_and(Answer::proven_optimal);
    let otherwise = answer.and_then(|answer| answer.plan).map(|map| StepOtherwise {
        levels: levels(&other, &map.steps),
        proven,
        changes: changes(steps, &map.steps),
    });
    WhyStep {
        step: step.clone(),
        pinned,
        forced_by: worse(problem, steps, &fewer),
        otherwise,
    }
}

/// Findings of the second road map that the first has not, or has with fewer points. Prices are no reasons of their own.
fn worse(problem: &HeadcountProblem, one: &[Step], two: &[Step]) -> Vec<HeadcountBreach> {
    let mut found = Vec::new();
    for constraint in HEADCOUNT_CONSTRAINTS.iter().filter(|constraint| constraint.is_limit()) {
        let before = constraint.of(problem, one);
        let same = |own: &HeadcountFound, other: &HeadcountFound| own.breach.about() == other.breach.about();
        for own in constraint.of(problem, two) {
            let known = before.iter().find(|other| same(&own, other));
            if known.is_none_or(|known| known.points < own.points) {
                found.push(own.breach);
            }
        }
    }
    found
}
