//! The best road map of a run and what is proven, level by level: kept exactly, told as one number.
//!
//! That number reads like digits: each level has room for its largest value behind the one before it. Where the digits are more
//! than a float holds, neighbouring values are kept apart by the last bit, so that better is always less.

use super::super::constraints::by_constraint;
use super::super::model::{BROKEN, Model};
use super::super::plan::{LEVELS, RoadMap, Standing};
use super::super::problem::HeadcountProblem;
use super::programme::Programme;
use super::state::State;
use crate::core::{Answer, Budget, Incumbent, Score, Watcher};

/// Best and bounds; see the module above.
pub(super) struct Telling<'a> {
    problem: &'a HeadcountProblem,
    model: &'a Model,
    incumbent: Incumbent<'a, RoadMap>,
    /// What one of each level weighs.
    weight: [i128; 5],
    pub(super) best: Option<(Vec<i64>, [i64; 5])>,
    shown: f64,
    /// Bounds of levels, first to last; a level that is reached only after a later one has none.
    pub(super) bounds: Vec<i64>,
}

impl<'a> Telling<'a> {
    pub(super) fn new(
        problem: &'a HeadcountProblem,
        model: &'a Model,
        programme: &Programme,
        budget: &'a Budget,
        watcher: Watcher<'a>,
    ) -> Self {
        let room = |level: usize| {
            let all = programme.costs[level].iter().zip(&programme.whole.high);
            let most: i128 = all
                .map(|(cost, most)| i128::from((*cost).max(0)) * i128::from(*most))
                .sum();
            // A power of ten above the largest value.
            let mut room = 1_i128;
            while room <= most + i128::from(model.fixed[level].abs()) && room < i128::MAX / 10 {
                room = room.saturating_mul(10);
            }
            room
        };
        let mut weight = [1_i128; 5];
        for level in (0..4).rev() {
            weight[level] = weight[level + 1].saturating_mul(room(level + 1)).min(10_i128.pow(30));
        }
        Self {
            problem,
            model,
            incumbent: Incumbent::new(budget, watcher),
            weight,
            best: None,
            shown: f64::INFINITY,
            bounds: Vec::new(),
        }
    }

    fn number(&self, levels: &[i64; 5]) -> f64 {
        // What is broken is told beside the price.
        let all = levels.iter().zip(&self.weight).skip(1);
        all.map(|(value, weight)| i128::from(*value).saturating_mul(*weight))
            .fold(0, i128::saturating_add) as f64
    }

    /// Keeps a road map that is better than the best.
    pub(super) fn offer(&mut self, state: &State<'_>) {
        let mut settled = state.clone();
        settled.settle();
        if self.best.as_ref().is_some_and(|(_, levels)| settled.levels >= *levels) {
            return;
        }
        let broken = self.best.as_ref().map(|(_, levels)| levels[BROKEN]);
        let mut number = self.number(&settled.levels);
        if broken == Some(settled.levels[BROKEN]) && number >= self.shown {
            number = self.shown.next_down();
        }
        self.shown = number;
        self.best = Some((settled.count, settled.levels));
        let score = Score {
            excess: settled.levels[BROKEN] as f64,
            objective: number,
        };
        let map = self.map();
        self.incumbent.offer(0, score, || {
            let parts = by_constraint(self.problem, &map.steps);
            (map, parts)
        });
        self.tell_bound();
    }

    /// Proven: with the best values of the levels before, this level comes to no less. Says nothing while one of those is open.
    pub(super) fn prove(&mut self, level: usize, bound: i64) {
        let Some((_, levels)) = &self.best else { return };
        let is_settled = self.bounds.len() >= level && self.bounds[..level] == levels[..level];
        if is_settled && self.bounds.get(level).is_none_or(|known| bound > *known) {
            self.bounds.truncate(level);
            self.bounds.push(bound);
            self.tell_bound();
        }
    }

    fn tell_bound(&mut self) {
        let Some((_, levels)) = &self.best else { return };
        // What is broken has no place in the number: a bound is one only of plans that can be carried out.
        if self.bounds.first().is_none_or(|bound| *bound > 0) || levels[BROKEN] > 0 {
            return;
        }
        let mut bound = [0; 5];
        bound[..self.bounds.len()].copy_from_slice(&self.bounds);
        let told = if self.bounds.len() == 5 && bound >= *levels {
            self.shown
        } else {
            self.number(&bound).min(self.shown.next_down())
        };
        self.incumbent.raise_bound(told);
    }

    fn map(&self) -> RoadMap {
        let (count, levels) = self.best.clone().unwrap_or_default();
        let standing = |level: usize| Standing {
            level: LEVELS[level],
            value: levels[level],
            bound: self.bounds.get(level).copied(),
        };
        RoadMap {
            steps: self.model.steps(self.problem, &count),
            levels: (0..5).map(standing).collect(),
        }
    }

    pub(super) fn answer(self) -> Answer<RoadMap> {
        let map = self.best.is_some().then(|| self.map());
        let bounds = self.bounds;
        let mut answer = self.incumbent.answer();
        answer.impossible = bounds.first().is_some_and(|bound| *bound > 0);
        answer.plan = map;
        answer
    }
}
