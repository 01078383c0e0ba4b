//! Branch and bound over one level: linear programmes, least bound first, with a dive below each part that is opened.
//!
//! Every bound comes from prices rounded to whole numbers ([`super::super::bound`]), so that the simplex cannot prove too much.

use std::collections::BTreeMap;

use super::super::bound::Proof;
use super::super::model::{BROKEN, MONEY, Model};
use super::cuts::broken_cuts;
use super::programme::Programme;
use super::simplex::{End, Simplex};
use super::state::State;
use super::telling::Telling;
use crate::core::{Budget, Random};

/// Steps of the simplex at a node at most.
const MOST_STEPS: usize = 50_000;
/// Rounds of new rows at most.
const MOST_ROUNDS: usize = 30;
/// Parts that wait at most.
const MOST_NODES: usize = 50_000;
/// Linear programmes of dives before windows are tried.
const DIVES: u64 = 60;
/// A value so near to a whole number is one.
const WHOLE: f64 = 1e-5;

/// A part of all road maps: narrower limits of some columns, and what it costs at least.
#[derive(Debug, Clone)]
struct Node {
    limits: Vec<(usize, i64, i64)>,
    bound: i64,
}

pub(super) struct Tree<'a, 'b> {
    pub model: &'a Model,
    pub programme: Programme,
    pub simplex: &'a mut Simplex,
    pub telling: &'a mut Telling<'b>,
    pub level: usize,
    /// Of this level, and of all.
    pub part: Budget,
    pub budget: &'a Budget,
    /// Linear programmes before this level, and so far.
    pub began: u64,
    pub done: u64,
    /// Not while only some road maps are looked at.
    pub proves: bool,
}

impl Tree<'_, '_> {
    /// Lowers one level as far as it goes. Earlier levels are kept by the programme.
    pub(super) fn run(&mut self) {
        self.prepare();
        if self.level > BROKEN {
            self.cut();
        }
        let rooted = self.done;
        let (mut root_value, mut windows) = (Vec::new(), self.level > BROKEN);
        let root = Node {
            limits: Vec::new(),
            bound: self.least(),
        };
        let mut open: BTreeMap<(i64, u64), Node> = BTreeMap::from([((root.bound, 0), root)]);
        let mut count = 0;
        while let Some(((bound, _), node)) = open.pop_first() {
            self.tell(bound);
            if bound >= self.cutoff() {
                return;
            }
            if self.is_over() || open.len() > MOST_NODES {
                return;
            }
            if windows && self.done > rooted + DIVES {
                windows = false;
                self.windows(&root_value);
                if bound >= self.cutoff() {
                    self.tell(bound);
                    return;
                }
            }
            // Down one side each time, leaving the other for later.
            let mut next = Some(node);
            while let Some(node) = next.take() {
                if self.is_over() {
                    open.insert((node.bound, 0), node);
                    break;
                }
                let halves = self.split(&node, open.first_key_value().map(|((bound, _), _)| *bound));
                if root_value.is_empty() {
                    let columns = 0..self.programme.choices;
                    root_value = columns.map(|column| self.simplex.value(column)).collect();
                }
                if let Some((near, far)) = halves {
                    for child in far {
                        count += 1;
                        open.insert((child.bound, u64::MAX - count), child);
                    }
                    next = near;
                }
            }
        }
        self.tell(self.cutoff());
    }

    /// Looks through what the limits of the programme leave, depth first; true when it came to the end.
    pub(super) fn search(&mut self, most: u64) -> bool {
        let end = self.done + most;
        let mut open = vec![Node {
            limits: Vec::new(),
            bound: self.least(),
        }];
        self.proves = false;
        while self.done < end && !self.is_over() {
            let Some(node) = open.pop() else { break };
            if let Some((near, far)) = self.split(&node, None) {
                open.extend(far);
                open.extend(near);
            }
        }
        self.proves = true;
        open.is_empty()
    }

