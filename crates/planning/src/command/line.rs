//! The one line that a run prints.

use std::collections::BTreeMap;

use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use super::family::Solved;
use super::order::Order;

/// What is told of a run; the faces write it as JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The family.
    pub family: String,
    /// The file, as it was typed.
    pub file: String,
    /// Cost or profit of the solution.
    #[serde(serialize_with = "plain")]
    pub objective: Option<f64>,
    /// Several objectives, for families that have them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", serialize_with = "plain_each", default)]
    pub objectives: BTreeMap<String, f64>,
    /// Proven: nothing better than this.
    #[serde(serialize_with = "plain")]
    pub bound: Option<f64>,
    /// At most so many percent from the best possible; `None` without a bound or at objective 0.
    pub gap_percent: Option<f64>,
    /// Whether nothing can be better.
    pub proven_optimal: bool,
    /// Whether the solution breaks no hard rule.
    pub feasible: bool,
    /// Seconds until the solution was found.
    #[serde(default)]
    pub found_after: f64,
    /// Seconds until it was proven to be the best possible; `None` where it is not.
    #[serde(default)]
    pub proven_after: Option<f64>,
    /// Wall seconds of the run.
    pub seconds: f64,
    /// Where chance began.
    pub seed: u64,
    /// At most so many threads.
    pub threads: usize,
}

impl Line {
    /// Of a run that took `seconds`.
    pub fn of(order: &Order, solved: &Solved, seconds: f64) -> Self {
        Self {
            family: order.family().name.to_owned(),
            file: order.file.clone(),
            objective: solved.objective,
            objectives: solved
                .objectives
                .iter()
                .map(|(name, points)| ((*name).to_owned(), *points))
                .collect(),
            bound: solved.bound,
            gap_percent: solved.gap_percent.map(|gap| (gap * 1e6).round() / 1e6),
            proven_optimal: solved.proven_optimal,
            feasible: solved.feasible,
            found_after: micro(solved.found_after),
            proven_after: solved.proven_after.map(micro),
            seconds: micro(seconds),
            seed: order.seed,
            threads: order.threads,
        }
    }
}

fn micro(seconds: f64) -> f64 {
    (seconds * 1e6).round() / 1e6
}

/// A whole number as one: 5, not 5.0.
#[derive(Serialize)]
#[serde(untagged)]
enum Plain {
    Whole(i64),
    Decimal(f64),
}

#[allow(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
fn as_plain(number: f64) -> Plain {
    let whole = number.fract() == 0.0 && number.abs() < 9e15;
    if whole {
        Plain::Whole(number as i64)
    } else {
        Plain::Decimal(number)
    }
}

#[allow(clippy::ref_option, reason = "serde calls it so")]
fn plain<S: Serializer>(number: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    number.map(as_plain).serialize(to)
}

fn plain_each<S: Serializer>(numbers: &BTreeMap<String, f64>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(numbers.iter().map(|(name, number)| (name, as_plain(*number))))
}
