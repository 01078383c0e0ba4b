//! Prices that make the Lagrangean bound high: the volume algorithm.
//!
//! F. Barahona and R. Anbil, "The volume algorithm: producing primal solutions with a subgradient method" (Mathematical
//! Programming 87, 2000). Steps follow an average of the subgradients; the same average of the relaxation's choices tends
//! to a fractional optimum, which tells the search which sites matter.

use super::dual::{Dual, Evaluation};

/// Where an ascent stands; it can go on later, also in another branch.
#[derive(Debug, Clone)]
pub(crate) struct Volume {
    /// The best prices found.
    pub prices: Vec<f64>,
    /// The evaluation at them.
    pub best: Evaluation,
    /// How much each site is open on average: near 1 or 0 where the relaxation is sure.
    pub openness: Vec<f64>,
    /// How much of each customer is served on average.
    served: Vec<f64>,
    factor: f64,
    keep: f64,
    failures: u32,
    trial: Vec<f64>,
    now: Evaluation,
    steps: u64,
}

/// What an ascent shall do next, as its watcher says after each step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Go {
    /// Another step.
    On,
    /// Stop here.
    Stop,
}

impl Volume {
    /// Begins at `prices`.
    pub(crate) fn from(dual: &mut Dual<'_>, mut prices: Vec<f64>) -> Self {
        dual.clamp(&mut prices);
        let mut best = Evaluation::default();
        dual.evaluate(&prices, &mut best);
        Self {
            trial: prices.clone(),
            openness: best.open.clone(),
            served: best.served.clone(),
            now: best.clone(),
            best,
            prices,
            factor: 1.0,
            keep: 0.1,
            failures: 0,
            steps: 0,
        }
    }

    /// Begins again at the best prices, in the dual's present branch, with steps scaled by `factor`.
    pub(crate) fn restart(&mut self, dual: &mut Dual<'_>, factor: f64) {
        dual.evaluate(&self.prices, &mut self.best);
        self.openness.clone_from(&self.best.open);
        self.served.clone_from(&self.best.served);
        self.factor = factor;
        self.keep = 0.1;
        self.failures = 0;
        self.steps = 0;
    }

    /// Whether further steps would hardly move.
    pub(crate) fn is_done(&self) -> bool {
        self.factor < 2e-4
    }

    /// At most `steps` steps towards `target` (the best known objective, or infinity); ends early when the bound reaches
    /// `enough` or `watch` (told the latest evaluation) says so.
    pub(crate) fn climb(
        &mut self,
        dual: &mut Dual<'_>,
        steps: usize,
        target: f64,
        enough: f64,
        mut watch: impl FnMut(&Evaluation) -> Go,
    ) {
        for _ in 0..steps {
            if self.best.bound >= enough || self.is_done() {
                return;
            }
            let norm: f64 = self.served.iter().map(|served| (1.0 - served) * (1.0 - served)).sum();
            if norm < 1e-12 {
                // Everybody is served on average: these prices are the best there are.
                self.factor = 0.0;
                return;
            }
            // A target too near stalls, one too far overshoots; a little above the bound is always possible.
            let least = self.best.bound + 1e-4 * self.best.bound.abs().max(1e-3);
            let most = self.best.bound + 0.1 * self.best.bound.abs().max(1.0);
            let step = self.factor * (target.clamp(least, most) - self.best.bound) / norm;
            for ((trial, price), served) in self.trial.iter_mut().zip(&self.prices).zip(&self.served) {
                *trial = price + step * (1.0 - served);
            }
            dual.clamp(&mut self.trial);
            dual.evaluate(&self.trial, &mut self.now);
            self.note();
            if watch(&self.now) == Go::Stop {
                return;
            }
        }
    }

    /// Takes the new point in: averages, step size, best prices.
    fn note(&mut self) {
        self.steps += 1;
        let along: f64 = self
            .now
            .served
            .iter()
            .zip(&self.served)
            .map(|(now, mean)| (1.0 - now) * (1.0 - mean))
            .sum();
        let share = self.share(along);
        for (mean, now) in self.served.iter_mut().zip(&self.now.served) {
            *mean += share * (now - *mean);
        }
        for (mean, now) in self.openness.iter_mut().zip(&self.now.open) {
            *mean += share * (now - *mean);
        }
        if self.now.bound > self.best.bound {
            if along > 0.0 {
                self.factor = (self.factor * 1.1).min(2.0);
            }
            self.failures = 0;
            std::mem::swap(&mut self.prices, &mut self.trial);
            std::mem::swap(&mut self.best, &mut self.now);
            // The watcher reads `now`: after the exchange it must still be the latest point.
            self.now.clone_from(&self.best);
        } else {
            self.failures += 1;
            if self.failures >= 20 {
                self.factor *= 0.66;
                self.failures = 0;
            }
        }
        if self.steps.is_multiple_of(100) {
            self.keep = (self.keep * 0.7).max(0.01);
        }
    }

    /// The weight of the latest point: what makes the averaged subgradient shortest, within bounds.
    fn share(&self, along: f64) -> f64 {
        let now: f64 = self
            .now
            .served
            .iter()
            .map(|served| (1.0 - served) * (1.0 - served))
            .sum();
        let mean: f64 = self.served.iter().map(|served| (1.0 - served) * (1.0 - served)).sum();
        let length = now - 2.0 * along + mean;
        let best = if length > 1e-12 {
            (mean - along) / length
        } else {
            self.keep
        };
        best.clamp(self.keep / 10.0, self.keep)
    }
}
