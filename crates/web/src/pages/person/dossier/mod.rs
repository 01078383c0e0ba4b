//! P06: the dossier 2C: every item of the form, from the ledger on the day asked for.

mod items;
mod open;
mod show;

pub(crate) use open::{open, open_all};
pub use show::*;
