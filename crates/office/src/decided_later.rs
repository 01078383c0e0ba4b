//! What decisions that are known already do with units after a day: which they end, and which take in others, or parts of them.

use std::collections::BTreeMap;

use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::{Day, View};

const EXISTS: Kinds = Kinds::of(&[FactKind::Exists]);
const PASSED: Kinds = Kinds::of(&[FactKind::Into, FactKind::PartTo]);

/// The units that a plan of a day leaves as they are, since a decision settles them later: the ledger would refuse another one for the day.
#[derive(Debug, Clone, Default)]
pub(crate) struct DecidedLater {
    ends: BTreeMap<Ix, Day>,
    takes: BTreeMap<Ix, Day>,
}

impl DecidedLater {
    /// Those of a view, with units that are founded after its day and end.
    pub(crate) fn of(view: View<'_>) -> Self {
        let mut later = Self::default();
        for unit in 0..view.value().unit_count() {
            let place = Place::Unit(unit);
            let last = view.rows_of(place, EXISTS).map(|row| row.until).max();
            let ends = last.filter(|last| view.day() < *last && *last != Day::MAX);
            later.ends.extend(ends.map(|ends| (unit, ends)));
            for row in view.rows_of(place, PASSED).filter(|row| view.day() < row.from) {
                if let Fact::Into { unit, .. } | Fact::PartTo { unit, .. } = row.fact {
                    let takes = later.takes.entry(unit).or_insert(row.from);
                    *takes = row.from.min(*takes);
                }
            }
        }
        later
    }

    /// Whether a unit ends.
    pub(crate) fn ends(&self, unit: Ix) -> bool {
        self.ends.contains_key(&unit)
    }

    /// Whether a unit takes in another, or a part of one.
    pub(crate) fn takes(&self, unit: Ix) -> bool {
        self.takes.contains_key(&unit)
    }

    /// From when a unit is settled: it ends, else it takes in another.
    pub(crate) fn from(&self, unit: Ix) -> Option<Day> {
        self.ends.get(&unit).or_else(|| self.takes.get(&unit)).copied()
    }
}
