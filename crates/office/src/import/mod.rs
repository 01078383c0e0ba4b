//! Import: a roster, as papers read it, becomes one decision with an as-of day.
//!
//! A row opens facts "known to hold on that day, start unknown" and is compared with the state on *that* day, so an old file never undoes
//! later decisions. Good rows go in while bad ones come back with their reasons; the same file twice changes nothing.

mod acts;
mod facts;
mod matching;
mod operation;
mod report;
mod row;
mod units;

pub use operation::{ImportFailed, ImportJob};
pub use report::{ImportRecord, ImportReport, Outcome, PersonRead, Reason, RowReport, Totals};
