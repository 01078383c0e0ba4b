//! Import: a roster, as papers read it, becomes one decision with an as-of day.
//!
//! A row opens facts "known to hold on that day, start unknown" and is compared with the state on *that* day, so an old file never undoes
//! later decisions. Good rows go in while bad ones come back with their reasons; the same file twice changes nothing.

mod facts;
mod kept_as;
mod matching;
mod names;
mod operation;
mod placing;
mod prepare;
mod progress;
mod reach;
mod refused;
mod report;
mod revoke;
mod row;
mod seen;
mod units;
mod writing;

pub use operation::{ImportFailed, ImportJob};
pub use progress::Progress;
pub use refused::code as refusal_code;
pub use report::{ImportRecord, ImportReport, KeptRow, KeptRows, Outcome, PersonRead, Reason, RowReport, Totals};
pub use revoke::CannotTakeBack;
pub(crate) use units::normal as normal_unit;
pub(crate) use writing::STATE_MANAGEMENT_UNNAMED;
