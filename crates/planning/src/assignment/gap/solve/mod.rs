//! The run: small problems are tried whole; else prices and their bound, then lanes of dives and annealing until the budget is spent or
//! the best plan is proven.

mod anneal;
mod choices;
mod dive;
mod lane;
mod state;
mod tree;
mod whole;

use rayon::prelude::*;

use self::lane::Lane;
use self::whole::whole;
use super::bound::{PeoplePrices, capacity_prices};
use super::problem::Gap;
use crate::core::{Answer, Budget, Incumbent, Score, Watcher};

/// Steps of the prices of capacity; each takes some microseconds.
const CAPACITY_STEPS: u32 = 3000;
/// Steps of the prices of people before the first dive, and the share of the time that they may take.
const PEOPLE_STEPS: u32 = 250;
const PEOPLE_TIME: f64 = 0.12;

/// Whether it is proven that no plan fits; only small problems are tried whole.
pub(crate) fn nothing_fits(gap: &Gap) -> bool {
    let tried = whole(gap);
    tried.finished && tried.plan.is_none()
}

/// Solves it within the budget; ends without a plan at once where trying all shows that nothing fits. An iteration is one dive with its annealing. The objective is the sum of the costs.
pub fn solve(gap: &Gap, budget: &Budget, watcher: Watcher<'_>) -> Answer<Vec<usize>> {
    let incumbent: Incumbent<'_, Vec<usize>> = Incumbent::new(budget, watcher);
    let tried = whole(gap);
    if let Some((cost, plan)) = &tried.plan {
        incumbent.offer(0, Score::feasible(*cost as f64), || {
            (plan.iter().map(|unit| *unit as usize).collect(), Vec::new())
        });
    }
    if tried.finished {
        // All were tried: the best is proven, or nothing fits, and no time would change that.
        if let Some((cost, _)) = &tried.plan {
            incumbent.raise_bound(*cost as f64);
        }
        return incumbent.answer();
    }
    let capacity = capacity_prices(gap, CAPACITY_STEPS, &|| budget.is_over(0));
    // Sums of products of floats: a millionth covers their rounding many times.
    incumbent.raise_bound((capacity.bound - 1e-6 * capacity.bound.abs().max(1.0)).ceil());
    let mut people = PeoplePrices::new(gap, &capacity.price);
    if let Some(people) = &mut people {
        let part = budget.part(0, PEOPLE_TIME);
        let target = capacity.bound + 0.003 * capacity.bound.abs();
        for step in 0..PEOPLE_STEPS {
            // The first step alone makes the prices usable.
            if step > 0 && (part.is_over(0) || people.is_settled()) {
                break;
            }
            people.step(target);
        }
        incumbent.raise_bound(people.whole_bound());
    }
    let lanes = budget.threads();
    let mut workers: Vec<(u64, Lane<'_>)> = (0..lanes)
        .map(|lane| (lane as u64, Lane::new(gap, lane, &capacity, people.clone())))
        .collect();
    let run = |(lane, worker): &mut (u64, Lane<'_>)| {
        let mut iteration = *lane;
        while !budget.is_over(iteration) && !incumbent.is_proven() {
            worker.iterate(iteration, budget, &incumbent);
            iteration += lanes as u64;
        }
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(lanes)
        .build()
        .ok()
        .filter(|_| lanes > 1);
    match pool {
        Some(pool) => pool.install(|| workers.par_iter_mut().for_each(run)),
        None => workers.iter_mut().for_each(run),
    }
    incumbent.answer()
}
