//! The ids of drafts, `DT-1` and on. Each is given once.

use serde::de::IgnoredAny;

use super::DRAFT;
use super::steps::CannotStep;
use crate::port::StoreError;
use crate::writer::Desk;

/// The kind of record that keeps the last one given, so that none of the drafts before is looked at for the next.
const LAST: &str = "draft-last";
const KEY: &str = "DT";

/// The next id.
pub(super) fn next(desk: &mut Desk<'_>) -> Result<String, CannotStep> {
    let unreadable = |problem: StoreError| CannotStep::Store(problem.to_string());
    let last: Option<u32> = desk.record(LAST, KEY).map_err(unreadable)?;
    let mut number = last.unwrap_or(0);
    loop {
        number = number.saturating_add(1);
        let id = format!("{KEY}-{number}");
        // Drafts of a ledger that did not keep the last one yet.
        if desk.record::<IgnoredAny>(DRAFT, &id).map_err(unreadable)?.is_none() {
            desk.put(LAST, KEY, &number);
            return Ok(id);
        }
    }
}
