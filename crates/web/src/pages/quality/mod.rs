//! P09: which facts the records lack, unit by unit. Nobody is named here; a number opens into the list of those who are meant.

mod open;
mod show;
mod take;

pub(crate) use open::open;
pub use show::*;
pub(crate) use take::take;
