//! P38: it is me.

mod form;

pub use form::*;
