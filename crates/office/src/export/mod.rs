//! Export: the roster in the form offices use (it imports again without a change), lists as they are seen, and plain relational tables of the
//! whole ledger.

mod picks;
mod roster;
mod tables;
mod taken;

pub use roster::roster;
pub use tables::{Cell, Table, tables};
pub use taken::TakenList;
