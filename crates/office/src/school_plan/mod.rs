//! The school network (mạng lưới trường): which school sites are kept, where the pupils of a site that closes go, and which schools become one.
//!
//! From the ledger come the general schools of a day (primary, lower secondary, several levels) and their sites, with pupils, seats, places and
//! roads. What `planning` answers is turned into drafts, one decision a group of schools that hang together. Nothing is decided here.
//!
//! INVARIANT: a school's pupils and seats count its sites' too: what its main site has is the rest.
//! INVARIANT: how many pupils a room holds and how far they may go is set by who asks; no number here is told as law.

mod after;
mod distances;
mod drafts;
mod gather;
mod inputs;
mod mergers;
mod network;
mod question;

pub use after::SchoolsAfter;
pub use distances::SiteWay;
pub use inputs::{MissingSchoolInput, SchoolInputs, SiteFound, TaughtLevel};
pub use mergers::SchoolMerger;
pub use question::SchoolQuestion;

pub use crate::ground::Spot;
