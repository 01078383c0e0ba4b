//! The newest records of a kind by their numbers, read from the store or from a desk.

use serde::de::{DeserializeOwned, IgnoredAny};

use crate::numbered::newest;
use crate::office::Office;
use crate::port::StoreError;
use crate::writer::Desk;

/// So many of the newest runs, or plans, are looked through.
pub(super) const LATEST: usize = 40;

/// Where records are read: the store, or a desk with what its batch leaves there.
pub(super) trait Reads {
    /// One record.
    fn read<T: DeserializeOwned>(&self, kind: &'static str, key: &str) -> Result<Option<T>, StoreError>;
}

impl Reads for Office {
    fn read<T: DeserializeOwned>(&self, kind: &'static str, key: &str) -> Result<Option<T>, StoreError> {
        self.found_record(kind, key)
    }
}

impl Reads for Desk<'_> {
    fn read<T: DeserializeOwned>(&self, kind: &'static str, key: &str) -> Result<Option<T>, StoreError> {
        self.record(kind, key)
    }
}

/// The number of the newest record; 0 where there is none.
pub(super) fn last(from: &impl Reads, kind: &'static str, letters: &str) -> Result<usize, StoreError> {
    newest(|number| Ok(from.read::<IgnoredAny>(kind, &format!("{letters}-{number}"))?.is_some()))
}

/// The numbers of the newest records, oldest first.
pub(super) fn latest(
    from: &impl Reads,
    kind: &'static str,
    letters: &str,
) -> Result<std::ops::RangeInclusive<usize>, StoreError> {
    let last = last(from, kind, letters)?;
    Ok(last.saturating_sub(LATEST) + 1..=last)
}
