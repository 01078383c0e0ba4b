//! P30 and the composer: drafts of decisions, from the first line to the number. What a form asks follows from the acts' own definition.

mod acts;
mod add;
mod affected;
mod begin;
mod correct;
mod fields;
mod head;
mod law;
mod list;
mod open;
mod paper;
mod prefill;
mod register;
mod resolve;
mod said;
mod scans;
mod show;
mod step;
mod target;

pub(crate) use add::{add, composed, form_of_act, remove};
pub(crate) use begin::{ON, codes, for_people};
pub(crate) use correct::{ASKED, correct, form_of_correction, name as name_of_act, sourced};
pub(crate) use fields::{Leaf, leaves, put};
pub(crate) use head::{KINDS, blank, create, edit, must_write, rewrite};
pub(crate) use law::open_disciplines;
pub(crate) use list::shown_as;
pub(crate) use list::{list, take};
pub(crate) use open::open;
pub(crate) use paper::{Paper, paper_fields};
pub(crate) use prefill::{at as given_at, when as typed_when};
pub(crate) use register::{register, take_register};
pub(crate) use said::said_fields;
pub(crate) use scans::{attach, detach, open_scan};
pub use show::*;
pub(crate) use step::{said as step_said, step};
pub(crate) use target::{Target, may_correct, read_act};
