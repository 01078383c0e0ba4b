//! What this process knows of the uses of keys: how many this minute, and when the last one was noted.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The span in which uses are counted, in seconds.
const SPAN: i64 = 60;
/// A key in use is noted in the store after so many seconds.
const NOTED: i64 = 60;
/// Keys whose uses are remembered at most; those of another minute are then forgotten.
const KEYS: usize = 4096;

/// The uses of one key.
#[derive(Debug, Clone, Copy)]
struct Uses {
    began: i64,
    count: u32,
    noted: i64,
}

/// The uses of all keys, and when a refusal of each was last noted.
#[derive(Debug, Default)]
pub(crate) struct KeyUses {
    all: Mutex<BTreeMap<String, Uses>>,
    refused: Mutex<BTreeMap<String, i64>>,
}

impl KeyUses {
    /// Counts a use of a key whose record says `kept`; whether the record should be written anew.
    ///
    /// # Errors
    ///
    /// How many seconds the key waits, once it was used `most` times in a minute.
    pub(super) fn count(&self, sign: &str, most: u32, kept: i64, now: i64) -> Result<bool, i64> {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= KEYS {
            all.retain(|_, uses| now < uses.began + SPAN);
        }
        let fresh = Uses {
            began: now,
            count: 0,
            noted: kept,
        };
        let uses = all.entry(sign.to_owned()).or_insert(fresh);
        // A clock that was set back begins anew too.
        if now >= uses.began + SPAN || now < uses.began {
            (uses.began, uses.count) = (now, 0);
        }
        if uses.count >= most {
            return Err(uses.began + SPAN - now);
        }
        uses.count += 1;
        let due = now >= uses.noted.max(kept) + NOTED;
        if due {
            uses.noted = now;
        }
        Ok(due)
    }

    /// Whether a refusal is to be noted: of each key, and of all that nobody has, once in a span.
    pub(super) fn refusal_is_due(&self, sign: &str, now: i64) -> bool {
        let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        if refused.len() >= KEYS {
            refused.retain(|_, noted| now < *noted + NOTED);
        }
        let last = refused.get(sign).copied();
        let due = last.is_none_or(|last| now >= last + NOTED || now < last);
        if due {
            refused.insert(sign.to_owned(), now);
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_waits_for_the_end_of_the_minute_and_others_do_not() {
        let uses = KeyUses::default();
        assert_eq!(uses.count("a", 2, 0, 1000), Ok(true), "the first use is noted");
        assert_eq!(uses.count("a", 2, 0, 1030), Ok(false));
        assert_eq!(uses.count("a", 2, 0, 1030), Err(30));
        assert_eq!(uses.count("b", 2, 1000, 1030), Ok(false), "noted by another process");
        assert_eq!(uses.count("a", 2, 0, 1060), Ok(true));
    }
}
