//! Wrong tries: five for a name, then it waits. Kept in memory, for names that exist and for those that do not.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Wrong tries before a name waits.
const MOST: u32 = 5;
/// How long it then waits, in seconds.
const WAIT: i64 = 300;
/// Names whose tries are remembered at most; beyond that, those that wait no more are forgotten.
const NAMES: usize = 4096;

/// How many wrong tries each name had, and when the last one was.
#[derive(Debug, Default)]
pub(crate) struct Tries(Mutex<BTreeMap<String, (u32, i64)>>);

impl Tries {
    /// Begins a try: it counts as wrong until [`Tries::forget`] says that it was right, so that many at once are no more than one after the
    /// other.
    ///
    /// # Errors
    ///
    /// How many seconds the name still waits.
    pub(super) fn begin(&self, name: &str, now: i64) -> Result<(), i64> {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= NAMES {
            tries.retain(|_, (_, last)| now < *last + WAIT);
        }
        let (count, last) = tries.get(name).copied().unwrap_or((0, now));
        let count = if now < last + WAIT { count } else { 0 };
        if count >= MOST {
            return Err(last + WAIT - now);
        }
        tries.insert(name.to_owned(), (count + 1, now));
        Ok(())
    }

    /// Forgets the tries of a name, after a right one.
    pub(super) fn forget(&self, name: &str) {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tries.remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_tries_at_once_are_as_many_as_one_after_the_other() {
        let tries = Tries::default();
        let begun = std::thread::scope(|scope| {
            let try_it = || scope.spawn(|| tries.begin("an", 100).is_ok());
            let all: Vec<_> = (0..32).map(|_| try_it()).collect();
            all.into_iter()
                .filter_map(|one| one.join().ok())
                .filter(|begun| *begun)
                .count()
        });
        assert_eq!(begun, 5);
        assert_eq!((tries.begin("an", 150), tries.begin("bo", 150)), (Err(250), Ok(())));
        assert_eq!(tries.begin("an", 400), Ok(()), "it has waited");
        tries.forget("an");
        assert!((0..5).all(|_| tries.begin("an", 401).is_ok()));
    }
}
