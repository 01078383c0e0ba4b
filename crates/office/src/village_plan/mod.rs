//! Merging villages and residential groups (sắp xếp thôn, khu): which of them become one, as a problem of regions.
//!
//! From the ledger come the villages of a day with their households, their place and the roads between neighbours; from the law book, how many
//! households one must have. What `planning` answers is turned into drafts, one decision a merger. Nothing is decided here.
//!
//! INVARIANT: villages merge inside one commune, with those of their own kind, along roads that the ledger knows.

mod drafts;
mod gather;
mod inputs;
mod islands;
mod minimum;
mod neighbours;
mod question;
mod touches;

pub use inputs::{LeftAside, MissingVillageInput, VillageFound, VillageInputs, VillageMerger, WhyAside};
pub use minimum::HouseholdMinimum;
pub(crate) use minimum::MINIMUM;
pub(crate) use neighbours::neighbours;
pub use question::VillageQuestion;
pub use touches::MergerTouches;
