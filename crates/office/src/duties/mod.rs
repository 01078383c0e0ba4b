//! What is to be done and by when (P02): what the ledger and the law book tell of a day, for the people whom somebody may see, and the drafts
//! that wait for somebody.
//!
//! INVARIANT: no number of the law stands here. A duty names the act or the rule that it follows from; what the law book does not tell on a
//! day is left out, and named.
//! INVARIANT: nothing of a sensitive group is told here, but what the office has opened for whoever asks: disciplines that end.

mod discipline;
mod drafts;
mod duty;
mod gather;
mod listed;
mod raise;
mod salary;

pub use discipline::{DisciplineEnd, disciplines_ending};
pub use drafts::{DraftDuty, DraftStep};
pub use duty::{About, Duty, DutyKind, Ground};
pub use listed::{Duties, DutyList};
pub use raise::{NoRaise, Raise, raise};
pub use salary::{Lengthening, SalaryStep, StepDue, Untold, pay_scale, salary_step};
