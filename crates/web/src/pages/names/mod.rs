//! P01b: the names behind a number.

mod show;

pub use show::*;
