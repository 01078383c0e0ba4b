//! P35, beside accounts: the issuer by whose word people log in, and which account is meant by it.

mod act;
mod open;
mod show;

pub(crate) use act::{end, link, save};
pub(crate) use open::open;
pub use show::{LinkRow, SignOnPage};
