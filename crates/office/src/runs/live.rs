//! What a run at work has found so far.

use planning::core::{ByConstraint, Progress};
use serde::{Deserialize, Serialize};

use super::result::RunPoints;

/// So many points of a curve are kept; of more, every other goes.
const MOST_POINTS: usize = 120;

/// What a run is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunStage {
    /// Takes its inputs from the ledger.
    #[default]
    Gathering,
    /// Looks for better choices.
    Solving,
    /// Asks of each choice what refusing it would cost.
    Explaining,
}

impl RunStage {
    /// Every stage, in order.
    pub const ALL: [Self; 3] = [Self::Gathering, Self::Solving, Self::Explaining];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Gathering => "gathering",
            Self::Solving => "solving",
            Self::Explaining => "explaining",
        }
    }
}

/// The best so far at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CurvePoint {
    /// Seconds since the solver began.
    pub seconds: f64,
    /// The price of the best choices that keep every rule; none before there are any.
    pub objective: Option<f64>,
    /// Proven: no price is lower.
    pub bound: Option<f64>,
}

/// How far a run is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RunLive {
    /// What it is doing.
    pub stage: RunStage,
    /// How the best so far went, oldest first.
    pub curve: Vec<CurvePoint>,
    /// The best so far, constraint by constraint.
    pub points: Vec<RunPoints>,
    /// At most so many percent above the best possible.
    pub gap_percent: Option<f64>,
    /// How often anything of it has changed: for who watches.
    pub turn: u64,
}

impl RunLive {
    pub(super) fn enter(&mut self, stage: RunStage) {
        (self.stage, self.turn) = (stage, self.turn + 1);
    }

    /// Notes what a solver tells.
    pub(super) fn note(&mut self, progress: &Progress) {
        self.turn += 1;
        self.gap_percent = progress.gap_percent;
        self.points = points(&progress.by_constraint);
        self.curve.push(CurvePoint {
            seconds: progress.seconds,
            objective: progress.objective.filter(|_| progress.feasible),
            bound: progress.bound,
        });
        if self.curve.len() > MOST_POINTS {
            let last = self.curve.len() - 1;
            let mut at = 0;
            // The first and the last stay.
            self.curve.retain(|_| {
                at += 1;
                at == 1 || at > last || at % 2 == 0
            });
        }
    }
}

/// The points of constraints, without those that cost nothing.
pub(super) fn points(by_constraint: &[ByConstraint]) -> Vec<RunPoints> {
    let told = by_constraint.iter().filter(|one| one.points.abs() > 0.0);
    let told = told.map(|one| RunPoints {
        constraint: one.constraint.clone(),
        hard: one.level == planning::core::Level::Hard,
        points: one.points,
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_curve_keeps_its_ends_and_its_order() {
        let mut live = RunLive::default();
        for second in 0..5_000_u32 {
            live.note(&Progress {
                objective: Some(f64::from(9_000 - second)),
                feasible: true,
                by_constraint: Vec::new(),
                bound: None,
                gap_percent: None,
                seconds: second.into(),
            });
        }
        assert!(live.curve.len() <= MOST_POINTS && live.curve.len() > MOST_POINTS / 3);
        assert!(live.curve.is_sorted_by(|one, other| one.seconds < other.seconds));
        let ends = [live.curve.first(), live.curve.last()].map(|point| point.map(|point| point.seconds));
        assert_eq!(ends, [Some(0.0), Some(4_999.0)]);
    }
}
