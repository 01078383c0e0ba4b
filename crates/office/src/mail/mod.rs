//! Letters by SMTP: off until an administrator names a server, and then only to those who asked for them, once a day at most, when something is
//! due.
//!
//! INVARIANT: a letter holds counts and an address of this site: no name, nothing of a person.
//! INVARIANT: nobody gets two letters for one day, but where a process ended between sending and noting it.

mod choice;
mod digest;
mod problem;
mod send;
mod settings;

pub use choice::MailChoice;
pub use digest::DutyCounts;
pub use problem::MailProblem;
pub use send::Letter;
pub use settings::{MailServer, MailTls};
