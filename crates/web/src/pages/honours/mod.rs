//! P28: rewards by day, and, once it is opened on record, which disciplines run on the day and what they still block. What is over is never
//! shown as running.

mod discipline;
mod effects;
mod list;
mod open;
mod show;
mod table;

pub(crate) use open::{open, open_discipline};
pub use show::*;
pub(crate) use table::{take, take_discipline};
