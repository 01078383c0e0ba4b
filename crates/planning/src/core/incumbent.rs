//! The best plan so far and the best proven bound, shared by all threads of a run; improvements are streamed.

use std::cmp::Ordering;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use super::answer::{Answer, gap_percent, is_closed};
use super::budget::Budget;
use super::score::{ByConstraint, Score};

/// What a run tells each time its plan or its bound gets better.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Progress {
    /// Price of the best plan; `None` before there is one.
    pub objective: Option<f64>,
    /// Whether that plan breaks no hard constraint.
    pub feasible: bool,
    /// The price constraint by constraint, where the solver keeps it.
    pub by_constraint: Vec<ByConstraint>,
    /// Proven: no plan costs less.
    pub bound: Option<f64>,
    /// See [`Answer::gap_percent`].
    pub gap_percent: Option<f64>,
    /// Seconds since the start.
    pub seconds: f64,
}

/// Who is told. It runs on the solver's thread and must return quickly.
pub type Watcher<'a> = &'a (dyn Fn(&Progress) + Sync);

struct Best<P> {
    lane: usize,
    score: Score,
    plan: P,
    parts: Vec<ByConstraint>,
}

struct State<P> {
    best: Option<Best<P>>,
    bound: Option<f64>,
    impossible: bool,
    found_after: f64,
    proven_after: Option<f64>,
}

impl<P> State<P> {
    fn is_proven(&self) -> bool {
        let feasible = self.best.as_ref().filter(|best| best.score.is_feasible());
        feasible
            .zip(self.bound)
            .is_some_and(|(best, bound)| is_closed(best.score.objective, bound))
    }
}

/// The best plan and bound of one run; see the module above.
pub struct Incumbent<'a, P> {
    budget: &'a Budget,
    watcher: Watcher<'a>,
    state: Mutex<State<P>>,
}

impl<P> fmt::Debug for Incumbent<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incumbent")
            .field("score", &self.score())
            .field("bound", &self.bound())
            .finish_non_exhaustive()
    }
}

impl<'a, P> Incumbent<'a, P> {
    /// Nothing found, nothing proven yet.
    pub fn new(budget: &'a Budget, watcher: Watcher<'a>) -> Self {
        let state = State {
            best: None,
            bound: None,
            impossible: false,
            found_after: 0.0,
            proven_after: None,
        };
        Self {
            budget,
            watcher,
            state: Mutex::new(state),
        }
    }

    /// Keeps a plan when it is better than the best, or as good and from a lower lane (so that threads that find the same
    /// price settle on one winner whoever comes first). `plan` is made only then. Says whether it was kept.
    pub fn offer(&self, lane: usize, score: Score, plan: impl FnOnce() -> (P, Vec<ByConstraint>)) -> bool {
        let mut state = self.lock();
        let better = state.best.as_ref().is_none_or(|best| match score.compare(&best.score) {
            Ordering::Less => true,
            Ordering::Equal => lane < best.lane,
            Ordering::Greater => false,
        });
        if better {
            let (plan, parts) = plan();
            state.best = Some(Best {
                lane,
                score,
                plan,
                parts,
            });
            state.found_after = self.budget.elapsed().as_secs_f64();
            self.note_proof(&mut state);
            let progress = self.progress(&state);
            drop(state);
            (self.watcher)(&progress);
        }
        better
    }

    /// Notes that no plan costs less than `bound`. Says whether that was news.
    pub fn raise_bound(&self, bound: f64) -> bool {
        let mut state = self.lock();
        let news = bound.is_finite() && state.bound.is_none_or(|known| bound > known);
        if news {
            state.bound = Some(bound);
            self.note_proof(&mut state);
            let progress = self.progress(&state);
            drop(state);
            (self.watcher)(&progress);
        }
        news
    }

    /// Notes that no plan keeps all hard constraints.
    pub fn prove_impossible(&self) {
        self.lock().impossible = true;
    }

