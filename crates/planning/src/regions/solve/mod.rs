//! Search for good groups, with a proof of how good they could be.

mod anneal;
mod balanced;
mod most_groups;
mod partition;
mod recombine;
mod start;
mod telling;

use super::area::Area;
use super::constraints::{Obstacle, obstacles};
use super::problem::{Aim, Plan, Problem};
use super::verify::verify;
use crate::core::{Answer, Budget, Watcher};

/// Solves a problem of either aim.
///
/// The objective is minimised: minus the number of groups where as many as possible are wanted (among plans with equally
/// many the price by constraint decides), else the borders that are cut and the price of change. An iteration is one move of
/// the annealing.
///
/// # Errors
///
/// Why no plan can exist, as far as that is seen before the search.
pub fn solve(problem: &Problem, budget: &Budget, watcher: Watcher<'_>) -> Result<Answer<Plan>, Vec<Obstacle>> {
    let obstacles = obstacles(problem);
    if !obstacles.is_empty() {
        return Err(obstacles);
    }
    let area = Area::of(problem);
    let telling = telling::Telling::new(problem, budget, watcher);
    match problem.aim {
        Aim::MostGroups { .. } => most_groups::most_groups(&area, budget, &telling),
        Aim::Balanced { groups, .. } => balanced::balanced(&area, groups - problem.pinned.len(), budget, &telling),
    }
    let answer = telling.answer();
    debug_assert_eq!(
        answer
            .plan
            .as_ref()
            .map_or_else(Vec::new, |plan| verify(problem, plan).wrong),
        [],
        "a plan that breaks a rule"
    );
    Ok(answer)
}
