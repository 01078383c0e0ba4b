//! Asking the lawbook: each answer carries the entry, the version and the citation it rests on.

mod lookup;
mod pay;
mod retirement;
pub(crate) mod titles;

pub use lookup::{InForce, LookupError};
pub use retirement::RetirementAnswer;
