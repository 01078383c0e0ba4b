//! What a run gave: choices with their reasons, what refusing each would cost, what is not met, and how good the whole is.

use planning::core::Answer;
use serde::{Deserialize, Serialize};

use super::fact::{Mentioned, RunFact};
use super::live::{CurvePoint, points};
use super::network::RunNetwork;
use super::road_map::RunRoadMap;
use super::timetable::RunTimetable;

/// What one constraint adds to the price, or by how much it is broken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunPoints {
    /// Its name: `placement.fit`.
    pub constraint: String,
    /// Whether it must be kept.
    pub hard: bool,
    /// Points.
    pub points: f64,
}

/// One choice of a run: who or what goes from where to where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunMove {
    /// Choices with one number hang together and are accepted together.
    pub group: u32,
    /// Who or what, by the planner's id.
    pub key: String,
    /// Who or what.
    pub subject: Mentioned,
    /// Where from; none: from nowhere.
    pub from: Option<Mentioned>,
    /// Where to; none: to nowhere.
    pub to: Option<Mentioned>,
    /// Both by the planner's ids.
    pub places: (Option<String>, Option<String>),
    /// Both by the communes, or bodies, between which a flow is drawn.
    pub flow: (Option<String>, Option<String>),
    /// How well it suits, 0 to 100, where the planner knows that.
    pub points: Option<i64>,
    /// Whether a pin left no choice.
    pub pinned: bool,
    /// The reasons: what speaks for it, what speaks against it, which rules forced it.
    pub why: Vec<RunFact>,
    /// What the best alternative would be; none where it was not looked for.
    pub otherwise: Option<RunOtherwise>,
}

/// The best that was found without a choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunOtherwise {
    /// Points more; none: without the choice nothing was found that keeps every rule.
    pub costs: Option<f64>,
    /// Whether nothing cheaper exists.
    pub proven: bool,
    /// What would be in its place.
    pub instead: Vec<RunFact>,
}

/// What a run gave.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RunResult {
    /// Whether every hard rule is kept.
    pub feasible: bool,
    /// Proven: nothing keeps every hard rule.
    pub impossible: bool,
    /// Proven: nothing is better.
    pub proven: bool,
    /// The price.
    pub objective: Option<f64>,
    /// Proven: no price is lower.
    pub bound: Option<f64>,
    /// At most so many percent above the best possible.
    pub gap_percent: Option<f64>,
    /// The price, constraint by constraint.
    pub points: Vec<RunPoints>,
    /// Seconds that the solver worked, and until the best was found.
    pub seconds: f64,
    /// See above.
    pub found_after: f64,
    /// How the best went.
    pub curve: Vec<CurvePoint>,
    /// What was looked at: how many of what.
    pub counts: Vec<RunFact>,
    /// The choices.
    pub moves: Vec<RunMove>,
    /// What is not met.
    pub unmet: Vec<RunFact>,
    /// Demands that cannot be met together, where nothing keeps every hard rule.
    pub conflict: Vec<RunFact>,
    /// What a reader should know beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<RunFact>,
    /// The timetable, where the choices are classes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timetable: Option<Box<RunTimetable>>,
    /// The sites of the network, where the choices are school sites.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<Box<RunNetwork>>,
    /// The road map, where the choices are quotas of units and years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub road_map: Option<Box<RunRoadMap>>,
}

impl RunResult {
    /// Takes over what a solver says of its answer: how good it is, and whether there can be one.
    pub(super) fn answered<P>(&mut self, answer: &Answer<P>) {
        self.feasible = answer.feasible && answer.plan.is_some();
        (self.impossible, self.proven) = (answer.impossible, answer.proven_optimal());
        (self.objective, self.bound) = (answer.objective.filter(|_| answer.feasible), answer.bound);
        self.gap_percent = answer.gap_percent();
        (self.seconds, self.found_after) = (answer.seconds, answer.found_after);
        self.points = points(&answer.by_constraint);
    }

    /// The choices that are judged otherwise, each with why and whether that bars it.
    pub(super) fn judged(&self, why: impl Fn(&RunMove) -> Option<(RunFact, bool)>) -> Vec<StaleMove> {
        let judged = self.moves.iter().filter_map(|own| {
            let (why, bars) = why(own)?;
            let key = own.key.clone();
            Some(StaleMove { key, why, bars })
        });
        judged.collect()
    }
}

/// A choice that the newest ledger no longer bears as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StaleMove {
    /// Who or what, by the planner's id.
    pub key: String,
    /// Why.
    pub why: RunFact,
    /// Whether it can no longer be accepted.
    pub bars: bool,
}
