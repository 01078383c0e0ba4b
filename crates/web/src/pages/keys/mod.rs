//! P35, beside accounts: the keys of programs that use the API: made, shown once, listed with their last use, taken back.

mod make;
mod open;
mod show;

pub(crate) use make::{confirm, make, revoke};
pub(crate) use open::open;
pub use show::{KeyRow, KeysPage};
