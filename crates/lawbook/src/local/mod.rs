//! What an authority sets for itself beside the national law: read, laid over the lawbook, written.

mod begin;
mod lay;
mod pack;
mod parts;
#[cfg(test)]
mod tests;
mod write;

pub use lay::NumberRange;
pub use pack::LocalPack;
pub use parts::{Part, PartKind, parts, with_parts};
pub use write::write_pack;
