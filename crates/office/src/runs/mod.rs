//! Runs (lượt tính): a planner works on a question in the background. One run works at a time, on threads of its own, the others wait in a
//! queue; what it has found so far can be watched, it can be stopped so that the best is kept, or given up.
//!
//! A further planner is one file that implements [`Planner`], and one line in [`RunKind`].
//!
//! INVARIANT: a run decides nothing: it gives choices with their reasons, and what is accepted of them becomes drafts.
//! INVARIANT: what a question lacks is named before a run begins; a run that a process lost says so.
//! INVARIANT: a run tells nobody of people who lie out of the reader's reach.

mod accept;
mod ask;
mod compared;
mod fact;
mod finish;
mod headcount;
mod latest;
mod live;
mod network;
mod news;
mod own;
mod planner;
mod pool;
mod question;
mod reach;
mod read;
mod result;
mod road_map;
mod rotation;
mod run;
mod schools;
mod taken;
mod timetable;
mod training;
mod under_way;
mod unread;
mod villages;
mod wish;
mod work;

pub use ask::CannotRun;
pub use compared::CannotCompare;
pub use fact::{FACT_NAMES, Mentioned, RunFact};
pub use live::{CurvePoint, RunLive, RunStage};
pub use network::{RunNetwork, RunSite};
pub use news::{PlanNews, PlanWait};
pub(crate) use own::{note_plan, note_plan_back};
pub use planner::{Look, Missing, Planner, RunMarks, RunMoment, RunNews};
pub(crate) use pool::RunPool;
pub use question::{RunChoice, RunKind, RunOffer, RunPin, RunQuestion, RunSetting, RunSettingKind};
pub use reach::RunSight;
pub use read::StaleRun;
pub use result::{RunMove, RunOtherwise, RunPoints, RunResult, StaleMove};
pub use road_map::{RunReduction, RunRoadLine, RunRoadMap};
pub use run::{Run, RunSnapshot, RunState, RunWish};
pub(crate) use taken::taken_elsewhere;
pub use timetable::{RunLearner, RunTimetable};

/// The kind of record of a run, and of what it gave.
pub(crate) const RUN: &str = "run";
pub(crate) const RUN_RESULT: &str = "run-result";
