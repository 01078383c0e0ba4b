//! Beside P12: what the authority itself sets: its editions, the sentences with the parts that can be set, what a draft would change, and the
//! steps to the law.

mod begin;
mod edition;
mod fields;
mod file;
mod list;
mod said;
mod save;
mod sentences;
mod show;
mod steps;

pub(crate) use begin::begin;
pub(crate) use edition::open as open_edition;
pub(crate) use file::take;
pub(crate) use list::open;
pub(crate) use save::save;
pub use show::*;
pub(crate) use steps::{approve, discard, end};
