//! Years, groups of staff and the ways of coming and going: plain data with ids of the caller's.
//!
//! People are counted, never named: a pool tells how many cases a ground of streamlining has and what one costs. Limits,
//! percentages and roundings are those of the file; the engine knows no law. Lists "by year" have one entry a year of
//! [`HeadcountProblem::years`]; an empty list stands for nothing in any year. Money is in whole units of one size throughout.

use serde::{Deserialize, Serialize};

use super::plan::{Step, Way};

/// A headcount road map to be found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadcountProblem {
    /// The years that are planned, rising.
    pub years: Vec<i32>,
    /// Who is there at the start.
    pub groups: Vec<StaffGroup>,
    /// Cases that may be streamlined.
    #[serde(default)]
    pub pools: Vec<StreamlinePool>,
    /// Transfers that may be made.
    #[serde(default)]
    pub transfers: Vec<TransferWay>,
    /// How many people there may be at the end of each year.
    #[serde(default)]
    pub quotas: Vec<QuotaPath>,
    /// How many there must be at the end of each year.
    #[serde(default)]
    pub strengths: Vec<MinimumStrength>,
    /// How many may be recruited for those who left.
    #[serde(default)]
    pub replacement_caps: Vec<ReplacementCap>,
    /// What streamlining may cost.
    #[serde(default)]
    pub budgets: Vec<BenefitBudget>,
    /// What is settled or barred.
    #[serde(default)]
    pub pins: Vec<StepPin>,
    /// The road map of today: the search begins there.
    #[serde(default)]
    pub today: Vec<Step>,
    /// Points of disruption for each person by whom a step differs from today's road map.
    #[serde(default)]
    pub cost_of_change: i64,
}

/// People of one unit who count against one kind of quota; where posts matter, one group a group of posts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffGroup {
    /// Id.
    pub id: String,
    /// Its unit.
    pub unit: String,
    /// The kind of quota, such as civil servants.
    pub kind: String,
    /// People before the first year.
    pub people: i64,
    /// Who retires by law, by year; the cases of pools with [`StreamlinePool::retires_in`] are among them.
    #[serde(default)]
    pub retirements: Vec<i64>,
    /// Who is expected to resign, by year.
    #[serde(default)]
    pub resignations: Vec<i64>,
    /// At most so many recruits, by year.
    #[serde(default)]
    pub most_recruits: Vec<i64>,
}

/// Cases of one group that one ground allows to streamline, at one benefit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StreamlinePool {
    /// Id.
    pub id: String,
    /// Whose cases.
    pub group: String,
    /// The ground, as the law book or the caller names it.
    pub ground: String,
    /// How many cases.
    pub people: i64,
    /// Benefit of one case by the year in which it leaves.
    pub benefit: Vec<i64>,
    /// The first year in which the ground holds; the first of all when it is not said.
    #[serde(default)]
    pub from: Option<i32>,
    /// The year in which these cases retire anyway; streamlining comes before it, and their retirement then falls away.
    #[serde(default)]
    pub retires_in: Option<i32>,
}

/// A transfer from one group to another that is allowed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransferWay {
    /// Id.
    pub id: String,
    /// Which group loses.
    pub from: String,
    /// Which group gains.
    pub to: String,
    /// At most so many, by year.
    pub most: Vec<i64>,
    /// Points of disruption for each.
    #[serde(default)]
    pub cost: i64,
}

/// Groups of which a rule speaks: those that fit each list that is not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Scope {
    /// Units.
    pub units: Vec<String>,
    /// Kinds of quota.
    pub kinds: Vec<String>,
    /// Groups.
    pub groups: Vec<String>,
}

/// At most so many people at the end of each year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotaPath {
    /// Id.
    pub id: String,
    /// Of whom.
    #[serde(default)]
    pub scope: Scope,
    /// Posts by year; a year without a number has no limit.
    pub posts: Vec<Option<i64>>,
    /// Whether a plan may not exceed it at all; else excess counts first of all prices.
    #[serde(default)]
    pub must: bool,
}

/// At least so many people at the end of each year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinimumStrength {
    /// Id.
    pub id: String,
    /// Of whom.
    #[serde(default)]
    pub scope: Scope,
    /// People by year; a year without a number has no limit.
    pub least: Vec<Option<i64>>,
    /// Whether a plan may not fall short of it at all; else shortfall counts next after excess.
    #[serde(default)]
    pub must: bool,
}

/// At most `recruits` come for each `leavers` who left the payroll (retired, resigned, streamlined; a transfer is neither).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplacementCap {
    /// Id.
    pub id: String,
    /// Of whom.
    #[serde(default)]
    pub scope: Scope,
    /// So many recruits …
    pub recruits: i64,
    /// … for so many leavers, at least 1.
    pub leavers: i64,
    /// What becomes of a part of a recruit.
    pub rounding: Rounding,
    /// Whether what is not used in a year may be used later.
    #[serde(default)]
    pub carry_over: bool,
}

/// What becomes of a part of one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// It is lost.
    #[default]
    Down,
    /// It counts as one.
    Up,
    /// It counts as one from a half.
    Nearest,
}

/// Money for the benefits of those who are streamlined.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BenefitBudget {
    /// Id.
    pub id: String,
    /// Of whom.
    #[serde(default)]
    pub scope: Scope,
    /// At most so much, by year.
    pub amounts: Vec<i64>,
    /// Whether what is not spent in a year may be spent later.
    #[serde(default)]
    pub carry_over: bool,
}

/// What is settled of a way in a year: at least and at most so many people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepPin {
    /// Which way.
    pub way: Way,
    /// In which year.
    pub year: i32,
    /// At least so many.
    #[serde(default)]
    pub least: i64,
    /// At most so many.
    #[serde(default)]
    pub most: Option<i64>,
}

impl ReplacementCap {
    /// How many recruits so many leavers allow.
    pub fn allowed(&self, leavers: i64) -> i64 {
        (self.recruits * leavers + self.grace()).div_euclid(self.leavers.max(1))
    }

    /// What the rounding adds to `recruits` × those who left before it is divided by `leavers`.
    pub(super) fn grace(&self) -> i64 {
        match self.rounding {
            Rounding::Down => 0,
            Rounding::Up => self.leavers - 1,
            Rounding::Nearest => self.leavers / 2,
        }
    }
}

impl Scope {
    /// Whether a rule of this scope speaks of a group.
    pub fn holds(&self, group: &StaffGroup) -> bool {
        let fits = |list: &[String], own: &String| list.is_empty() || list.contains(own);
        fits(&self.units, &group.unit) && fits(&self.kinds, &group.kind) && fits(&self.groups, &group.id)
    }
}

impl HeadcountProblem {
    /// Place of a year in the list.
    pub(super) fn year(&self, year: i32) -> Option<usize> {
        self.years.iter().position(|own| *own == year)
    }

    /// Places of the groups of a scope.
    pub(super) fn members(&self, scope: &Scope) -> Vec<usize> {
        (0..self.groups.len())
            .filter(|&group| scope.holds(&self.groups[group]))
            .collect()
    }
}

/// An entry of a list by year; nothing where the list is empty.
pub(super) fn in_year(list: &[i64], year: usize) -> i64 {
    list.get(year).copied().unwrap_or(0)
}
