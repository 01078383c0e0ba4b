//! P32: the own record as it stands, what is missing, and what its holder proposes.

mod addresses;
mod lacking;
mod open;
mod part;
mod proposal;
mod propose;
mod scans;
mod show;

pub(crate) use addresses::pages;
pub(crate) use open::open;
pub(crate) use part::of_reader;
pub(crate) use proposal::{open as open_proposal, step};
pub(crate) use propose::{add, correct, form_of_addition, form_of_correction};
pub(crate) use scans::{attach, detach};
pub use show::*;
