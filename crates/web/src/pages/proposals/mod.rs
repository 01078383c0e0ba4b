//! P07: what officials propose for their records, shown beside what stands there, and answered line by line.

mod answer;
mod changes;
mod list;
mod open;
mod said;
mod show;

pub(crate) use answer::{answer, open_sensitive};
pub(crate) use changes::changes;
pub(crate) use list::{list, name_of, take, waiting};
pub(crate) use open::{open, open_scan};
pub(crate) use said::{clock, clock_of, said, stage_said, trail};
pub use show::*;