    /// Adds rows that the values of the linear programme break while whole road maps keep them, as long as they raise the bound.
    fn cut(&mut self) {
        let (mut last, mut barren) = (i64::MIN, 0);
        for _ in 0..MOST_ROUNDS {
            if self.is_over() {
                return;
            }
            self.done += 1;
            self.limit(&[]);
            let budget = self.budget;
            let end = self.simplex.run(MOST_STEPS, &|| budget.is_over(0));
            let proof = self.proof(&[], &self.simplex.prices());
            self.tell(proof.bound());
            // Hundredths of a point count: several rows raise it together.
            let now = proof.hundredths();
            barren = if now > last { 0 } else { barren + 1 };
            last = last.max(now);
            if end != End::Optimal || proof.bound() >= self.cutoff() || barren > 3 {
                return;
            }
            let simplex = &*self.simplex;
            let cuts = broken_cuts(self.model, &|column| simplex.value(column));
            let before = self.programme.cuts.len();
            for cut in cuts {
                if !self.programme.cuts.contains(&cut) {
                    self.programme.add(cut, |column| self.model.columns[column].most);
                }
            }
            if self.programme.cuts.len() == before {
                return;
            }
            let whole = &self.programme.whole;
            *self.simplex = Simplex::new(&whole.columns, whole.least.len());
            self.prepare();
        }
    }

    pub(super) fn is_over(&self) -> bool {
        self.part.is_over(self.done - self.began) || self.budget.is_over(self.done)
    }

    /// What a better road map must come below, without what is paid anyway.
    fn cutoff(&self) -> i64 {
        let best = self
            .telling
            .best
            .as_ref()
            .map_or(i64::MAX / 4, |(_, levels)| levels[self.level]);
        best - self.programme.fixed(self.level)
    }

    fn tell(&mut self, bound: i64) {
        let bound = bound.min(self.cutoff()) + self.programme.fixed(self.level);
        self.telling.prove(self.level, bound);
    }

    /// The least that the level can come to by its limits alone.
    fn least(&self) -> i64 {
        let whole = &self.programme.whole;
        let all = self.programme.costs[self.level]
            .iter()
            .zip(whole.low.iter().zip(&whole.high));
        all.map(|(&cost, (&low, &high))| if cost > 0 { cost * low } else { cost * high })
            .sum()
    }

    /// Costs of the level, a trace of money for a good choice among equals, and a little chance against standing still.
    pub(super) fn prepare(&mut self) {
        let costs = &self.programme.costs;
        let largest = |level: usize| costs[level].iter().map(|cost| cost.abs()).max().unwrap_or(0).max(1) as f64;
        let (scale, money) = (largest(self.level), largest(MONEY));
        let mut random = Random::new(u64::try_from(self.level).unwrap_or(0));
        let own = costs[self.level].iter().zip(&costs[MONEY]);
        let trace = |cost: i64| {
            if self.level < MONEY {
                1e-6 * cost as f64 / money
            } else {
                0.0
            }
        };
        let costs: Vec<f64> = own
            .map(|(&cost, &money)| cost as f64 + scale * (trace(money) + 1e-7 * (1.0 + random.unit())))
            .collect();
        let rows = self.programme.whole.least.len();
        self.simplex
            .set_costs(costs.into_iter().chain(std::iter::repeat_n(0.0, rows)));
        for row in 0..rows {
            self.simplex
                .set_row(row, self.programme.whole.least[row], self.programme.whole.most[row]);
        }
    }

    fn limit(&mut self, limits: &[(usize, i64, i64)]) -> bool {
        let whole = &self.programme.whole;
        for (column, (&low, &high)) in whole.low.iter().zip(&whole.high).enumerate() {
            self.simplex.set_limits(column, low, high);
        }
        let mut fits = true;
        for &(column, low, high) in limits {
            let (low, high) = (low.max(whole.low[column]), high.min(whole.high[column]));
            fits &= low <= high;
            self.simplex.set_limits(column, low, high.max(low));
        }
        fits
    }

    fn proof(&self, limits: &[(usize, i64, i64)], prices: &[f64]) -> Proof {
        let whole = &self.programme.whole;
        let (mut low, mut high) = (whole.low.clone(), whole.high.clone());
        for &(column, least, most) in limits {
            (low[column], high[column]) = (low[column].max(least), high[column].min(most));
        }
        whole.prove((&low, &high), &self.programme.costs[self.level], prices)
    }

