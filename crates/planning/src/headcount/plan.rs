//! A road map: who comes and goes by choice in each year, and the order in which two road maps are compared.

use serde::{Deserialize, Serialize};

/// A way of coming or going that somebody chooses. Retirement and resignation are given, not chosen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Cases of this pool are streamlined.
    Streamline(String),
    /// People go by this transfer.
    Transfer(String),
    /// People are recruited into this group.
    Recruit(String),
}

/// So many people go one way in one year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// In which year.
    pub year: i32,
    /// Which way.
    pub way: Way,
    /// How many, at least 1.
    pub people: i64,
}

/// What a road map comes to, level by level; an earlier level counts before all later ones, whatever they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Levels {
    /// By how much hard rules are broken: people, and units of money. 0 for a road map that can be carried out.
    pub broken: i64,
    /// People above quotas, summed over quotas and years.
    pub excess: i64,
    /// People below minimum strengths, summed over strengths and years.
    pub shortfall: i64,
    /// Benefits paid.
    pub money: i64,
    /// Points of disruption: transfers, and what differs from today's road map.
    pub disruption: i64,
}

/// The names of the levels, first to last.
pub const LEVELS: [&str; 5] = ["broken", "excess", "shortfall", "money", "disruption"];

impl Levels {
    /// First to last, as in [`LEVELS`].
    pub fn all(&self) -> [i64; 5] {
        [self.broken, self.excess, self.shortfall, self.money, self.disruption]
    }
}

/// How one level stands at the end of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// Its name; see [`LEVELS`].
    pub level: &'static str,
    /// What the road map comes to.
    pub value: i64,
    /// Proven: no road map with the values of the levels before comes to less. `None` while one of those is open.
    pub bound: Option<i64>,
}

impl Standing {
    /// At most so many percent above the best possible; `None` without a bound, and at 0 with a gap.
    pub fn gap_percent(&self) -> Option<f64> {
        match self.bound? {
            bound if bound >= self.value => Some(0.0),
            _ if self.value == 0 => None,
            bound => Some(100.0 * (self.value - bound) as f64 / self.value.abs() as f64),
        }
    }
}

/// What a run finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoadMap {
    /// Who comes and goes by choice, by year and way.
    pub steps: Vec<Step>,
    /// What it comes to, and what is proven, level by level.
    pub levels: Vec<Standing>,
}
