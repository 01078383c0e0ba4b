//! Rights: granted by who manages accounts, delegated by who holds them, ended on a day; each with its paper, none forgotten.
//!
//! INVARIANT: nobody grants to oneself; what is past its period gives nothing; what was delegated ends with what it comes from.

mod delegate;
mod end;
mod give;
mod granted;
mod manage;
mod problem;
mod reach;
mod rules;

pub use delegate::NewDelegation;
pub use granted::{Delegation, Granted, Warrant};
pub use problem::GrantProblem;
pub(super) use reach::Reach;
pub use rules::NewGrant;
