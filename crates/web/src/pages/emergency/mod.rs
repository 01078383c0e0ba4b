//! P35, beside accounts: emergency access: asked for with a reason, confirmed by somebody else, ended; each with how it stands.

mod act;
mod open;
mod show;

pub(crate) use act::{act, ask};
pub(crate) use open::open;
pub(crate) use open::{history, stage_of};
pub use show::{EmergencyPage, EmergencyRow};
