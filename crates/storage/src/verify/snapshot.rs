//! Proves the snapshot: it says of everything what a replay of the log says.

use ledger::value::{Reading, Unread};
use ledger::{Seq, Value};
use office::port::{Store, StoreError};

use super::report::{Fault, Wrong};
use crate::place::Place;

/// A snapshot as it was found.
#[derive(Debug)]
pub(super) enum Found {
    /// None is kept, or one of another release, which nobody reads.
    Nothing,
    /// A value to compare with the log's own at the same place.
    Value(Box<Value>),
    /// It cannot be read, or was compared.
    Fault(Fault),
    /// It says what the log says at that place.
    Same(Seq),
}

/// Reads the snapshot.
pub(super) fn read(store: &dyn Store) -> Found {
    let mut reading = Reading::default();
    let (mut parts, mut unread) = (false, None);
    let read = store.snapshot(&mut |part| {
        parts = true;
        unread = reading.take(part).err();
        unread.is_none()
    });
    match (read, unread) {
        (Err(StoreError::Damaged { place, problem }), _) => {
            let place = Place::read(&place).unwrap_or(Place::Snapshot(0));
            Found::Fault(Fault::new(place, Wrong::Unreadable(problem)))
        }
        (Err(problem), _) => Found::Fault(Fault::new(Place::Snapshot(0), Wrong::Unreadable(problem.to_string()))),
        (Ok(()), None) if !parts => Found::Nothing,
        (Ok(()), unread) => match unread.map_or_else(|| reading.finish(), Err) {
            Ok(value) => Found::Value(Box::new(value)),
            Err(Unread::OtherCode) => Found::Nothing,
            Err(Unread::Damaged(part)) => Found::fault(part, "it is not as it was written"),
            Err(Unread::CutShort(part)) => Found::fault(part, "it ends there, before its last part"),
        },
    }
}

impl Found {
    fn fault(part: u32, words: &str) -> Self {
        Self::Fault(Fault::new(Place::Snapshot(part), Wrong::Unreadable(words.to_owned())))
    }

    /// Compares it, if the log has come to its place.
    pub(super) fn compare(&mut self, log: &Value) {
        let Self::Value(value) = self else { return };
        if value.head().seq != log.head().seq {
            return;
        }
        *self = match log.must_say_the_same(value) {
            Ok(()) => Self::Same(log.head().seq),
            Err(difference) => Self::fault(0, &difference.to_string()),
        };
    }

    /// What is wrong with it, when the log has come to its end.
    pub(super) fn into_fault(self) -> Option<Fault> {
        match self {
            Self::Value(_) => match Self::fault(0, "it is of another log") {
                Self::Fault(fault) => Some(fault),
                _ => None,
            },
            Self::Fault(fault) => Some(fault),
            Self::Nothing | Self::Same(_) => None,
        }
    }
}
