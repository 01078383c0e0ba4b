//! Indicators: every published figure, one file each. A figure is computed from the ledger and opens into the names behind it.
//!
//! INVARIANT: no figure is typed in. A value is the count of its items, or a sum of facts that the ledger holds.

mod base_quota;
mod checked;
mod counted;
mod figure;
mod figures;
mod histories;
mod question;
mod rules;
#[cfg(test)]
mod tests;

pub use base_quota::{CUT_KINDS, base_quota};
pub use counted::CountedRows;
pub use figure::{Absent, Figure, Item, Part, Unit};
pub use figures::{Indicator, all, find};
pub use question::{Covers, Question};
pub use rules::Rules;
