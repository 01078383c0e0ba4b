//! Civil time: days, partial dates, validities. There is no clock here; every day is a parameter.

mod day;
mod span;
mod when;

pub use day::{Day, NotADay, month_length};
pub use span::Span;
pub use when::When;
