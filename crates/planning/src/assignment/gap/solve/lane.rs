//! One lane of the run: dives, each followed by annealing, from its own chance and its own elite of plans.
//!
//! Lanes share nothing but the best plan to tell, so that a run with a limit of iterations gives the same whatever the machine does.

use super::super::bound::{CapacityPrices, PeoplePrices};
use super::super::problem::Gap;
use super::anneal::Search;
use super::choices::Choices;
use super::dive::{Dive, Manner};
use super::state::State;
use super::tree::Tree;
use crate::core::{Budget, Incumbent, Random, Score};

/// Plans that a lane keeps to combine.
const ELITE: usize = 8;
/// Units that are tried for a person, cheapest first.
const TRIED: usize = 8;

/// Nodes × pairs of the tree that are searched an iteration.
const TREE_WORK: usize = 100_000;

/// A lane.
#[derive(Debug)]
pub(super) struct Lane<'a> {
    gap: &'a Gap,
    number: usize,
    capacity: &'a CapacityPrices,
    people: Option<PeoplePrices<'a>>,
    choices: Choices,
    search: Search<'a>,
    dive: Dive<'a>,
    /// Plans that fit, cheapest first, all different.
    elite: Vec<(i64, Vec<u32>)>,
    /// The first lane proves as well.
    tree: Option<Tree<'a>>,
    /// How much steeper overload is priced, since annealing ended with some.
    steeper: f64,
}

impl<'a> Lane<'a> {
    pub(super) fn new(
        gap: &'a Gap,
        number: usize,
        capacity: &'a CapacityPrices,
        people: Option<PeoplePrices<'a>>,
    ) -> Self {
        let choices = Choices::new(gap, &capacity.price, None, TRIED);
        let start: Vec<u32> = (0..gap.people())
            .map(|person| choices.of(person).first().copied().unwrap_or(0))
            .collect();
        let search = Search::new(gap, State::new(gap, &start), &capacity.price);
        Self {
            gap,
            number,
            capacity,
            people,
            choices,
            search,
            dive: Dive::new(gap),
            elite: Vec::new(),
            tree: None,
            steeper: 1.0,
        }
    }

    /// One iteration: a plan from a dive (or from two good plans), annealed; the bound is sharpened when the best got better.
    pub(super) fn iterate(&mut self, iteration: u64, budget: &Budget, incumbent: &Incumbent<'_, Vec<usize>>) {
        let mut random = Random::lane(budget.seed(), iteration);
        let over = || budget.is_over(0);
        let known = self.elite.first().map(|elite| elite.0);
        let combined = self.elite.len() > 1 && !iteration.is_multiple_of(3);
        if let Some(people) = &self.people {
            let manner = Manner {
                steps: 8 + u32::try_from(random.below(20)).unwrap_or(0),
                newest: 0.15,
                fixed: 0.04 + 0.12 * random.unit(),
                share: 0.1,
            };
            let target = self.elite.first().map_or(people.bound * 1.001, |elite| elite.0 as f64);
            if combined {
                let (one, other) = (&self.elite[0].1, &self.elite[1 + random.below(self.elite.len() - 1)].1);
                let (one, other) = if random.chance(0.5) { (one, other) } else { (other, one) };
                let freed = 0.1 + 0.4 * random.unit();
                let kept: Vec<Option<u32>> = one
                    .iter()
                    .zip(other)
                    .map(|(unit, same)| (unit == same && !random.chance(freed)).then_some(*unit))
                    .collect();
                self.dive.begin(&people.best, |person| kept[person]);
            } else {
                self.dive.begin(&people.best, |_| None);
            }
            match self.dive.run(&people.open, target, manner, &mut random, &over) {
                Some(plan) => self.search.state = State::new(self.gap, plan),
                None => return,
            }
        } else if let Some(index) = self.elite.len().checked_sub(1).map(|last| random.below(last + 1)) {
            self.search.state = State::new(self.gap, &self.elite[index].1);
        }
        let warmth = if self.people.is_none() {
            1.0
        } else {
            0.1 + 0.3 * random.unit()
        };
        self.anneal(warmth, &mut random, &over, incumbent);
        if self.elite.first().map(|elite| elite.0) != known {
            self.sharpen(&over, incumbent);
        }
        self.prove(&over, incumbent);
    }

