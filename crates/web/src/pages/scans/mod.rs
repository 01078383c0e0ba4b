//! Scans of papers beside a draft, a proposal or a decision: the list of them, and one given to be kept.

mod send;
mod show;

pub(crate) use send::{gone, refused, send, sent};
pub use show::{ScanRow, ScansView};
