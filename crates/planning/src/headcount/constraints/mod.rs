//! What a road map must keep and what it pays for, stated one by one; each finding holds ids, the faces say it.

mod limits;
mod prices;
mod reading;
mod steps;

use serde::Serialize;

use super::plan::{Levels, Step};
use super::problem::HeadcountProblem;
use crate::core::{ByConstraint, Level};

pub(super) use reading::Reading;
pub use reading::{GroupYear, outlook};

/// Which level of the order a constraint adds to; see [`Levels`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    Broken,
    Excess,
    Shortfall,
    Money,
    Disruption,
}

/// A constraint by name.
#[derive(Debug, Clone, Copy)]
pub struct HeadcountConstraint {
    /// Its name.
    pub id: &'static str,
    /// Hard or soft.
    pub level: Level,
    rank: Rank,
    found: fn(&Reading<'_>) -> Vec<HeadcountFound>,
}

/// One finding: the facts and its points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadcountFound {
    /// What was found.
    pub breach: HeadcountBreach,
    /// People, money or points of disruption, as its level counts.
    pub points: i64,
}

/// The facts of a finding, by ids of the problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadcountBreach {
    /// More people than the quota.
    OverQuota {
        /// Which quota.
        quota: String,
        /// When.
        year: i32,
        /// People at the end of the year.
        people: i64,
        /// Posts.
        posts: i64,
    },
    /// Fewer people than needed.
    UnderStrength {
        /// Which strength.
        strength: String,
        /// When.
        year: i32,
        /// People at the end of the year.
        people: i64,
        /// At least so many.
        least: i64,
    },
    /// More recruits than leavers allow.
    TooManyRecruits {
        /// Which cap.
        cap: String,
        /// When.
        year: i32,
        /// Recruits, to date where the cap carries over.
        recruits: i64,
        /// At most so many.
        most: i64,
    },
    /// Benefits cost more than the budget.
    OverBudget {
        /// Which budget.
        budget: String,
        /// When.
        year: i32,
        /// Paid, to date where the budget carries over.
        paid: i64,
        /// At most so much.
        most: i64,
    },
    /// What is settled is not kept.
    PinNotKept {
        /// The step that the plan makes.
        step: Step,
        /// At least so many.
        least: i64,
        /// At most so many.
        most: Option<i64>,
    },
    /// A step that the problem does not allow: too many, too early, too late, or of nothing that it knows.
    NotAllowed {
        /// The step.
        step: Step,
        /// At most so many.
        most: i64,
    },
    /// More cases of a pool than it has.
    TooManyCases {
        /// Which pool.
        pool: String,
        /// Cases of all years.
        people: i64,
        /// At most so many.
        most: i64,
    },
    /// More people leave a group than it has.
    NobodyLeft {
        /// Which group.
        group: String,
        /// When.
        year: i32,
        /// How many too many.
        lacking: i64,
    },
    /// Benefits.
    Benefit {
        /// The step that is paid for.
        step: Step,
        /// What it costs.
        paid: i64,
    },
    /// A transfer disrupts.
    Disrupts {
        /// The step.
        step: Step,
    },
    /// A step differs from today's road map.
    Differs {
        /// The step of the plan; 0 people where it has none.
        step: Step,
        /// People of today's road map.
        today: i64,
    },
}

/// All of them, hard ones first.
pub const HEADCOUNT_CONSTRAINTS: &[HeadcountConstraint] = &[
    limits::QUOTAS_KEPT,
    limits::STRENGTHS_KEPT,
    limits::RECRUITS_CAPPED,
    limits::BUDGETS_KEPT,
    steps::PINS_KEPT,
    steps::STEPS_ALLOWED,
    steps::CASES_OF_POOLS,
    steps::NOBODY_TWICE,
    limits::EXCESS,
    limits::SHORTFALL,
    prices::BENEFITS,
    prices::TRANSFERS,
    prices::CHANGES,
];

impl HeadcountConstraint {
    /// Where a road map breaks it, or what it pays for.
    pub fn of(&self, problem: &HeadcountProblem, steps: &[Step]) -> Vec<HeadcountFound> {
        (self.found)(&Reading::new(problem, steps))
    }

    /// Whether it limits steps; the others only price them.
    pub(super) fn is_limit(&self) -> bool {
        !matches!(self.rank, Rank::Money | Rank::Disruption)
    }
}

impl HeadcountBreach {
    /// Which rule and year it is about, whatever its numbers.
    pub(super) fn about(&self) -> (&str, i32) {
        match self {
            Self::OverQuota { quota: id, year, .. }
            | Self::UnderStrength { strength: id, year, .. }
            | Self::TooManyRecruits { cap: id, year, .. }
            | Self::OverBudget { budget: id, year, .. }
            | Self::NobodyLeft { group: id, year, .. } => (id, *year),
            Self::TooManyCases { pool, .. } => (pool, 0),
            Self::PinNotKept { step, .. }
            | Self::NotAllowed { step, .. }
            | Self::Benefit { step, .. }
            | Self::Disrupts { step }
            | Self::Differs { step, .. } => (step.way.id(), step.year),
        }
    }
}

/// The points of each constraint by a road map; hard ones that are kept have 0.
pub fn by_constraint(problem: &HeadcountProblem, steps: &[Step]) -> Vec<ByConstraint> {
    let reading = Reading::new(problem, steps);
    let all = HEADCOUNT_CONSTRAINTS.iter();
    all.map(|constraint| ByConstraint {
        constraint: constraint.id.to_owned(),
        level: constraint.level,
        points: points(constraint, &reading) as f64,
    })
    .collect()
}

/// What a road map comes to.
pub fn levels(problem: &HeadcountProblem, steps: &[Step]) -> Levels {
    let reading = Reading::new(problem, steps);
    let mut levels = Levels::default();
    for constraint in HEADCOUNT_CONSTRAINTS {
        let level = match constraint.rank {
            Rank::Broken => &mut levels.broken,
            Rank::Excess => &mut levels.excess,
            Rank::Shortfall => &mut levels.shortfall,
            Rank::Money => &mut levels.money,
            Rank::Disruption => &mut levels.disruption,
        };
        *level += points(constraint, &reading);
    }
    levels
}

fn points(constraint: &HeadcountConstraint, reading: &Reading<'_>) -> i64 {
    (constraint.found)(reading).iter().map(|found| found.points).sum()
}
