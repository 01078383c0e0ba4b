//! The run: steps of one person first, then level by level a linear programme and branch and bound until each is proven.

mod cuts;
mod programme;
mod simplex;
mod state;
mod telling;
mod tree;
mod windows;

use programme::Programme;
use simplex::Simplex;
use state::State;
use telling::Telling;
use tree::Tree;

use super::model::{BROKEN, DISRUPTION, Model};
use super::plan::RoadMap;
use super::problem::HeadcountProblem;
use super::unfit::HeadcountUnfit;
use crate::core::{Answer, Budget, Watcher};

/// What of the rest one level may use, so that later ones are not left out when it stays open.
const SHARE: f64 = 0.7;

/// Solves it within the budget. An iteration is one linear programme.
///
/// The objective is one number that reads like digits: excess, shortfall, money, disruption, each with room for its largest
/// value; [`RoadMap::levels`] tells each with its own bound. Where no road map keeps all hard rules, the one that breaks them
/// least is given as not feasible, and the bound of its first level proves it when it is above 0.
///
/// # Errors
///
/// Everything that makes the problem unfit to be solved.
pub fn solve(
    problem: &HeadcountProblem,
    budget: &Budget,
    watcher: Watcher<'_>,
) -> Result<Answer<RoadMap>, Vec<HeadcountUnfit>> {
    let unfit = problem.unfit();
    if !unfit.is_empty() {
        return Err(unfit);
    }
    let model = Model::new(problem);
    let mut programme = Programme::new(&model);
    let mut telling = Telling::new(problem, &model, &programme, budget, watcher);
    let over = || budget.is_over(0);
    // Today's road map, or none at all: the least disruption, and an answer at once.
    let mut first = State::of(&model, model.counts(problem, &problem.today));
    telling.offer(&first);
    first.descend(&over);
    telling.offer(&first);
    let mut simplex = Simplex::new(&programme.whole.columns, programme.whole.least.len());
    let mut done = 0;
    for level in BROKEN..=DISRUPTION {
        let value = |telling: &Telling<'_>| telling.best.as_ref().map_or(0, |(_, levels)| levels[level]);
        if value(&telling) == 0 {
            // Nothing is below 0.
            telling.prove(level, 0);
        } else if !budget.is_over(done) {
            let share = if level == DISRUPTION { 1.0 } else { SHARE };
            let mut tree = Tree {
                model: &model,
                // What is narrowed to beat the best of this level must not bind the next.
                programme: programme.clone(),
                simplex: &mut simplex,
                telling: &mut telling,
                level,
                part: budget.part(done, share),
                budget,
                began: done,
                done,
                proves: true,
            };
            tree.run();
            done = tree.done;
            // What every whole road map keeps holds at the later levels too.
            let known = programme.cuts.len();
            for cut in tree.programme.cuts.into_iter().skip(known) {
                programme.add(cut, |column| model.columns[column].most);
            }
        }
        let value = value(&telling);
        if level == BROKEN && value > 0 {
            break;
        }
        programme.keep(level, value);
    }
    Ok(telling.answer())
}
