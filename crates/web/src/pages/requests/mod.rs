//! P33, second part: what somebody asks about the own data, until when it must be answered, and the answer.

mod answer;
mod ask;
mod copy;
mod list;
mod said;
mod show;

pub(crate) use answer::{answer, open};
pub(crate) use ask::{ask, own, reading_word};
pub(crate) use copy::take_copy;
pub(crate) use list::{list, take, waiting};
pub use show::*;
