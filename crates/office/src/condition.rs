//! Whether the office can write. Without room it goes on showing, and writes again by itself once there is room.

use std::sync::{PoisonError, RwLock};

use crate::port::StoreError;

/// Whether an office can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Condition {
    /// It shows and writes.
    #[default]
    Working,
    /// No room is left where the ledger is kept: it shows, and writes nothing until there is room again.
    ReadOnly {
        /// Since when: seconds since 1970-01-01T00:00:00Z.
        since: i64,
    },
}

/// The condition, as the writer last found it.
#[derive(Debug, Default)]
pub(crate) struct Gauge(RwLock<Condition>);

impl Gauge {
    /// The condition now.
    pub(crate) fn condition(&self) -> Condition {
        *self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// What follows from how the store took something. Other failures say nothing of the room.
    pub(crate) fn note(&self, written: Result<(), &StoreError>, now: i64) {
        let before = self.condition();
        let after = match (written, before) {
            (Ok(()), _) => Condition::Working,
            (Err(StoreError::Full), Condition::Working) => Condition::ReadOnly { since: now },
            (Err(_), before) => before,
        };
        if after != before {
            *self.0.write().unwrap_or_else(PoisonError::into_inner) = after;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_lack_of_room_shuts_and_only_a_success_opens() {
        let gauge = Gauge::default();
        gauge.note(Err(&StoreError::AnotherWriter), 5);
        assert_eq!(gauge.condition(), Condition::Working);
        gauge.note(Err(&StoreError::Full), 10);
        gauge.note(Err(&StoreError::Full), 20);
        gauge.note(Err(&StoreError::Engine("x".to_owned())), 30);
        assert_eq!(gauge.condition(), Condition::ReadOnly { since: 10 });
        gauge.note(Ok(()), 40);
        assert_eq!(gauge.condition(), Condition::Working);
    }
}
