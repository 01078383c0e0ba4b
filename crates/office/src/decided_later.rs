//! What decisions that are known already do with units after a day: which they end, and which must stand until then, since they take in others
//! or parts of them, or give parts away.

use std::collections::BTreeMap;

use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::{Day, View};

const EXISTS: Kinds = Kinds::of(&[FactKind::Exists]);
const PASSED: Kinds = Kinds::of(&[FactKind::Into, FactKind::PartTo]);

/// What a plan of a day leaves as it is, since a decision settles it later: the ledger would refuse another one for the day.
#[derive(Debug, Clone, Default)]
pub(crate) struct DecidedLater {
    ends: BTreeMap<Ix, Day>,
    stands: BTreeMap<Ix, Day>,
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
                match row.fact {
                    Fact::Into { unit: taker, .. } => later.stands(taker, row.from),
                    Fact::PartTo { unit: taker, .. } => {
                        later.stands(taker, row.from);
                        later.stands(unit, row.from);
                    }
                    _ => {}
                }
            }
        }
        later
    }

    fn stands(&mut self, unit: Ix, day: Day) {
        let stands = self.stands.entry(unit).or_insert(day);
        *stands = day.min(*stands);
    }

    /// Whether a unit ends.
    pub(crate) fn ends(&self, unit: Ix) -> bool {
        self.ends.contains_key(&unit)
    }

    /// Whether a unit goes on and must stand until then: others may pass into it before, it may pass into none.
    pub(crate) fn must_stand(&self, unit: Ix) -> bool {
        self.stands.contains_key(&unit) && !self.ends(unit)
    }

    /// From when a unit is settled: it ends, else it must stand until then.
    pub(crate) fn from(&self, unit: Ix) -> Option<Day> {
        self.ends.get(&unit).or_else(|| self.stands.get(&unit)).copied()
    }
}
