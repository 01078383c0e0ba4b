//! Proves the snapshot: it says of everything what a replay of the log says.

use ledger::value::Unread;
use ledger::{Seq, Value};
use office::port::Store;
use office::snapshot;

use super::report::{Fault, Wrong};
use crate::place::Place;

/// A snapshot as it was found.
#[derive(Debug)]
pub(super) enum Found {
    /// None is kept, or one of another release, which nobody reads.
    Nothing,
    /// A value to compare with the log's own at the same place.
    Value(Box<Value>),
    /// A part cannot be read, or says otherwise than the log.
    Wrong(u32, String),
    /// It says what the log says at that place.
    Same(Seq),
}

impl Found {
    /// Reads the snapshot.
    pub(super) fn read(store: &dyn Store) -> Self {
        match snapshot::read(store) {
            Ok(None | Some(Err(Unread::OtherCode))) => Self::Nothing,
            Ok(Some(Ok(value))) => Self::Value(Box::new(value)),
            Ok(Some(Err(Unread::Damaged(part)))) => Self::wrong(part, "it is not as it was written"),
            Ok(Some(Err(Unread::CutShort(part)))) => Self::wrong(part, "it ends there, before its last part"),
            Err(problem) => Self::wrong(0, &problem.to_string()),
        }
    }

    fn wrong(part: u32, words: &str) -> Self {
        Self::Wrong(part, words.to_owned())
    }

    /// Compares it, if the log has come to its place.
    pub(super) fn compare(&mut self, log: &Value) {
        let Self::Value(value) = self else { return };
        if value.head().seq != log.head().seq {
            return;
        }
        *self = match log.must_say_the_same(value) {
            Ok(()) => Self::Same(log.head().seq),
            Err(difference) => Self::wrong(0, &difference.to_string()),
        };
    }

    /// What is wrong with it, when the log has come to its end.
    pub(super) fn into_fault(self) -> Option<Fault> {
        let (part, words) = match self {
            Self::Nothing | Self::Same(_) => return None,
            Self::Value(_) => (0, "it is of another log".to_owned()),
            Self::Wrong(part, words) => (part, words),
        };
        Some(Fault::new(Place::Snapshot(part), Wrong::Unreadable(words)))
    }
}
