//! Real history carried through the acts: the nationwide reorganisation of 2025-07-01, and Hoành Bồ's own path to it.
//!
//! [`Tables::read`] reads the three files as they are and tells every fault of them at once; [`Case::settle`] settles with the reviewed
//! exceptions where each old unit goes, and lets nothing through that nobody has reviewed.

mod case;
mod exceptions;
mod fault;
mod table;
#[cfg(test)]
mod tests;

pub use case::{Case, Goes, NewProvince, Parting, Why};
pub use exceptions::{Exceptions, Reviewed, Use};
pub use fault::{Fault, File, Wrong};
pub use table::{Edge, NewUnit, OldUnit, Sources, Tables};
