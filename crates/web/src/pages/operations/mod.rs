//! P37: whether the office is backed up and well, and what is to be done.

mod open;
mod show;
mod status;

pub(crate) use open::open;
pub use show::{Mark, OperationsPage, StatusRow};
pub use status::{kept_rows, service_rows};
