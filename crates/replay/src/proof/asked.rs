//! What the invariants are asked of: the ledger on the last day and on the first, with the places of everything that the case names.

use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Day, Entity, PersonId, PostId, Seq, UnitId, Value, View};

use crate::case::Case;
use crate::plan::{FIRST_DAY, Ids, LAST_DAY};

/// A ledger and the case that it is said to hold.
pub(super) struct Asked<'a> {
    pub(super) value: &'a Value,
    pub(super) case: &'a Case,
    pub(super) ids: &'a Ids,
    /// The structure of 2025-06-30.
    pub(super) before: Structure,
    /// The structure of 2025-07-01.
    pub(super) after: Structure,
}

impl<'a> Asked<'a> {
    pub(super) fn of(value: &'a Value, case: &'a Case, ids: &'a Ids) -> Self {
        let on = |day| Structure::of(value.on(day, Seq::LATEST));
        Self {
            value,
            case,
            ids,
            before: on(LAST_DAY),
            after: on(FIRST_DAY),
        }
    }

    pub(super) fn on(&self, day: Day) -> View<'a> {
        self.value.on(day, Seq::LATEST)
    }

    /// A unit's place; of one that is not there a place that nothing has.
    pub(super) fn unit(&self, id: UnitId) -> Ix {
        match self.value.place(Entity::Unit(id)) {
            Some(Place::Unit(ix)) => ix,
            _ => Ix::MAX,
        }
    }

    pub(super) fn post(&self, id: PostId) -> Ix {
        match self.value.place(Entity::Post(id)) {
            Some(Place::Post(ix)) => ix,
            _ => Ix::MAX,
        }
    }

    pub(super) fn person(&self, id: PersonId) -> Ix {
        match self.value.place(Entity::Person(id)) {
            Some(Place::Person(ix)) => ix,
            _ => Ix::MAX,
        }
    }

    /// The units before, each with its place in the ledger.
    pub(super) fn old_units(&self) -> impl Iterator<Item = (usize, Ix)> {
        (0..).zip(self.ids.old.iter().map(|id| self.unit(*id)))
    }

    /// The units after, each with its place in the ledger.
    pub(super) fn new_units(&self) -> impl Iterator<Item = (usize, Ix)> {
        (0..).zip(self.ids.new.iter().map(|id| self.unit(*id)))
    }

    /// Where an old unit leads by default.
    pub(super) fn due(&self, old: usize) -> Ix {
        let new = self.case.goes[old].default();
        self.ids.new.get(new).map_or(Ix::MAX, |id| self.unit(*id))
    }
}
