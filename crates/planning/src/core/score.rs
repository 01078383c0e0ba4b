//! How good a plan is, in one pair of numbers, and constraint by constraint.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// Whether a constraint may be broken at a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Never: a plan that breaks it cannot be carried out.
    Hard,
    /// At a price, which is part of the objective.
    Soft,
}

/// What one constraint adds to the objective (soft), or by how much it is broken (hard).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ByConstraint {
    /// Its name, such as `rotation.every-commune-reinforced`.
    pub constraint: String,
    /// Hard or soft.
    pub level: Level,
    /// Points: the weighted price when soft, the count of breaches when hard.
    pub points: f64,
}

/// A plan's worth; lower is better. First the hard breaches count, then the price.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// By how much hard constraints are broken; 0 for a plan that can be carried out.
    pub excess: f64,
    /// The price, in the unit of the problem.
    pub objective: f64,
}

impl Score {
    /// Of a plan that breaks no hard constraint.
    pub fn feasible(objective: f64) -> Self {
        Self { excess: 0.0, objective }
    }

    /// Whether no hard constraint is broken.
    pub fn is_feasible(&self) -> bool {
        self.excess <= 0.0
    }

    /// Order from better to worse.
    pub fn compare(&self, other: &Self) -> Ordering {
        self.excess
            .total_cmp(&other.excess)
            .then(self.objective.total_cmp(&other.objective))
    }
}
