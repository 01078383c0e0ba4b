//! Closed lists: what a code in an act can be. A number in a list is never used again for another meaning.

mod define;
mod lists;

pub use lists::*;

/// A closed code list, described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeList {
    /// Its name in code.
    pub name: &'static str,
    /// Its word: what the ids of its codes' names begin with.
    pub word: &'static str,
    /// The words of its codes, in order.
    pub codes: &'static [&'static str],
}
