//! Beside P37: the server that letters go through: named, tried, ended.

mod act;
mod open;
mod show;

pub(crate) use act::{end, save, try_it};
pub(crate) use open::open;
pub use show::MailPage;
