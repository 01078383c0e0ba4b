//! Searching (P03): one search for people, units, posts, decisions, rules and pages; without script a page, with it a palette on every page.
//!
//! What is sought is posted: no address holds it.

mod hits;
mod open;
mod places;
mod show;

pub(crate) use open::{find, open};
pub use show::{Palette, ResultGroup, ResultRow, SearchPage};
