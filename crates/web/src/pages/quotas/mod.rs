//! P11: posts assigned and people present, unit by unit: who is over, who is under; never the one against the other.

mod lines;
mod open;
mod show;
mod table;

pub(crate) use lines::lines;
pub(crate) use open::open;
pub use show::*;
pub(crate) use table::take;
