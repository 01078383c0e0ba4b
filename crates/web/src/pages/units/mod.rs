//! P10: the units of a day: the tree of them, and each as a page of its own.

mod below;
mod chart;
mod drafts;
mod history;
mod open;
mod posts;
mod show;
mod table;
mod tree;
mod unit;

pub(crate) use below::{Below, above};
pub use chart::ChartPage;
pub(crate) use chart::chart;
pub(crate) use open::open;
pub use show::*;
pub(crate) use table::take;
pub(crate) use tree::Tree;
pub(crate) use unit::open as open_unit;
