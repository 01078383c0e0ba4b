//! P04: people as a list: found by conditions, shown with any columns, taken away as a table.

mod asking;
mod columns;
mod list;
mod open;
mod order;
mod own;
mod show;
mod table;

pub(crate) use columns::{contract, professional, recruited};
pub(crate) use list::numbers;
pub(crate) use open::{conditions_told, fields_of_form, find, open, units};
pub use show::*;
pub(crate) use table::take;
