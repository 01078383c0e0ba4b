//! Today's openings: which are noted already, and which wait to be written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ledger::{Day, PersonId};

use crate::clock::day_in_vietnam;

/// Pairs of account and person that are remembered at most: some twenty bytes each. After so many it is begun anew; what is then noted again
/// stands in the chain already, and is not written again.
const MOST_PAIRS: usize = 65_536;
/// Openings that wait to be written at most, where the store takes nothing: some hundred kilobytes.
pub(super) const MOST_WAITING: usize = 4_096;

/// An account has opened a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening {
    /// Which account.
    pub(super) by: Arc<str>,
    /// Whose record.
    pub(super) person: PersonId,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub(super) time: i64,
}

/// What comes of an opening.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Noted {
    /// It was noted on this day before.
    Before,
    /// It waits to be written, with so many.
    Waits(usize),
    /// Too many wait already.
    TooMany(Opening),
}

/// The openings of a day.
#[derive(Debug, Default)]
pub(super) struct Today {
    day: Option<Day>,
    accounts: BTreeMap<Arc<str>, u32>,
    pairs: BTreeSet<(u32, PersonId)>,
    waiting: Vec<Opening>,
}

impl Today {
    /// Notes an opening.
    pub(super) fn note(&mut self, by: &str, person: PersonId, time: i64) -> Noted {
        let day = day_in_vietnam(time);
        if self.day != Some(day) || self.pairs.len() >= MOST_PAIRS {
            self.accounts.clear();
            self.pairs.clear();
            self.day = Some(day);
        }
        let (by, number) = if let Some((by, number)) = self.accounts.get_key_value(by) {
            (Arc::clone(by), *number)
        } else {
            let by = Arc::<str>::from(by);
            let number = u32::try_from(self.accounts.len()).unwrap_or(u32::MAX);
            self.accounts.insert(Arc::clone(&by), number);
            (by, number)
        };
        if self.pairs.contains(&(number, person)) {
            return Noted::Before;
        }
        let opening = Opening { by, person, time };
        // Not remembered: should it come to nothing, the next opening is noted.
        if self.waiting.len() >= MOST_WAITING {
            return Noted::TooMany(opening);
        }
        self.pairs.insert((number, person));
        self.waiting.push(opening);
        Noted::Waits(self.waiting.len())
    }

    /// How many wait to be written.
    pub(super) const fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Takes the oldest of those that wait, so many at most.
    pub(super) fn take(&mut self, most: usize) -> Vec<Opening> {
        self.waiting.drain(..most.min(self.waiting.len())).collect()
    }

    /// Puts back what could not be written.
    pub(super) fn put_back(&mut self, openings: &[Opening]) {
        self.waiting.splice(0..0, openings.iter().cloned());
    }
}

#[cfg(test)]
mod tests {
    use ledger::{ActId, Seq};

    use super::*;

    const NINE: i64 = 1_552_528_800;

    fn person(ordinal: u32) -> PersonId {
        let decision = Seq(7);
        PersonId(ActId { decision, ordinal })
    }

    #[test]
    fn a_pair_is_noted_once_a_day() {
        let mut today = Today::default();
        assert_eq!(today.note("an", person(1), NINE), Noted::Waits(1));
        assert_eq!(today.note("an", person(1), NINE + 60), Noted::Before);
        assert_eq!(today.note("binh", person(1), NINE + 60), Noted::Waits(2));
        assert_eq!(today.note("an", person(2), NINE + 60), Noted::Waits(3));
        assert_eq!(today.note("an", person(1), NINE + 86_400), Noted::Waits(4));
        let taken = today.take(3);
        assert_eq!((taken.len(), taken[0].time, &*taken[1].by), (3, NINE, "binh"));
        today.put_back(&taken);
        assert_eq!(today.take(9).len(), 4);
        assert_eq!(today.note("an", person(1), NINE + 86_400), Noted::Before);
    }

    #[test]
    fn what_is_remembered_and_what_waits_is_bounded() {
        let mut today = Today::default();
        for ordinal in 0..100_000 {
            today.note("an", person(ordinal), NINE);
            today.take(1);
            assert!(today.pairs.len() <= MOST_PAIRS);
        }
        let most = u32::try_from(MOST_WAITING).unwrap();
        for ordinal in 0..=most {
            let noted = today.note("binh", person(ordinal), NINE);
            assert_eq!(matches!(noted, Noted::TooMany(_)), ordinal == most);
        }
        assert_eq!(today.waiting(), MOST_WAITING);
        let noted = today.note("binh", person(most), NINE);
        assert!(matches!(noted, Noted::TooMany(_)), "it was not taken to be noted");
        assert!(size_of::<(u32, PersonId)>() <= 12 && size_of::<Opening>() <= 32);
    }
}
