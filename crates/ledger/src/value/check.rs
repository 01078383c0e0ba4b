//! What a history may say: of itself, before it is folded, and of other things, after all are folded.

mod cross;
mod form;
mod parts;
mod tree;

pub(super) use cross::Checks;
pub(super) use form::ill_formed;
