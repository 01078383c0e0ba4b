//! P01: where the team stands against each of its tasks.

mod headline;
mod marks;
mod next;
mod open;
mod rows;
mod show;
#[cfg(test)]
mod tests;
mod workbook;

pub(crate) use next::starts;
pub(crate) use open::open;
pub(crate) use rows::{citation, in_lang, part_title, tally, titled};
pub use show::*;
pub(crate) use workbook::workbook;
