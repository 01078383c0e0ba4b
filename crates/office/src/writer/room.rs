//! Looking for room while none is left: the office resumes by itself, also when nobody asks it to write.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::clock::Clock;
use crate::condition::{Condition, Gauge};
use crate::port::{Batch, RecordChange, Store, StoreError};

/// How often a full office looks for room.
const PAUSE: Duration = Duration::from_secs(1);
/// As much as a usual batch takes, so that the office does not open for one that finds no room.
const TRIAL: usize = 64 << 10;
const KIND: &str = "room";

/// The next thing to do; while the office is read-only, looks for room in between. None when the office closes.
pub(super) fn next<T>(waiting: &Receiver<T>, store: &mut dyn Store, gauge: &Gauge, clock: &dyn Clock) -> Option<T> {
    loop {
        if gauge.condition() == Condition::Working {
            return waiting.recv().ok();
        }
        match waiting.recv_timeout(PAUSE) {
            Ok(next) => return Some(next),
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => gauge.note(look(store).as_ref().copied(), clock.now()),
        }
    }
}

/// Writes a record as long as a batch and takes it away again.
fn look(store: &mut dyn Store) -> Result<(), StoreError> {
    let record = |change| Batch {
        records: vec![change],
        ..Batch::default()
    };
    let key = String::new;
    store.commit(&record(RecordChange::Put {
        kind: KIND,
        key: key(),
        value: " ".repeat(TRIAL),
    }))?;
    store.commit(&record(RecordChange::Remove { kind: KIND, key: key() }))
}
