//! The rules of the school network by name: what each one finds in a plan, and what it adds to the price.
//!
//! Hard rules find breaches; soft ones have points, in the unit of the problem's costs. The price of a plan is the sum of the
//! points. A new rule is a file here and a line in [`SCHOOL_CONSTRAINTS`].

mod change;
mod conflict;
mod faults;
mod places;
mod sites;
mod travel;
mod why;

pub use conflict::{SchoolConflict, conflicts};
pub use faults::{SchoolFault, faults};
pub use why::{Hindrance, OtherSite, PlanDifference, WhyHere, compare, why_here};

use super::breach::SchoolBreach;
use super::plan::SchoolPlan;
use super::problem::{School, SchoolNetwork};
use crate::core::{ByConstraint, Level};

/// A named rule.
#[derive(Debug, Clone, Copy)]
pub struct SchoolConstraint {
    /// Its name, which never changes.
    pub id: &'static str,
    /// Hard or soft.
    pub level: Level,
    /// What it finds broken; soft rules find nothing.
    pub breaches: fn(&SchoolNetwork, &SchoolPlan) -> Vec<SchoolBreach>,
    /// What it adds to the price; hard rules add nothing.
    pub points: fn(&SchoolNetwork, &SchoolPlan) -> f64,
}

impl SchoolConstraint {
    const fn hard(id: &'static str, breaches: fn(&SchoolNetwork, &SchoolPlan) -> Vec<SchoolBreach>) -> Self {
        Self {
            id,
            level: Level::Hard,
            breaches,
            points: |_, _| 0.0,
        }
    }

    const fn soft(id: &'static str, points: fn(&SchoolNetwork, &SchoolPlan) -> f64) -> Self {
        Self {
            id,
            level: Level::Soft,
            breaches: |_, _| Vec::new(),
            points,
        }
    }
}

/// Every rule.
pub const SCHOOL_CONSTRAINTS: &[SchoolConstraint] = &[
    places::EVERYBODY_HAS_A_SCHOOL,
    places::NOBODY_DIVIDED,
    sites::ENOUGH_SEATS,
    sites::PINS_KEPT,
    sites::OPEN_AT_MOST,
    travel::NOT_TOO_FAR,
    travel::NOT_FORBIDDEN,
    sites::COST_OF_SITES,
    travel::COST_OF_TRAVEL,
    change::COST_OF_CHANGE,
];

/// Points and counts of breaches, rule by rule.
pub fn by_constraint(problem: &SchoolNetwork, plan: &SchoolPlan) -> Vec<ByConstraint> {
    let measure = |rule: &SchoolConstraint| ByConstraint {
        constraint: rule.id.to_owned(),
        level: rule.level,
        points: match rule.level {
            Level::Hard => (rule.breaches)(problem, plan).len() as f64,
            Level::Soft => (rule.points)(problem, plan),
        },
    };
    SCHOOL_CONSTRAINTS.iter().map(measure).collect()
}

/// The school of a level on a site.
fn school_of(problem: &SchoolNetwork, site: usize, level: usize) -> Option<&School> {
    problem
        .sites
        .get(site)?
        .schools
        .iter()
        .find(|school| school.level == level)
}
