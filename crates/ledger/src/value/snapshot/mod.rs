//! A snapshot: a value as bytes, so that a ledger opens without folding its whole log.
//!
//! Nothing rests on it: it says what a replay of the same log gives, it can be thrown away at any time, and only the very code that wrote it
//! reads it. Its parts come one after the other, each with a digest over its place, its content and the log's hash, so that a changed byte, a
//! part that is missing and a part of another snapshot are found before anything is believed.
//!
//! INVARIANT: what is read is what was written, or nothing. (A log cannot be altered by it: docs/storage.md.)

mod part;
mod read;
mod same;
mod write;

use thiserror::Error;

pub use read::Reading;
pub use same::Difference;

/// The code that folds and packs. Another code may fold the same log differently.
const CODE: &str = env!("LEDGER_CODE");

/// Why a snapshot is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unread {
    /// Another release wrote it. That is no fault.
    #[error("another release wrote it")]
    OtherCode,
    /// The part with this number, from 0, is not as it was written.
    #[error("part {0} is not as it was written")]
    Damaged(u32),
    /// It ends before its last part.
    #[error("it ends at part {0}, before its last one")]
    CutShort(u32),
}
