//! When a page cannot be shown: calm words, and a way on.

mod show;

pub use show::*;
