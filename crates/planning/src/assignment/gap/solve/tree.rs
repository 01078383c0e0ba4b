//! Branch and bound: the proof, where few pairs are left open.
//!
//! A node opens some pairs; its prices of people follow from its parent's, close pairs of their own, and bound it. The node with
//! the least bound comes next, so that the proven bound rises all the while (after M. Posta, J. A. Ferland, P. Michelon, "An exact
//! method with variable fixing for solving the generalized assignment problem", Comp. Optim. Appl. 52, 2012, who go depth first).

use std::collections::BTreeMap;

use super::super::bound::PeoplePrices;
use super::super::problem::Gap;
use super::super::verify::verify;
use super::state::small;

/// Steps of the prices at a node.
const STEPS: u32 = 25;
/// Nodes together hold at most so many places.
const LARGEST: usize = 100_000_000;

#[derive(Debug)]
struct Node {
    open: Vec<bool>,
    price: Vec<f64>,
}

/// A tree that waits to be searched further.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    gap: &'a Gap,
    prices: PeoplePrices<'a>,
    /// By bound (of whole costs, which are sums of integers), then the newest first.
    nodes: BTreeMap<(i64, u64), Node>,
    count: u64,
    full: bool,
}

/// What a part of the search gave.
#[derive(Debug, Default)]
pub(super) struct Grown {
    /// A plan that fits and costs less.
    pub plan: Option<(i64, Vec<u32>)>,
    /// No plan costs less than this, nor less than the best plan.
    pub bound: Option<i64>,
}

impl Grown {
    /// Takes `plan` when it fits and costs less than `cost`; gives the cost to beat from now on.
    fn better(&mut self, gap: &Gap, plan: Option<&[usize]>, cost: i64) -> i64 {
        let own = plan
            .and_then(|plan| Some((verify(gap, plan).ok()?, plan)))
            .filter(|own| own.0 < cost);
        let Some((own, plan)) = own else { return cost };
        self.plan = Some((own, plan.iter().map(|unit| small(*unit)).collect()));
        own
    }
}

impl<'a> Tree<'a> {
    /// From the root's prices and open pairs.
    pub(super) fn new(gap: &'a Gap, prices: &PeoplePrices<'a>) -> Self {
        let root = Node {
            open: prices.open.clone(),
            price: prices.best.clone(),
        };
        let nodes = BTreeMap::from([((whole(prices.whole_bound()), 0), root)]);
        Self {
            gap,
            prices: prices.clone(),
            nodes,
            count: 0,
            full: false,
        }
    }

    /// Whether so little was searched that better prices at the root are worth more.
    pub(super) fn is_fresh(&self) -> bool {
        self.count < 500
    }

    /// Searches `nodes` nodes further. `cost` is that of the best plan.
    pub(super) fn grow(&mut self, nodes: usize, mut cost: i64, over: &dyn Fn() -> bool) -> Grown {
        let mut grown = Grown::default();
        for _ in 0..nodes {
            if over() || self.full {
                break;
            }
            let Some((key, node)) = self.nodes.pop_first() else {
                break;
            };
            if key.0 >= cost {
                // The others are no better.
                self.nodes.clear();
                break;
            }
            if !self.prices.enter(&node.open, &node.price) {
                continue;
            }
            let mut steps = 0;
            while steps < STEPS && whole(self.prices.whole_bound()) < cost && !over() {
                self.prices.step(cost as f64);
                steps += 1;
                cost = grown.better(self.gap, self.prices.selection(), cost);
            }
            if steps == 0 || over() {
                self.nodes.insert(key, node);
                break;
            }
            let bound = whole(self.prices.whole_bound()).max(key.0);
            if bound < cost {
                let only = self.branch(bound, cost);
                cost = grown.better(self.gap, only.as_deref(), cost);
            }
        }
        let least = self.nodes.first_key_value().map_or(i64::MAX, |(key, _)| key.0);
        grown.bound = Some(least.min(cost));
        grown
    }

    /// Splits the node where the prices are: one child for each unit that a contested person may still go to. Gives the
    /// one plan that is left, where there is no choice.
    fn branch(&mut self, bound: i64, cost: i64) -> Option<Vec<usize>> {
        self.prices.close_pairs(cost as f64);
        let (units, people) = (self.gap.units(), self.gap.people());
        let mut chosen: Option<(bool, usize, usize)> = None;
        for person in 0..people {
            let open = (0..units)
                .filter(|unit| self.prices.open[unit * people + person])
                .count();
            if open == 0 {
                return None;
            }
            let rank = (!self.prices.is_contested(person), open, person);
            if open > 1 && chosen.is_none_or(|chosen| rank < chosen) {
                chosen = Some(rank);
            }
        }
        let is_open = |unit: usize, person: usize| self.prices.open[unit * people + person];
        let Some((_, _, person)) = chosen else {
            return Some(
                (0..people)
                    .filter_map(|person| (0..units).find(|unit| is_open(*unit, person)))
                    .collect(),
            );
        };
        for unit in (0..units).filter(|unit| is_open(*unit, person)) {
            let mut open = self.prices.open.clone();
            for other in (0..units).filter(|other| *other != unit) {
                open[other * people + person] = false;
            }
            self.count += 1;
            self.nodes.insert(
                (bound, u64::MAX - self.count),
                Node {
                    open,
                    price: self.prices.best.clone(),
                },
            );
        }
        self.full = self.nodes.len() * (units * people + 8 * people) > LARGEST;
        None
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a sum of prices of plans, far below 2^63"
)]
fn whole(bound: f64) -> i64 {
    bound as i64
}
