//! What is to be done and by when (P02): what the ledger and the law book tell of a day, for the people whom somebody may see, and the drafts
//! that wait for somebody.
//!
//! INVARIANT: no number of the law stands here. A duty names the act or the rule that it follows from; what the law book does not tell on a
//! day is left out, and named.
//! INVARIANT: nothing of a sensitive group is told here.

mod drafts;
mod duty;
mod gather;
mod listed;
mod salary;

pub use drafts::{DraftDuty, DraftStep};
pub use duty::{About, Duty, DutyKind, Ground};
pub use listed::{Duties, DutyList};
pub use salary::{Lengthening, SalaryStep, StepDue, Untold, pay_scale, salary_step};
