//! A headcount road map that a run gave: units and kinds of quota by year, and the targets. Counts alone, nobody by name.

use serde::{Deserialize, Serialize};

use crate::headcount_plan::PlannedYear;

/// What a road map must come to, of one kind of quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunReduction {
    /// The kind, by its word.
    pub kind: String,
    /// The quota of the base year.
    pub base: i64,
    /// By how much it is to be cut, in per cent.
    pub percent: i64,
    /// The posts that are assigned on the day.
    pub today: i64,
    /// At most so many posts at the end of each year.
    pub path: Vec<i64>,
}

/// A unit and a kind of quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunRoadLine {
    /// Its id in the problem.
    pub id: String,
    /// The unit, by its id.
    pub unit: String,
    /// The kind, by its word.
    pub kind: String,
    /// The posts that are assigned on the day.
    pub assigned: i64,
    /// The people on the day.
    pub present: i64,
    /// Of them, those who retire by law in the years of the road map.
    pub retiring: i64,
    /// Its years.
    pub years: Vec<PlannedYear>,
}

/// A road map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunRoadMap {
    /// Its years.
    pub years: Vec<i32>,
    /// The year from whose quota the cut is counted.
    pub base_year: i32,
    /// What it must come to.
    pub targets: Vec<RunReduction>,
    /// Its lines, in the order of the tree.
    pub lines: Vec<RunRoadLine>,
    /// The place of the log at which it was made; road maps of before it was kept have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<u32>,
}

impl RunRoadMap {
    /// A line in a year, with the posts that it had before it.
    pub fn year(&self, line: &str, year: i32) -> Option<(&RunRoadLine, i64, &PlannedYear)> {
        let line = self.lines.iter().find(|own| own.id == line)?;
        let at = line.years.iter().position(|own| own.year == year)?;
        let before = at.checked_sub(1).and_then(|at| line.years.get(at));
        Some((line, before.map_or(line.assigned, |own| own.posts), line.years.get(at)?))
    }
}
