//! What a run gives: the best plan, its price, and how far the best possible can still be away.

use serde::Serialize;

use super::score::ByConstraint;

/// The result of one run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer<P> {
    /// The best plan; `None` when none was found.
    pub plan: Option<P>,
    /// Its price, lower is better.
    pub objective: Option<f64>,
    /// The price constraint by constraint, where the solver keeps it.
    pub by_constraint: Vec<ByConstraint>,
    /// Whether the plan breaks no hard constraint.
    pub feasible: bool,
    /// Proven: no plan costs less.
    pub bound: Option<f64>,
    /// Proven: no plan keeps all hard constraints.
    pub impossible: bool,
    /// Seconds that the run took.
    pub seconds: f64,
    /// Seconds until the best plan was found.
    pub found_after: f64,
    /// Seconds until that plan was proven to be the best possible; `None` where it is not.
    pub proven_after: Option<f64>,
    /// Where chance began.
    pub seed: u64,
    /// At most so many threads.
    pub threads: usize,
}

impl<P> Answer<P> {
    /// At most so many percent above the best possible: 100 × (objective − bound) ÷ |objective|; `None` without a feasible
    /// plan or a bound, and at objective 0.
    pub fn gap_percent(&self) -> Option<f64> {
        gap_percent(self.objective.filter(|_| self.feasible), self.bound)
    }

    /// Whether no plan can be better than this one.
    pub fn proven_optimal(&self) -> bool {
        let objective = self.objective.filter(|_| self.feasible);
        objective
            .zip(self.bound)
            .is_some_and(|(objective, bound)| is_closed(objective, bound))
    }

    /// The same answer with its plan in another form.
    pub fn map<Q>(self, form: impl FnOnce(P) -> Q) -> Answer<Q> {
        let Self {
            plan,
            objective,
            by_constraint,
            feasible,
            bound,
            impossible,
            seconds,
            found_after,
            proven_after,
            seed,
            threads,
        } = self;
        Answer {
            plan: plan.map(form),
            objective,
            by_constraint,
            feasible,
            bound,
            impossible,
            seconds,
            found_after,
            proven_after,
            seed,
            threads,
        }
    }
}

/// See [`Answer::gap_percent`].
pub(super) fn gap_percent(objective: Option<f64>, bound: Option<f64>) -> Option<f64> {
    let (objective, bound) = objective.zip(bound)?;
    (objective.abs() > 0.0).then(|| (100.0 * (objective - bound) / objective.abs()).max(0.0))
}

/// Whether bound and price meet, but for the rounding of sums of decimals: a relative measure that stays well below 1, since two
/// whole prices of a billion that differ by 1 do not meet.
pub(super) fn is_closed(objective: f64, bound: f64) -> bool {
    objective - bound <= (1e-9 * objective.abs()).clamp(1e-9, 0.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_whole_prices_meet_only_when_they_are_equal() {
        assert!(is_closed(5e12, 5e12) && !is_closed(5e12, 5e12 - 1.0));
        assert!(is_closed(1e6 + 1e-4, 1e6) && !is_closed(1e6 + 1e-2, 1e6));
        assert!(is_closed(0.0, 0.0) && !is_closed(1e-6, 0.0));
    }
}
