//! Branch and bound on sites: a tree whose nodes fix sites open or closed, each with its Lagrangean bound.
//!
//! Best bound first, so that the least bound of the open nodes is a proven bound at any moment. A node starts at its parent's
//! prices; sites whose conditional bound passes the best plan are fixed at once (as in S. Görtz and A. Klose, "A simple but
//! usually fast branch-and-bound algorithm for the capacitated facility location problem", INFORMS J. on Computing 24, 2012).

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::rc::Rc;

use crate::facilities::bound::dual::{Dual, Evaluation};
use crate::facilities::bound::volume::{Go, Volume};
use crate::facilities::network::Fixing;

/// What the tree asks of the problem around it.
pub(crate) trait Plans {
    /// The objective of the best plan so far.
    fn best(&self) -> f64;
    /// The least bound that makes a node worthless: nothing below the best plan is left in it.
    fn enough(&self) -> f64;
    /// Tries plans near what the relaxation opens.
    fn suggest(&mut self, relaxed: &Evaluation);
    /// The best plan with exactly these sites open, where that is exact: its objective, or infinity when there is none.
    fn complete(&mut self, open: &[usize]) -> f64;
    /// A bound for the whole problem is proven.
    fn proven(&mut self, bound: f64);
    /// Counts one step of work; whether the search must end.
    fn is_over(&mut self) -> bool;
}

struct Node {
    bound: f64,
    depth: usize,
    number: u64,
    prices: Rc<Vec<f64>>,
    fixing: Vec<Fixing>,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Node {}
impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Node {
    /// The heap gives the greatest: the least bound, then the deepest, then the newest.
    fn cmp(&self, other: &Self) -> Ordering {
        let bound = other.bound.total_cmp(&self.bound);
        bound
            .then(self.depth.cmp(&other.depth))
            .then(self.number.cmp(&other.number))
    }
}

/// Fixes free sites that the present bound decides; says whether any was.
pub(crate) fn fix(dual: &mut Dual<'_>, found: &Evaluation, enough: f64) -> bool {
    let choice = dual.choice(&found.value);
    let mut any = false;
    for site in 0..dual.fixing.len() {
        if dual.fixing[site] != Fixing::Free {
            continue;
        }
        let is_in = found.open[site] >= 1.0;
        if !is_in && found.base + choice.to_open(found.value[site]) >= enough {
            dual.fixing[site] = Fixing::Closed;
            any = true;
        } else if is_in && found.base + choice.to_close(found.value[site]) >= enough {
            dual.fixing[site] = Fixing::Open;
            any = true;
        }
    }
    any
}

/// Searches the tree below the dual's present fixings, from the prices of `root`. Returns whether it was searched to the end.
pub(crate) fn search(dual: &mut Dual<'_>, root: &Volume, steps: usize, plans: &mut impl Plans) -> bool {
    let mut heap = BinaryHeap::new();
    let first = Node {
        bound: root.best.bound,
        depth: 0,
        number: 0,
        prices: Rc::new(root.prices.clone()),
        fixing: dual.fixing.clone(),
    };
    heap.push(first);
    let mut volume = root.clone();
    let mut number = 0;
    while let Some(node) = heap.pop() {
        if node.bound >= plans.enough() {
            break;
        }
        plans.proven(node.bound);
        if plans.is_over() {
            return false;
        }
        dual.fixing = node.fixing;
        if !settle(dual, plans) {
            continue;
        }
        volume.prices.clone_from(&node.prices);
        volume.restart(dual, if node.depth == 0 { 0.5 } else { 0.3 });
        let (best, enough) = (plans.best(), plans.enough());
        let mut over = false;
        volume.climb(dual, steps, best, enough, |_| {
            over = plans.is_over();
            if over { Go::Stop } else { Go::On }
        });
        if over {
            return false;
        }
        let bound = volume.best.bound.max(node.bound);
        if bound >= enough {
            continue;
        }
        plans.suggest(&volume.best);
        let enough = plans.enough();
        if bound >= enough {
            continue;
        }
        fix(dual, &volume.best, enough);
        let Some(site) = branching(dual, &volume) else {
            settle(dual, plans);
            continue;
        };
        let prices = Rc::new(volume.prices.clone());
        let choice = dual.choice(&volume.best.value);
        let is_in = volume.best.open[site] >= 1.0;
        for side in [Fixing::Open, Fixing::Closed] {
            let value = volume.best.value[site];
            let rise = match side {
                Fixing::Open if !is_in => choice.to_open(value),
                Fixing::Closed if is_in => choice.to_close(value),
                _ => 0.0,
            };
            let bound = bound.max(volume.best.base + rise);
            if bound < enough {
                number += 1;
                let mut fixing = dual.fixing.clone();
                fixing[site] = side;
                heap.push(Node {
                    bound,
                    depth: node.depth + 1,
                    number,
                    prices: Rc::clone(&prices),
                    fixing,
                });
            }
        }
    }
    plans.proven(plans.enough());
    true
}

/// Solves a node in which nothing is left to decide; says whether something is.
fn settle(dual: &Dual<'_>, plans: &mut impl Plans) -> bool {
    let open: Vec<usize> = (0..dual.fixing.len())
        .filter(|&site| dual.fixing[site] == Fixing::Open)
        .collect();
    // On campuses with several schools another one may open beside them.
    let full = dual.net.is_single_level() && open.len() >= dual.net.at_most;
    if full || dual.fixing.iter().all(|&state| state != Fixing::Free) {
        plans.complete(&open);
        return false;
    }
    true
}

/// The free site about which the relaxation is least sure.
fn branching(dual: &Dual<'_>, volume: &Volume) -> Option<usize> {
    let free = (0..dual.fixing.len()).filter(|&site| dual.fixing[site] == Fixing::Free);
    let doubt = |site: usize| {
        let openness = volume.openness[site].clamp(0.0, 1.0);
        // Between equally doubtful sites the one with the greater cost at stake splits the node better.
        openness.min(1.0 - openness) + 1e-3 * (1.0 + dual.net.fixed[site]).ln_1p() / 40.0
    };
    free.max_by(|&one, &two| doubt(one).total_cmp(&doubt(two)).then(two.cmp(&one)))
}
