//! P05: who a person is, what is missing, what comes next.

mod show;
#[cfg(test)]
mod tests;
mod vault;

pub use show::*;
pub use vault::*;
