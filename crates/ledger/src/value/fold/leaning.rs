//! What leans on what: when one history changes in what others are folded from, those are folded again.

use std::collections::BTreeSet;

use crate::time::Day;
use crate::value::Value;
use crate::value::fact::Fact;
use crate::value::packed::{FactKind, Kinds};
use crate::value::row::Place;
use crate::value::timeline::Wanted;

impl Value {
    /// What other histories lean on when they are folded: that a thing exists and from when until when, what it passed into, the unit
    /// of a post, what a class gives.
    pub(super) fn leaned_on(&self, place: Place) -> Vec<(Fact, Day, Day, Day)> {
        const LEANED_ON: Kinds = Kinds::of(&[FactKind::Exists, FactKind::In, FactKind::Into, FactKind::Gives]);
        // Nothing leans on a person, and most of what is folded is people.
        if let Place::Person(_) = place {
            return Vec::new();
        }
        let rows = self.rows(
            place,
            Wanted {
                kinds: LEANED_ON,
                ..Wanted::CURRENT
            },
        );
        let mut all: Vec<_> = rows.map(|row| (row.fact, row.earliest, row.from, row.until)).collect();
        all.sort_unstable();
        all
    }

    /// Everything whose history speaks of a thing, or of a unit that has passed into it.
    pub(super) fn leaning_on(&self, place: Place, found: &mut BTreeSet<Place>) {
        const CAME_FROM: Wanted = Wanted {
            kinds: Kinds::of(&[FactKind::From, FactKind::PartFrom]),
            ..Wanted::EVERYTHING
        };
        // Kept apart from what was found: a unit can be found as a dependant, and what hangs on it is still to be looked through.
        let mut seen = BTreeSet::from([place]);
        let mut next = vec![place];
        while let Some(place) = next.pop() {
            for other in self.dependants(place) {
                found.insert(other);
                // Who came to a unit by one of its posts serves there, though no act on the person names the unit.
                if let Place::Post(_) = other {
                    found.extend(self.dependants(other));
                }
            }
            for row in self.rows(place, CAME_FROM) {
                match row.fact {
                    Fact::From { unit, .. } => {
                        found.insert(Place::Unit(unit));
                        if seen.insert(Place::Unit(unit)) {
                            next.push(Place::Unit(unit));
                        }
                    }
                    // What gave a part leans on the taker as on a day, not what hangs on it.
                    Fact::PartFrom { unit, .. } => _ = found.insert(Place::Unit(unit)),
                    _ => {}
                }
            }
        }
    }
}
