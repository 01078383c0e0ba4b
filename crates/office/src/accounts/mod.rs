//! Accounts, passwords and sessions.

mod account;
mod log_in;
mod password;
mod session;

pub use account::{Account, AccountProblem};
pub use log_in::LogInRefused;
pub(crate) use session::LastSeen;
pub use session::{Session, SessionKey};