    /// Solves a part and splits it in two; none where it holds nothing better. `others` is the least bound elsewhere.
    fn split(&mut self, node: &Node, others: Option<i64>) -> Option<(Option<Node>, Vec<Node>)> {
        self.done += 1;
        if !self.limit(&node.limits) {
            return None;
        }
        let budget = self.budget;
        let end = self.simplex.run(MOST_STEPS, &|| budget.is_over(0));
        let mut proof = self.proof(&node.limits, &self.simplex.prices());
        if let End::Impossible { along, slope } = &end {
            // Far enough along these prices the bound passes whatever is known.
            let mut far = ((self.cutoff() - proof.bound()).max(1) as f64 / slope).min(1e8) * 2.0;
            for _ in 0..4 {
                let prices: Vec<f64> = self
                    .simplex
                    .prices()
                    .iter()
                    .zip(along)
                    .map(|(price, by)| price + far * by)
                    .collect();
                let other = self.proof(&node.limits, &prices);
                if other.bound() > proof.bound() {
                    proof = other;
                }
                far *= 8.0;
            }
        }
        let bound = proof.bound().max(node.bound);
        let is_root = self.proves && node.limits.is_empty();
        if is_root {
            self.tell(bound);
        }
        if end == End::Optimal && bound < self.cutoff() {
            self.round(if self.proves { node.limits.len() } else { usize::MAX });
        }
        if is_root && bound < self.cutoff() {
            let cutoff = self.cutoff();
            self.programme.whole.narrow(&proof, cutoff);
        }
        if bound >= self.cutoff() {
            return None;
        }
        let (column, below) = self.branch(node)?;
        let value = self.simplex.value(column);
        let (low, high) = (self.programme.whole.low[column], self.programme.whole.high[column]);
        let child = |low: i64, high: i64| {
            let mut limits = node.limits.clone();
            match limits.iter_mut().find(|own| own.0 == column) {
                Some(own) => (own.1, own.2) = (own.1.max(low), own.2.min(high)),
                None => limits.push((column, low, high)),
            }
            Node { limits, bound }
        };
        let (down, up) = (child(low, below), child(below + 1, high));
        let (near, far) = if value - below as f64 > 0.5 {
            (up, down)
        } else {
            (down, up)
        };
        // A dive goes on only while it could still give the best that is open.
        let is_deep = node.limits.len() > 12 && others.is_some_and(|others| others < bound);
        Some(if is_deep {
            (None, vec![near, far])
        } else {
            (Some(near), vec![far])
        })
    }

    /// A choice whose value is farthest from whole and that may be split, and the whole number below the split.
    fn branch(&self, node: &Node) -> Option<(usize, i64)> {
        let whole = &self.programme.whole;
        let limits = |column: usize| {
            let own = node.limits.iter().find(|own| own.0 == column);
            own.map_or((whole.low[column], whole.high[column]), |own| {
                (own.1.max(whole.low[column]), own.2.min(whole.high[column]))
            })
        };
        let mut best = None;
        let mut most = WHOLE;
        for column in 0..self.programme.choices {
            let value = self.simplex.value(column);
            let off = (value - value.round()).abs();
            let (low, high) = limits(column);
            if off > most && low < high {
                (most, best) = (off, Some((column, floor(value).clamp(low, high - 1))));
            }
        }
        // A whole solution that does not prove itself, by rounding: any choice that is still open.
        best.or_else(|| {
            let column = (0..self.programme.choices).find(|&column| limits(column).0 < limits(column).1)?;
            let (low, high) = limits(column);
            Some((column, floor(self.simplex.value(column) + WHOLE).clamp(low, high - 1)))
        })
    }

    /// Offers the road map next to the linear programme's, and the best within reach of it.
    fn round(&mut self, depth: usize) {
        let nearest = |add: f64| -> Vec<i64> {
            let all = self.model.columns.iter().enumerate();
            all.map(|(at, column)| floor(self.simplex.value(at) + add).clamp(0, column.most))
                .collect()
        };
        let mut found = Vec::new();
        let is_whole = (0..self.programme.choices).all(|column| {
            let value = self.simplex.value(column);
            (value - value.round()).abs() <= WHOLE
        });
        found.push(State::of(self.model, nearest(0.5)));
        if !is_whole && (depth < 4 || self.done.is_multiple_of(16)) {
            found.push(State::of(self.model, nearest(WHOLE)));
            for state in &mut found {
                let budget = self.budget;
                state.descend(&|| budget.is_over(0));
            }
        }
        for state in &found {
            self.telling.offer(state);
        }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "counts of people are small")]
fn floor(value: f64) -> i64 {
    value.floor() as i64
}
