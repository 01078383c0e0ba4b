//! The ledger: persons, units, posts, decisions and acts as dated facts; answers as of any day, as known at any moment.
//!
//! INVARIANT: no input, output or clock. The day is a parameter; the same decisions give the same value.

pub mod text;
pub mod time;

pub use time::{Day, Span, When};
