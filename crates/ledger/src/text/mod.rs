//! Vietnamese text: one spelling for storage, one folded form for comparison.

mod fold;

pub use fold::{clean, fold};
