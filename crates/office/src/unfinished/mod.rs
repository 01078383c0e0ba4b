//! Unfinished forms (biểu mẫu đang làm dở): what somebody has typed and not sent, kept so that a closed window or a broken machine costs
//! nothing. Each is its writer's alone and decides nothing; it goes when the form is sent or dropped, or a week after it was last saved.
//!
//! INVARIANT: nobody but its writer is ever given one, and nothing of it reaches the ledger but by the form itself, sent and judged as ever.
//! INVARIANT: the audit chain says when one was begun and how it ended. What is saved in between is no event: nobody is served by a chain
//! of keystrokes.

mod erased;
mod form;
mod keep;

pub(crate) use erased::{Erased, let_go};
pub use form::{Held, SeenForm, Unfinished, UnfinishedEnd, UnfinishedRefused};

/// The kind of record, by account and form.
const UNFINISHED: &str = "unfinished-form";
