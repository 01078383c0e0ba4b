//! Real history carried through the acts: the nationwide reorganisation of 2025-07-01, and Hoành Bồ's own path to it.
//!
//! In four steps, which the caller carries out in this order:
//! 1. [`Tables::read`]: the three files as they are, every fault of them at once;
//! 2. [`Case::settle`]: the files and the reviewed exceptions together say where each old unit goes;
//! 3. [`Plan::of`]: the decisions, from an empty ledger: the state before, then the resolutions under their own numbers;
//! 4. [`proof::prove`]: every invariant of the reorganisation, asked of the ledger that took them.
//!
//! INVARIANT: twice the same files give the same decisions. Posts, people and the quantity counted of them are invented and labelled so.

mod case;
mod counts;
mod exceptions;
mod fault;
mod path;
mod plan;
pub mod proof;
mod table;
#[cfg(test)]
mod tests;

pub use case::{Case, Goes, NewProvince, Parting, Why};
pub use counts::{ByKind, Counts, counts};
pub use exceptions::{Exceptions, Reviewed, Use};
pub use fault::{Fault, File, Wrong};
pub use path::Journey;
pub use plan::{DEMO_PEOPLE, Ids, Plan, RECORDED_BY};
pub use table::{Edge, NewUnit, OldUnit, Sources, Tables};
