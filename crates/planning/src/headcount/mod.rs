//! Headcount over years: who is streamlined, transferred and recruited when, so that quotas are reached within caps and budgets.
//!
//! People retire and resign as the problem says; a road map chooses the rest. Levels count in order: what must hold, excess
//! over quotas, shortfall under strengths, money, disruption. Everything is in whole people and whole money.

mod bound;
mod compare;
mod conflict;
pub mod constraints;
mod explain;
pub mod generate;
mod model;
mod plan;
mod problem;
mod solve;
mod unfit;
mod verify;

pub use compare::{RoadMapDifference, StepChange, compare};
pub use conflict::{HeadcountDemand, conflict};
pub use explain::{StepOtherwise, WhyStep, explain};
pub use plan::{LEVELS, Levels, RoadMap, Standing, Step, Way};
pub use problem::{
    BenefitBudget, HeadcountProblem, MinimumStrength, QuotaPath, ReplacementCap, Rounding, Scope, StaffGroup, StepPin,
    StreamlinePool, TransferWay,
};
pub use solve::solve;
pub use unfit::HeadcountUnfit;
pub use verify::{HeadcountWrong, verify};
