//! Export: the roster in the form offices use (it imports again without a change), and plain relational tables of the whole ledger.

mod picks;
mod roster;
mod tables;

pub use roster::roster;
pub use tables::{Cell, Table, tables};
