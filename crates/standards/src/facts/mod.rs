//! Facts: from the ledger to the slots that conditions read, on a day, as known at a place of the log.

mod cells;
mod derived;
mod everybody;
mod given;
mod ladders;
mod ledger_rows;
mod levels;
mod people;
mod person;
mod places;
mod reading;
mod reads;
mod titles;
mod together;

pub use everybody::Everybody;
pub use given::{CannotGive, Given};
pub use ledger_rows::{LedgerRows, Proposal};
pub use people::{People, QUALIFICATIONS, QualificationSlots, Slots};
pub use person::PersonFacts;

#[cfg(test)]
mod tests;
