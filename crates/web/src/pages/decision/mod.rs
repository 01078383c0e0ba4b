//! P06, plainly: one decision, what it does and whom it touches.

mod acts;
mod amended;
mod beside;
mod falls;
mod fields;
mod files;
mod lines;
mod open;
mod show;

pub(crate) use acts::{Saying, standing};
pub(crate) use beside::Beside;
pub(crate) use files::open_file;
pub(crate) use open::{kind, may_open, open};
pub use show::*;
