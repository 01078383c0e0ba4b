//! P38: the log-in form, the way out, and the choice of language and theme.

mod code;
mod display;
mod enter;
mod form;
mod leave;

pub use code::CodePage;
pub(crate) use code::{ask_code, take_code};
pub(crate) use display::display;
pub(crate) use enter::{enter, open};
pub use form::LoginPage;
pub(crate) use leave::leave;
