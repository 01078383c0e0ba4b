//! People as a list: who is in the body of officials at a moment, found by conditions, in the order of Vietnamese names.
//!
//! A roster is made once for a moment and kept while the ledger stands still; every list, search and count of that moment reads it. It holds
//! everybody: what a reader may see of it is decided by the reader's scope, for lists and for counts alike.

mod by_unit;
mod careers;
mod checks;
mod conditions;
mod datum;
mod details;
mod everybody;
mod gather;
mod names;
mod numbers;
mod order;
mod particulars;
mod posts;
mod room;
mod roster;
mod search;
mod select;
mod shelf;
mod spelling;
mod telephone;
#[cfg(test)]
mod tests;
mod texts;
mod whereabouts;

pub(crate) use careers::Titles;
pub use checks::Checks;
pub use conditions::{Conditions, Levels};
pub use datum::{Datum, Lacking};
pub use details::{Details, Ladders};
pub use names::{name_key, text_key};
pub use numbers::Numbers;
pub(crate) use numbers::noted as noted_by_number;
pub use particulars::{Particulars, WordsInUse};
pub use posts::{Headcount, Holder, Posts};
pub(crate) use roster::member;
pub use roster::{Member, Roster};
pub(crate) use search::Seen;
pub use search::Sought;
pub(crate) use shelf::Shelf;
pub use spelling::Spelling;
pub(crate) use telephone::{Telephone, TelephoneSought, recorded as recorded_telephones};
pub(crate) use texts::Texts;
