//! P30 and the composer: drafts of decisions, from the first line to the number. What a form asks follows from the acts' own definition.

mod add;
mod begin;
mod correct;
mod fields;
mod head;
mod list;
mod open;
mod paper;
mod prefill;
mod register;
mod resolve;
mod show;
mod step;

pub(crate) use add::{add, form_of_act, remove};
pub(crate) use begin::for_people;
pub(crate) use correct::{correct, form_of_correction, may_correct};
pub(crate) use head::{blank, create, edit, rewrite};
pub(crate) use list::list;
pub(crate) use open::open;
pub(crate) use register::register;
pub use show::*;
pub(crate) use step::step;
