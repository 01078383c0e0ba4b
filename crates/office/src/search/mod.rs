//! The one search: people, units, posts, decisions and rules by what is typed, each as far as somebody may see it.
//!
//! What can be found at a moment is gathered once and shared by everybody; a thread gathers it anew when the ledger has moved.
//! What a reader may see of it is decided by the reader's scopes alone.
//!
//! INVARIANT: what a reader may not see is neither found nor counted.

mod decisions;
mod find;
mod index;
mod keeper;
mod rules;
mod shelf;
mod staff_numbers;
mod telephones;

pub use find::{DecisionHit, Found, Hits, PersonHit};
pub use index::SearchIndex;
pub use keeper::SearchKeeper;
pub(crate) use rules::RuleNames;
pub(crate) use shelf::Shelf;
