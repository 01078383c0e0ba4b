//! Wrong tries: five for a name, then it waits. Kept in memory, for names that exist and for those that do not.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

/// Wrong tries before a name waits.
const MOST: u32 = 5;
/// How long it then waits, in seconds.
const WAIT: i64 = 300;
/// Names whose tries are remembered at most; beyond that, those that wait no more are forgotten.
const NAMES: usize = 4096;

/// How many wrong tries each name had, and when the last one was.
#[derive(Debug, Default)]
pub(crate) struct Tries(RwLock<BTreeMap<String, (u32, i64)>>);

impl Tries {
    /// How many seconds a name still waits; none when it may try.
    pub(super) fn wait(&self, name: &str, now: i64) -> Option<i64> {
        let tries = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let (count, last) = tries.get(name).copied()?;
        (count >= MOST && now < last + WAIT).then_some(last + WAIT - now)
    }

    /// Counts a wrong try.
    pub(super) fn count(&self, name: String, now: i64) {
        let mut tries = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= NAMES {
            tries.retain(|_, (_, last)| now < *last + WAIT);
        }
        let entry = tries.entry(name).or_insert((0, now));
        *entry = (if now < entry.1 + WAIT { entry.0 + 1 } else { 1 }, now);
    }

    /// Forgets the tries of a name, after a right one.
    pub(super) fn forget(&self, name: &str) {
        let mut tries = self.0.write().unwrap_or_else(PoisonError::into_inner);
        tries.remove(name);
    }
}
