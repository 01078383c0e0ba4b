//! P38: the log-in form, the way out, and the choice of language and theme.

mod code;
mod device;
mod display;
mod enter;
mod form;
mod leave;
mod prove;
mod sign_on;

pub use code::CodePage;
pub(crate) use code::{ask_code, take_code};
pub(crate) use display::display;
pub(crate) use enter::{enter, open};
pub use form::LoginPage;
pub(crate) use leave::leave;
pub use prove::ProvePage;
pub(crate) use prove::{ask_proof, open_proof, proof_said, take_proof};
pub(crate) use sign_on::{begin as begin_sign_on, come_back as end_sign_on};
