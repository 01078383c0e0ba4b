//! The run: relaxation and annealing in turn, then branch and bound over contested pairs until the plan is proven.

mod relaxed;
mod search;
pub(super) mod state;

use std::collections::BTreeMap;

use self::relaxed::{RowPrices, relaxed};
use self::search::anneal;
use self::state::State;
use super::constraints::by_constraint;
use super::model::{Model, NONE};
use super::problem::{Placed, Placement, Unfit};
use crate::core::{Answer, Budget, Incumbent, Random, Score, Watcher};

/// Steps of the rows' prices at the root and at a node.
const ROOT_STEPS: u32 = 60;
const NODE_STEPS: u32 = 12;
/// Rounds of an annealing.
const ROUNDS: u32 = 150;
/// People and posts of a problem that may be proven impossible.
const LARGEST_PROOF: usize = 1000;
/// Nodes that wait at most.
const MOST_NODES: usize = 20_000;

/// A part of all plans: pairs that must be, pairs that must not.
#[derive(Debug, Clone, Default)]
struct Node {
    must: Vec<(usize, usize)>,
    must_not: Vec<(usize, usize)>,
    prices: RowPrices,
}

/// Solves it within the budget. An iteration is one annealing or one node of the tree.
///
/// # Errors
///
/// Everything that makes the problem unfit to be solved.
pub fn solve(problem: &Placement, budget: &Budget, watcher: Watcher<'_>) -> Result<Answer<Vec<Placed>>, Vec<Unfit>> {
    let unfit = problem.unfit();
    if !unfit.is_empty() {
        return Err(unfit);
    }
    let model = Model::new(problem);
    let incumbent: Incumbent<'_, Vec<Placed>> = Incumbent::new(budget, watcher);
    Run {
        problem,
        model: &model,
        budget,
        incumbent: &incumbent,
        random: Random::new(budget.seed()),
        done: 0,
    }
    .run();
    Ok(incumbent.answer())
}

struct Run<'a> {
    problem: &'a Placement,
    model: &'a Model,
    budget: &'a Budget,
    incumbent: &'a Incumbent<'a, Vec<Placed>>,
    random: Random,
    done: u64,
}

