//! Lists of people that somebody named and kept (P04): listed, opened by a short address, renamed, shared, removed.

mod act;
mod list;
mod open;
mod show;

pub(crate) use act::{change, remove, save};
pub(crate) use list::{lists_of, open as list};
pub(crate) use open::open;
pub use show::*;
