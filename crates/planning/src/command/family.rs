//! A family of benchmark files: its name, the switches of its own, and how it is solved.

use super::order::Order;
use crate::core::{Answer, Budget, Flaw, Watcher};

/// A switch that one family has beside the common ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switch {
    /// As it is typed: `--index`.
    pub name: &'static str,
    /// Whether a number follows.
    pub takes_number: bool,
}

/// Reads the text of a file and solves it within the budget.
pub type Solve = fn(&Order, &str, &Budget, Watcher<'_>) -> Result<Solved, Vec<Flaw>>;

/// A family of benchmark files.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    /// As it is typed.
    pub name: &'static str,
    /// Switches of its own.
    pub switches: &'static [Switch],
    /// How it is solved.
    pub solve: Solve,
}

/// The result in the terms of the file: a family that is maximised tells profit and an upper bound here.
#[derive(Debug, Clone, PartialEq)]
pub struct Solved {
    /// Cost or profit; `None` when no plan was found.
    pub objective: Option<f64>,
    /// Proven: nothing better than this.
    pub bound: Option<f64>,
    /// See [`Answer::gap_percent`].
    pub gap_percent: Option<f64>,
    /// Whether nothing can be better.
    pub proven_optimal: bool,
    /// Whether the solution breaks no hard rule.
    pub feasible: bool,
    /// Seconds until the best was found.
    pub found_after: f64,
    /// Seconds until it was proven to be the best possible.
    pub proven_after: Option<f64>,
    /// Several objectives in the order of their rank, for families that have them.
    pub objectives: Vec<(&'static str, f64)>,
    /// The solution file in the public format; `None` when no plan was found.
    pub solution: Option<String>,
}

impl Solved {
    /// Of an answer that is minimised, with its solution file.
    pub fn of<P>(answer: &Answer<P>, file: impl FnOnce(&P) -> String) -> Self {
        Self {
            objective: answer.objective,
            bound: answer.bound,
            gap_percent: answer.gap_percent(),
            proven_optimal: answer.proven_optimal(),
            feasible: answer.feasible,
            found_after: answer.found_after,
            proven_after: answer.proven_after,
            objectives: Vec::new(),
            solution: answer.plan.as_ref().map(file),
        }
    }
}
