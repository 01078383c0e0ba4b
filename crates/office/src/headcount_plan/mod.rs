//! The headcount road map (lộ trình tinh giản biên chế): how many people each unit has at the end of each year until the quota is cut as far
//! as the law asks, as a problem of headcount.
//!
//! From the ledger come the posts assigned and the people who count against them on a day, and how many of them retire when; from the law
//! book, by how much the quota of a base year is to be cut and how many may be recruited. What `planning` answers is turned into drafts that
//! assign quotas, one decision a year. Nothing is decided here.
//!
//! INVARIANT: people are counted, never named: neither a question nor an answer holds who they are.

mod assigned;
mod drafts;
mod gather;
mod inputs;
mod later;
mod path;
mod posts;
mod problem;
mod question;
mod retiring;
mod targets;

pub(crate) use assigned::{OvertakenLine, QuotaTrouble, overtaken};
pub(crate) use drafts::PlannedLine;
pub use inputs::{HeadcountInputs, HeadcountLine, LawNumber, MissingHeadcountInput, ReductionTarget};
pub(crate) use later::no_earlier;
pub use posts::{PlannedYear, planned_years};
pub use problem::{group_of, pool_of};
pub use question::{CUT_KINDS, HeadcountQuestion, HowFirm};
pub use retiring::Retiring;
