//! P35, beside accounts: emergency access: asked for with a reason, confirmed by somebody else, ended; each with how it stands.

mod act;
mod open;
mod show;

use office::permission::Deed;

pub(crate) use act::{act, ask};
pub(crate) use open::open;
pub(crate) use open::{history, stage_of};
pub use show::{EmergencyPage, EmergencyRow};

/// What whoever may come here may do somewhere: ask for it, or settle it.
pub(crate) const CONCERNED: &[Deed] = &[Deed::AskEmergency, Deed::ManageAccounts];
