//! P01b: the names behind a number.

mod behind;
mod open;
mod rows;
mod show;
mod workbook;

pub(crate) use behind::Behind;
pub(crate) use open::open;
pub(crate) use rows::source;
pub use show::*;
pub(crate) use workbook::workbook;
