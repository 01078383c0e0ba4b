//! Whether the office is well: what a watchman on the machine, or a balancer before several machines, asks every few seconds.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::Office;
use crate::condition::Condition;
use crate::port::StoreError;

/// How an office is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Health {
    /// The store can be read, and everything in it is shown.
    pub reads: bool,
    /// The store takes what is written.
    pub writes: bool,
}

/// The last answer, and in which second it was given: whoever asks more often than that costs nothing.
#[derive(Debug, Default)]
pub(crate) struct Checkup(Mutex<Option<(i64, Health)>>);

/// How long what others have written may take to be shown here.
const PATIENCE: Duration = Duration::from_secs(1);

impl Office {
    /// How the office is. Asks the store, and gives what others wrote there a second to be shown.
    pub fn health(&self) -> Health {
        let now = self.clock().now();
        let mut last = self.checkup().0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((when, health)) = *last
            && when == now
        {
            return health;
        }
        let health = Health {
            reads: self.shows_all().unwrap_or(false),
            writes: self.condition() == Condition::Working,
        };
        *last = Some((now, health));
        health
    }

    /// Whether the newest decision of the store is shown, or is within a second.
    fn shows_all(&self) -> Result<bool, StoreError> {
        Ok(self.wait_for(self.kept()?, PATIENCE) && self.behind().is_none())
    }
}