impl Run<'_> {
    fn run(mut self) {
        // Today's plan first: the least disruption, and an answer at once.
        let today = State::of(self.model, &self.model.today);
        self.offer(&today);
        self.anneal(&today.post_of);
        let mut root = Node {
            prices: vec![0; self.model.rows.len()],
            ..Node::default()
        };
        let Some((bound, posts)) = self.bound(self.model, &mut root, ROOT_STEPS) else {
            self.nothing_fits();
            return;
        };
        self.incumbent.raise_bound(bound as f64);
        self.anneal(&posts);
        let mut nodes = BTreeMap::from([((bound, u64::MAX), root)]);
        let mut count = 0;
        while !self.budget.is_over(self.done) && !self.incumbent.is_proven() {
            self.done += 1;
            let Some(((bound, _), node)) = nodes.pop_first() else {
                // Every part was searched: nothing is better, or there is no plan at all.
                let best = self.incumbent.objective();
                self.incumbent.raise_bound(best);
                self.nothing_fits();
                return;
            };
            self.incumbent
                .raise_bound((bound as f64).min(self.incumbent.objective()));
            for (at, mut child) in self.split(&node).into_iter().enumerate() {
                let model = child.model(self.model);
                if let Some((own, _)) = self
                    .bound(&model, &mut child, NODE_STEPS)
                    .filter(|own| (own.0 as f64) < self.incumbent.objective())
                {
                    count += 1;
                    nodes.insert((own.max(bound), u64::MAX - count * 2 - at as u64), child);
                }
            }
            if self.done.is_multiple_of(16) || !self.incumbent.objective().is_finite() {
                let plan = self.incumbent.plan().unwrap_or_default();
                self.anneal(&Model::posts_of(self.problem, &plan));
            }
            if nodes.len() > MOST_NODES {
                break;
            }
        }
        while !self.budget.is_over(self.done) && !self.incumbent.is_proven() {
            let plan = self.incumbent.plan().unwrap_or_default();
            self.anneal(&Model::posts_of(self.problem, &plan));
        }
    }

    /// Notes that every part was shown to hold no plan. Sums of prices stay below what stands for a forbidden pair only up to a
    /// size, so that larger problems are not called impossible.
    fn nothing_fits(&self) {
        let is_small = self.model.people + self.model.posts <= LARGEST_PROOF;
        if is_small && self.incumbent.objective().is_infinite() {
            self.incumbent.prove_impossible();
        }
    }

    /// The best bound of a part and the relaxed plan there; `None` when it holds no plan.
    fn bound(&mut self, model: &Model, node: &mut Node, steps: u32) -> Option<(i64, Vec<usize>)> {
        let mut best: Option<(i64, Vec<usize>, RowPrices)> = None;
        let mut prices = node.prices.clone();
        let mut share = 1.0;
        for _ in 0..steps {
            let now = relaxed(model, &prices);
            let bound = now.bound()?;
            // A relaxed plan that breaks no row is a plan.
            self.offer(&State::of(self.model, &now.posts));
            if best.as_ref().is_none_or(|best| bound > best.0) {
                best = Some((bound, now.posts.clone(), prices.clone()));
            } else {
                share *= 0.9;
            }
            let objective = self.incumbent.objective();
            if bound as f64 >= objective || self.budget.is_over(0) {
                break;
            }
            let target = if objective.is_finite() {
                whole(objective)
            } else {
                bound + bound.abs() / 20 + 100
            };
            now.step(model, &mut prices, target, share);
        }
        let (bound, posts, prices) = best?;
        node.prices = prices;
        Some((bound, posts))
    }

    /// Two parts: with and without a pair that rows contest. None when the relaxed plan settles the part.
    fn split(&self, node: &Node) -> Vec<Node> {
        let model = node.model(self.model);
        let now = relaxed(&model, &node.prices);
        let contested = now.contested(&model, &node.prices);
        let free = |person: usize| !node.must.iter().any(|pair| pair.0 == person);
        let rank = |person: usize, post: usize| model.rows_of(person, post).filter(|row| contested[*row]).count();
        let pairs = now
            .posts
            .iter()
            .enumerate()
            .filter(|(person, post)| **post != NONE && free(*person));
        let chosen = pairs
            .map(|(person, post)| (rank(person, *post), person, *post))
            .max_by_key(|pair| (pair.0, usize::MAX - pair.1));
        let Some((_, person, post)) = chosen else {
            // Everybody is settled, or waits: each who waits may also be placed.
            return split_waiting(node, &model, &now.posts);
        };
        let (mut with, mut without) = (node.clone(), node.clone());
        with.must.push((person, post));
        without.must_not.push((person, post));
        vec![with, without]
    }

    fn anneal(&mut self, posts: &[usize]) {
        self.done += 1;
        let start = State::of(self.model, posts);
        let budget = self.budget;
        let best = anneal(self.model, start, ROUNDS, &mut self.random, &|| budget.is_over(0));
        self.offer(&best);
    }

    fn offer(&self, state: &State<'_>) {
        let score = Score {
            excess: state.excess as f64,
            objective: state.price as f64,
        };
        self.incumbent.offer(0, score, || {
            let plan = Model::placed(self.problem, &state.post_of);
            let parts = by_constraint(self.problem, &plan);
            (plan, parts)
        });
    }
}

/// Splits by somebody who waits in the relaxed plan: placed at a post, or not there.
fn split_waiting(node: &Node, model: &Model, posts: &[usize]) -> Vec<Node> {
    let waits = |person: &usize| posts[*person] == NONE;
    let pair = (0..model.people).filter(waits).find_map(|person| {
        let post = (0..model.posts).find(|post| model.price(person, *post).is_some())?;
        Some((person, post))
    });
    let Some(pair) = pair else { return Vec::new() };
    let (mut with, mut without) = (node.clone(), node.clone());
    with.must.push(pair);
    without.must_not.push(pair);
    vec![with, without]
}

impl Node {
    fn model(&self, root: &Model) -> Model {
        let mut model = root.clone();
        for (person, post) in &self.must_not {
            model.price[person * model.posts + post] = None;
        }
        for (person, post) in &self.must {
            model.pin(*person, *post);
        }
        model
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a sum of prices, far below 2^53")]
fn whole(price: f64) -> i64 {
    price as i64
}
