//! Decisions (quyết định): numbered, dated, signed, with their acts; and the chain that holds them together.

mod chain;
mod header;
mod volume;

pub use chain::{Digest, SealedAct, SealedDecision, Unsealed, link, payload_digest, seal};
pub use header::{Attachment, Decision, Header};
pub use volume::Entry;
pub(crate) use volume::{Binder, Volume};
