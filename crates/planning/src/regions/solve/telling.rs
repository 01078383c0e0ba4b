//! The best plan of a run and its bound: kept, priced by `constraints`, and told.

use std::sync::{Mutex, PoisonError};

use super::super::area::Area;
use super::super::constraints::{Measures, measure};
use super::super::problem::{Aim, Plan, Problem};
use crate::core::{Answer, Budget, Progress, Watcher};

struct State {
    best: Option<(i64, i64, Measures, Plan)>,
    bound: Option<i64>,
    found_after: f64,
    proven_after: Option<f64>,
    impossible: bool,
}

/// Shared by the threads of a run.
pub(super) struct Telling<'a> {
    problem: &'a Problem,
    budget: &'a Budget,
    watcher: Watcher<'a>,
    state: Mutex<State>,
}

impl<'a> Telling<'a> {
    pub(super) fn new(problem: &'a Problem, budget: &'a Budget, watcher: Watcher<'a>) -> Self {
        let state = State {
            best: None,
            bound: None,
            found_after: 0.0,
            proven_after: None,
            impossible: false,
        };
        Self {
            problem,
            budget,
            watcher,
            state: Mutex::new(state),
        }
    }

    /// How many groups are pinned.
    pub(super) fn pinned(&self) -> usize {
        self.problem.pinned.len()
    }

    /// Borders that each plan cuts because of the pinned groups.
    pub(super) fn pinned_borders(&self) -> i64 {
        let mut of = vec![None; self.problem.villages.len()];
        for (group, members) in self.problem.pinned.iter().enumerate() {
            for &village in members {
                of[village] = Some(group);
            }
        }
        let parted = self.problem.neighbours.iter().filter(|&&(one, two)| of[one] != of[two]);
        i64::try_from(parted.count()).unwrap_or(0)
    }

    /// The price of the best balanced plan.
    pub(super) fn price(&self) -> Option<i64> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.best.as_ref().map(|best| best.1)
    }

    /// Whether nothing can be better than the best plan, or none can exist.
    pub(super) fn is_settled(&self) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.impossible || state.proven_after.is_some()
    }

    /// Notes that no plan can exist.
    pub(super) fn prove_impossible(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).impossible = true;
    }

    /// Keeps the plan of those regions, and the pinned ones, when it is better.
    pub(super) fn offer(&self, area: &Area, region: &[u32]) {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (unit, &at) in region.iter().enumerate() {
            let at = at as usize;
            groups.resize(groups.len().max(at + 1), Vec::new());
            groups[at].extend_from_slice(&area.villages[unit]);
        }
        groups.extend(self.problem.pinned.iter().cloned());
        let plan = Plan::of_groups(self.problem.villages.len(), &groups);
        let measures = measure(self.problem, &plan);
        let first = match self.problem.aim {
            Aim::MostGroups { .. } => -i64::try_from(measures.groups).unwrap_or(i64::MAX),
            Aim::Balanced { .. } => 0,
        };
        let rank = (first, measures.price(self.problem));
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.best.as_ref().is_none_or(|best| rank < (best.0, best.1)) {
            state.best = Some((rank.0, rank.1, measures, plan));
            state.found_after = self.budget.elapsed().as_secs_f64();
            self.tell(&mut state);
        }
    }

    /// Keeps a proven bound when it is sharper.
    pub(super) fn raise_bound(&self, bound: i64) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.bound.is_none_or(|old| bound > old) {
            state.bound = Some(bound);
            self.tell(&mut state);
        }
    }

    fn objective(&self, state: &State) -> Option<f64> {
        state.best.as_ref().map(|best| match self.problem.aim {
            Aim::MostGroups { .. } => best.0 as f64,
            Aim::Balanced { .. } => best.1 as f64,
        })
    }

    fn tell(&self, state: &mut State) {
        let answer = self.of_state(state, None);
        if state.proven_after.is_none() && answer.proven_optimal() {
            state.proven_after = Some(answer.seconds);
        }
        (self.watcher)(&Progress {
            objective: answer.objective,
            feasible: answer.feasible,
            gap_percent: answer.gap_percent(),
            by_constraint: answer.by_constraint,
            bound: answer.bound,
            seconds: answer.seconds,
        });
    }

    fn of_state(&self, state: &State, plan: Option<Plan>) -> Answer<Plan> {
        Answer {
            plan,
            objective: self.objective(state),
            by_constraint: state
                .best
                .as_ref()
                .map_or_else(Vec::new, |best| best.2.points(self.problem)),
            feasible: state.best.is_some(),
            bound: state.bound.map(|bound| bound as f64),
            impossible: state.impossible,
            seconds: self.budget.elapsed().as_secs_f64(),
            found_after: state.found_after,
            proven_after: state.proven_after,
            seed: self.budget.seed(),
            threads: self.budget.threads(),
        }
    }

    pub(super) fn answer(self) -> Answer<Plan> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let plan = state.best.as_ref().map(|best| best.3.clone());
        self.of_state(&state, plan)
    }
}
