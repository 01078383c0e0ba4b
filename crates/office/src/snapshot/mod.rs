//! The snapshot: a ledger opens from it and the tail of its log, and it is renewed beside the work.
//!
//! INVARIANT: what is opened from a snapshot and a tail is what a replay of the whole log gives (`verify` proves it), or the log is replayed.

mod keeper;

use ledger::value::{Reading, Unread};
use ledger::{Seq, Value};

use crate::follow::{CannotOpen, catch_up, replay};
use crate::port::{Store, StoreError};
pub(crate) use keeper::Keeper;
use keeper::Tail;
pub use keeper::Tell;

/// What a ledger was opened from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// A snapshot of that place, and what the log has after it.
    Snapshot(Seq),
    /// The whole log: there was no snapshot.
    Log,
    /// The whole log: there was one, but it could not be used.
    LogBecause(String),
}

/// Opens a ledger: from its snapshot where it has a sound one, else from the whole log.
///
/// # Errors
///
/// [`CannotOpen`] names the first decision at which the log and the value part.
pub fn open(store: &dyn Store) -> Result<(Value, Begun), CannotOpen> {
    let because = match read(store)? {
        None => return Ok((replay(store)?.packed(), Begun::Log)),
        Some(Ok(value)) => {
            let seq = value.head().seq;
            match follows_from(store, value) {
                Ok(value) => return Ok((value, Begun::Snapshot(seq))),
                // Whatever is wrong there, the log itself decides.
                Err(problem) => problem.to_string(),
            }
        }
        Some(Err(problem)) => problem.to_string(),
    };
    // A value that stays for a while costs least packed, as one from a snapshot is.
    Ok((replay(store)?.packed(), Begun::LogBecause(because)))
}

/// The snapshot that is kept: its value, or why it cannot be read; none where none is kept. Whether it is one of this log is not asked here.
///
/// # Errors
///
/// [`StoreError`] when the store cannot be read.
pub fn read(store: &dyn Store) -> Result<Option<Result<Value, Unread>>, StoreError> {
    let mut reading = Reading::default();
    let (mut parts, mut unread) = (0, None);
    let shown = store.snapshot(&mut |part| {
        unread = reading.take(part).err();
        parts += 1;
        unread.is_none()
    });
    match shown {
        // What the store itself cannot give back is a part that is not as it was written.
        Err(StoreError::Damaged { .. }) => return Ok(Some(Err(Unread::Damaged(parts)))),
        other => other?,
    }
    Ok((parts > 0).then(|| unread.map_or_else(|| reading.finish(), Err)))
}

/// The newest value, if the log has the snapshot's last decision as the snapshot has it.
fn follows_from(store: &dyn Store, value: Value) -> Result<Value, CannotOpen> {
    let head = value.head();
    let mut there = false;
    store.decisions(head.seq, &mut |sealed| {
        there = sealed.hash == head.hash;
        false
    })?;
    if there {
        catch_up(store, value)
    } else {
        Err(CannotOpen::SetBack(head.seq))
    }
}

/// Whether a value that was opened so would be sooner there from a snapshot of its own, and smaller: what a replay takes beside the value stays
/// with the process, so a server of long standing begins again when this is so.
pub(crate) fn is_due(begun: &Begun, value: &Value) -> bool {
    Tail::since(begun, value).is_long(true)
}

/// Up to where the snapshot that is kept goes, if this release reads it.
fn kept(store: &dyn Store) -> Option<Seq> {
    let mut reading = Reading::default();
    let mut seq = None;
    let read = store.snapshot(&mut |part| {
        seq = reading.take(part).ok().map(|()| reading.head().seq);
        false
    });
    read.ok().and(seq)
}

/// Keeps a snapshot of a value of the log; false where such a value has none.
///
/// # Errors
///
/// [`StoreError`]; then the one before is still there.
pub fn keep(store: &dyn Store, value: &Value) -> Result<bool, StoreError> {
    let packed = value.clone().packed();
    let Some(mut parts) = packed.snapshot() else {
        return Ok(false);
    };
    store.keep_snapshot(packed.head().seq, &mut parts)?;
    Ok(true)
}
