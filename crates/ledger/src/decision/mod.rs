//! Decisions (quyết định): numbered, dated, signed, with their acts; and the chain that holds them together.

mod chain;
mod entry;
mod header;

pub use chain::{Digest, SealedAct, SealedDecision, Unsealed, link, payload_digest, seal};
pub use entry::Entry;
pub use header::{Attachment, Decision, Header};
