//! How one lane of a run counts its work and keeps to the limits.

use crate::core::{Budget, Incumbent, Score};
use crate::facilities::network::Network;
use crate::facilities::solve::serving::Serving;

/// The shared state of a run as one lane sees it.
#[derive(Debug)]
pub(crate) struct Track<'a> {
    pub net: &'a Network,
    pub budget: &'a Budget,
    pub incumbent: &'a Incumbent<'a, Serving>,
    /// 0 proves and searches; the others only search, from chances of their own.
    pub lane: usize,
    /// Iterations done by this lane: one a step of the bound, a kick of the search, or a node.
    pub done: u64,
    integral: bool,
}

impl<'a> Track<'a> {
    pub(crate) fn new(
        net: &'a Network,
        budget: &'a Budget,
        incumbent: &'a Incumbent<'a, Serving>,
        lane: usize,
    ) -> Self {
        Self {
            net,
            budget,
            incumbent,
            lane,
            done: 0,
            integral: net.is_integral(),
        }
    }

    /// One more iteration; whether the run must end.
    pub(crate) fn tick(&mut self) -> bool {
        self.done += 1;
        self.is_over()
    }

    pub(crate) fn is_over(&self) -> bool {
        self.budget.is_over(self.done) || self.incumbent.is_proven()
    }

    /// The best objective so far, without the constant.
    pub(crate) fn best(&self) -> f64 {
        self.incumbent.objective() - self.net.constant
    }

    /// A bound from here on proves that nothing better is left. Sums of decimals are told apart to 5 parts in 10^10.
    pub(crate) fn enough(&self) -> f64 {
        let best = self.best();
        if self.integral {
            best - 1.0 + 1e-3
        } else {
            best - (5e-10 * best.abs()).min(0.05)
        }
    }

    /// Tells that no plan costs less than `bound`.
    pub(crate) fn proven(&self, bound: f64) {
        let bound = if self.integral { (bound - 1e-4).ceil() } else { bound };
        // A bound above a plan in hand is the rounding of sums: the plan itself is then the bound.
        self.incumbent.raise_bound(bound.min(self.best()) + self.net.constant);
    }

    /// Offers a plan that serves everybody.
    pub(crate) fn offer(&self, objective: f64, serving: impl FnOnce() -> Serving) -> bool {
        self.incumbent
            .offer(self.lane, Score::feasible(objective + self.net.constant), || {
                (serving(), Vec::new())
            })
    }
}