    /// The score of the best plan.
    pub fn score(&self) -> Option<Score> {
        self.lock().best.as_ref().map(|best| best.score)
    }

    /// The price that a better plan must beat: infinity until a feasible plan is known.
    pub fn objective(&self) -> f64 {
        let score = self.score().filter(Score::is_feasible);
        score.map_or(f64::INFINITY, |score| score.objective)
    }

    /// The best proven bound.
    pub fn bound(&self) -> Option<f64> {
        self.lock().bound
    }

    /// Whether the best plan is proven to be the best possible.
    pub fn is_proven(&self) -> bool {
        self.lock().is_proven()
    }

    /// A copy of the best plan.
    pub fn plan(&self) -> Option<P>
    where
        P: Clone,
    {
        self.lock().best.as_ref().map(|best| best.plan.clone())
    }

    /// The result of the run.
    pub fn answer(self) -> Answer<P> {
        let seconds = self.budget.elapsed().as_secs_f64();
        let (seed, threads) = (self.budget.seed(), self.budget.threads());
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        let (bound, found_after, proven_after) = (state.bound, state.found_after, state.proven_after);
        let empty = Answer {
            plan: None,
            objective: None,
            by_constraint: Vec::new(),
            feasible: false,
            bound,
            impossible: state.impossible,
            seconds,
            found_after,
            proven_after,
            seed,
            threads,
        };
        match state.best {
            None => empty,
            Some(Best { score, plan, parts, .. }) => Answer {
                plan: Some(plan),
                objective: Some(score.objective),
                by_constraint: parts,
                feasible: score.is_feasible(),
                ..empty
            },
        }
    }

    /// The first time that bound and price meet is kept.
    fn note_proof(&self, state: &mut State<P>) {
        if state.proven_after.is_none() && state.is_proven() {
            state.proven_after = Some(self.budget.elapsed().as_secs_f64());
        }
    }

    fn progress(&self, state: &State<P>) -> Progress {
        let best = state.best.as_ref();
        let objective = best.map(|best| best.score.objective);
        let feasible = best.is_some_and(|best| best.score.is_feasible());
        Progress {
            objective,
            feasible,
            by_constraint: best.map_or_else(Vec::new, |best| best.parts.clone()),
            bound: state.bound,
            gap_percent: gap_percent(objective.filter(|_| feasible), state.bound),
            seconds: self.budget.elapsed().as_secs_f64(),
        }
    }

    /// A thread that panicked while it held the lock left a whole state: it is replaced in one go.
    fn lock(&self) -> MutexGuard<'_, State<P>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_is_kept_and_each_improvement_told() {
        let budget = Budget::iterations(1);
        let told = Mutex::new(Vec::new());
        let watcher = |progress: &Progress| told.lock().unwrap().push((progress.objective, progress.gap_percent));
        let incumbent = Incumbent::new(&budget, &watcher);
        assert!(incumbent.offer(
            1,
            Score {
                excess: 2.0,
                objective: 1.0
            },
            || ("broken", Vec::new())
        ));
        assert!(incumbent.objective().is_infinite());
        assert!(incumbent.offer(1, Score::feasible(12.0), || ("good", Vec::new())));
        assert!(!incumbent.offer(2, Score::feasible(12.0), || ("later", Vec::new())));
        assert!(incumbent.offer(0, Score::feasible(12.0), || ("same from lane 0", Vec::new())));
        assert!(incumbent.raise_bound(9.0) && !incumbent.raise_bound(8.0));
        assert!(!incumbent.is_proven());
        assert!(incumbent.raise_bound(12.0) && incumbent.is_proven());
        let answer = incumbent.answer();
        assert!(answer.proven_after.is_some());
        assert_eq!(
            (answer.plan, answer.feasible, answer.proven_optimal()),
            (Some("same from lane 0"), true, true)
        );
        let told = told.into_inner().unwrap();
        assert_eq!(told.len(), 5);
        assert_eq!(told[3], (Some(12.0), Some(25.0)));
    }
}
