//! The wire: an authority of the office's own that issues certificates, the certificate that a server shows, and the listener that
//! speaks TLS with it.
//!
//! Plain http on the network of an office silently takes three defences away: browsers then tell nothing about where a request comes
//! from, cookies cannot be bound to the host, and a pass key cannot be used. So a server has a certificate from its first day, and this
//! room makes one without any other tool and without asking any other site.
//!
//! INVARIANT: no file is overwritten, a key is readable by its owner alone, and what an authority may vouch for is written into it.
//! INVARIANT: no clock here: the moment is a parameter, in seconds since 1970.

mod authority;
mod bounds;
mod certificate;
mod files;
mod identity;
mod listener;
mod name;
mod plain;
mod problem;
mod proof;

#[cfg(test)]
mod tests;

pub use authority::{AUTHORITY_DAYS, Issued, MOST_DAYS, USUAL_DAYS, found, issue};
pub use bounds::{Bounds, Network};
pub use certificate::{Certificate, SOON_DAYS};
pub use files::{exists, read_pair, write_pair};
pub use identity::Identity;
pub use listener::{Connection, Listener};
pub use name::Name;
pub use problem::TlsError;
