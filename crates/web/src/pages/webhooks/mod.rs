//! Beside P37: the addresses that are told of decisions: listed, shown their secret once, set going again, removed.

mod act;
mod make;
mod open;
mod show;

pub(crate) use act::act;
pub(crate) use make::make;
pub(crate) use open::{keeper, open, trouble_words};
pub use show::{WebhookRow, WebhooksPage};
