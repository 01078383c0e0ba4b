//! Rights: granted by who manages accounts, delegated by who holds them, ended on a day; each with its paper, none forgotten.
//!
//! INVARIANT: a strong right gives nothing before a second person has confirmed it.
//! INVARIANT: nobody grants to oneself; what is past its period gives nothing; what was delegated ends with what it comes from.

mod confirm;
mod delegate;
mod end;
mod give;
mod granted;
mod manage;
mod paper;
mod problem;
mod reach;
mod reset;
mod rules;

pub use delegate::NewDelegation;
pub use granted::{Delegation, Granted, ProposedGrant, Warrant};
pub use paper::GrantPaper;
pub use problem::GrantProblem;
pub(super) use reach::Reach;
pub use reset::{ProposedReset, Reset, ResetKind};
pub use rules::NewGrant;
