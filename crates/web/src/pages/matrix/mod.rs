//! P13: units by standards: how many of each unit meet each standard, and the names behind every cell.

mod cells;
mod names;
mod open;
mod show;
mod table;

pub(crate) use cells::Cells;
pub(crate) use names::{open as open_names, take as take_names};
pub(crate) use open::open;
pub use show::*;
pub(crate) use table::take;