    /// Grows the tree by about as much work as a dive is.
    fn prove(&mut self, over: &dyn Fn() -> bool, incumbent: &Incumbent<'_, Vec<usize>>) {
        let (Some(tree), Some((cost, _))) = (&mut self.tree, self.elite.first()) else {
            return;
        };
        let nodes = (TREE_WORK / (self.gap.units() * self.gap.people())).clamp(4, 2000);
        let grown = tree.grow(nodes, *cost, over);
        if let Some((cost, plan)) = grown.plan {
            self.keep(cost, plan, incumbent);
        }
        if let Some(bound) = grown.bound {
            incumbent.raise_bound(bound as f64);
        }
    }

    /// Cools down from `warmth`, first with mild prices of overload, in the end with steep ones.
    fn anneal(
        &mut self,
        warmth: f64,
        random: &mut Random,
        over: &dyn Fn() -> bool,
        incumbent: &Incumbent<'_, Vec<usize>>,
    ) {
        let rounds = 20 + self.gap.people() / 8;
        let mean = self.capacity.price.iter().sum::<f64>() / self.gap.units() as f64;
        for at in 0..rounds {
            if over() {
                break;
            }
            let gone = at as f64 / rounds as f64;
            let steep = 0.5 + 3.0 * gone * self.steeper;
            self.search
                .overload(|unit| (self.capacity.price[unit] + 0.05 * mean + 0.05) * steep);
            let temperature = self.choices.scale * warmth * (0.1_f64).powf(gone);
            self.search.round(&self.choices, temperature, random, i64::MAX);
        }
        self.steeper = if self.search.best.is_some() {
            (self.steeper * 0.8).max(1.0)
        } else {
            (self.steeper * 1.5).min(100.0)
        };
        match self.search.best.take() {
            Some((cost, plan)) => self.keep(cost, plan, incumbent),
            None if self.elite.is_empty() => {
                let state = &self.search.state;
                let score = Score {
                    excess: state.excess as f64,
                    objective: state.cost as f64,
                };
                incumbent.offer(self.number, score, || (state.plan(), Vec::new()));
            }
            None => {}
        }
    }

    fn keep(&mut self, cost: i64, plan: Vec<u32>, incumbent: &Incumbent<'_, Vec<usize>>) {
        incumbent.offer(self.number, Score::feasible(cost as f64), || {
            (plan.iter().map(|unit| *unit as usize).collect(), Vec::new())
        });
        if self.elite.iter().all(|elite| elite.1 != plan) {
            let place = self.elite.partition_point(|elite| elite.0 <= cost);
            self.elite.insert(place, (cost, plan));
            self.elite.truncate(ELITE);
        }
    }

    /// A better plan is a nearer target for the prices, and closes pairs.
    fn sharpen(&mut self, over: &dyn Fn() -> bool, incumbent: &Incumbent<'_, Vec<usize>>) {
        let (Some(people), Some((cost, _))) = (&mut self.people, self.elite.first()) else {
            return;
        };
        let target = *cost as f64;
        for _ in 0..30 {
            if over() || people.is_settled() {
                break;
            }
            people.step(target);
        }
        incumbent.raise_bound(people.whole_bound().min(target));
        people.close_pairs(target);
        if self.number == 0 && self.tree.as_ref().is_none_or(Tree::is_fresh) {
            self.tree = Some(Tree::new(self.gap, people));
        }
        self.choices = Choices::new(self.gap, &self.capacity.price, Some(&people.open), TRIED);
        self.search.open(&self.capacity.price, Some(&people.open));
    }
}
