//! Closed lists: what a code in an act can be. A number in a list is never used again for another meaning.

mod define;
mod lists;

pub use lists::*;
