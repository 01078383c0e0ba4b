//! Two road maps side by side: by what they come to and by the steps in which they differ.

use std::collections::BTreeMap;

use serde::Serialize;

use super::constraints::levels;
use super::plan::{Levels, Step, Way};
use super::problem::HeadcountProblem;

/// A step that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepChange {
    /// In which year.
    pub year: i32,
    /// Which way.
    pub way: Way,
    /// People in the one.
    pub from: i64,
    /// People in the other.
    pub to: i64,
}

/// How two road maps differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoadMapDifference {
    /// What the one comes to.
    pub one: Levels,
    /// What the other comes to.
    pub other: Levels,
    /// Steps that differ, by year and way.
    pub changes: Vec<StepChange>,
}

/// Compares two road maps of one problem.
pub fn compare(problem: &HeadcountProblem, one: &[Step], other: &[Step]) -> RoadMapDifference {
    RoadMapDifference {
        one: levels(problem, one),
        other: levels(problem, other),
        changes: changes(one, other),
    }
}

pub(super) fn changes(one: &[Step], other: &[Step]) -> Vec<StepChange> {
    let mut of: BTreeMap<(i32, &Way), (i64, i64)> = BTreeMap::new();
    for step in one {
        of.entry((step.year, &step.way)).or_default().0 += step.people;
    }
    for step in other {
        of.entry((step.year, &step.way)).or_default().1 += step.people;
    }
    let differ = of.into_iter().filter(|(_, (from, to))| from != to);
    differ
        .map(|((year, way), (from, to))| StepChange {
            year,
            way: way.clone(),
            from,
            to,
        })
        .collect()
}
