//! The scope of an actor: which units and which own record a deed reaches. Lists are filtered with it, and single questions ask it.

use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Entity, Value};

use super::{Actor, DataClass, Deed};

/// What a deed is done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Object {
    /// The unit that it lies in, as its papers name it; none for what belongs to no unit.
    pub unit: Option<Ix>,
    /// The person that it is about.
    pub person: Option<Ix>,
    /// Its class.
    pub class: DataClass,
}

/// What a deed does with the actor's own record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum OwnRecord {
    /// Nobody acts on the own record, whatever else was granted.
    #[default]
    Never,
    /// A reader of other people's records reads the own one where it lies among them.
    AsAnybody,
    /// The own record is granted as such.
    Always,
}

/// Where a deed with one class of data is allowed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// Ranges of the structure's walk, sorted.
    ranges: Vec<(u32, u32)>,
    /// The whole ledger, with what lies in no unit.
    everything: bool,
    /// The actor's own person.
    own: Option<Ix>,
    own_record: OwnRecord,
}

impl Scope {
    /// Whether it reaches an object that lies in `unit`, is about `person`.
    pub fn covers(&self, unit: Option<Ix>, person: Option<Ix>, structure: &Structure) -> bool {
        if person.is_some() && person == self.own && self.own_record != OwnRecord::AsAnybody {
            return self.own_record == OwnRecord::Always;
        }
        if self.everything {
            return true;
        }
        let place = unit
            .map(|unit| structure.carry(unit))
            .and_then(|unit| structure.unit(unit));
        place.is_some_and(|place| {
            place.stands
                && self
                    .ranges
                    .iter()
                    .any(|(from, until)| (*from..*until).contains(&place.order))
        })
    }

    /// Whether it reaches nothing at all.
    pub fn is_empty(&self) -> bool {
        !self.everything && self.ranges.is_empty() && (self.own.is_none() || self.own_record != OwnRecord::Always)
    }

    /// Whether it reaches the whole ledger.
    pub const fn is_everything(&self) -> bool {
        self.everything
    }
}

/// A scope with what it says of each unit of a structure: for who asks of very many objects.
#[derive(Debug)]
pub(crate) struct ScopeByUnit<'s> {
    scope: &'s Scope,
    structure: &'s Structure,
    units: Vec<bool>,
}

impl Scope {
    /// The same, asked of each unit beforehand.
    pub(crate) fn by_unit<'s>(&'s self, structure: &'s Structure) -> ScopeByUnit<'s> {
        let units = (0..).take_while(|unit| structure.unit(*unit).is_some());
        ScopeByUnit {
            scope: self,
            structure,
            units: units.map(|unit| self.covers(Some(unit), None, structure)).collect(),
        }
    }
}

#[cfg(test)]
impl Scope {
    /// Of every kind: of nothing, of a unit and of everything, each with all that is done with an own record.
    pub(crate) fn of_every_kind(structure: &Structure, unit: Ix, own: Ix) -> Vec<Self> {
        let range = structure.unit(unit).map(|place| (place.order, place.last));
        let reaches = [(None, false), (range, false), (None, true)];
        let records = [OwnRecord::Never, OwnRecord::AsAnybody, OwnRecord::Always];
        let of = |(range, everything): (Option<_>, bool), own: Option<Ix>, own_record| Self {
            ranges: range.into_iter().collect(),
            everything,
            own,
            own_record,
        };
        let own = |reach| records.map(|record| of(reach, Some(own), record));
        let nobody = reaches.map(|reach| of(reach, None, OwnRecord::Never));
        reaches.into_iter().flat_map(own).chain(nobody).collect()
    }
}

impl ScopeByUnit<'_> {
    /// The actor's own record, of which more than its unit decides.
    pub(crate) const fn own(&self) -> Option<Ix> {
        self.scope.own
    }

    /// Whether the scope reaches an object that lies in `unit`, is about `person`: about anybody else than the actor the unit alone decides.
    #[inline]
    pub(crate) fn covers(&self, unit: Option<Ix>, person: Option<Ix>) -> bool {
        let told = unit.and_then(|unit| self.units.get(usize::try_from(unit).ok()?));
        let covered = match told {
            Some(told) if person.is_none() || person != self.scope.own => *told,
            _ => self.scope.covers(unit, person, self.structure),
        };
        // There is one definition: every test asks it too.
        debug_assert_eq!(covered, self.scope.covers(unit, person, self.structure));
        covered
    }
}

/// Where an actor may do a deed with data up to a class, on a structure.
pub fn scope(actor: &Actor, deed: Deed, class: DataClass, value: &Value, structure: &Structure) -> Scope {
    let own = actor.person.and_then(|person| value.record_of(person));
    let own_record = if deed.changes() {
        OwnRecord::Never
    } else {
        OwnRecord::AsAnybody
    };
    let mut scope = Scope {
        own,
        own_record,
        ..Scope::default()
    };
    for grant in actor.grants.iter().filter(|grant| grant.runs(actor.today)) {
        if grant.reach(deed).is_none_or(|reach| reach < class) {
            continue;
        }
        if grant.role.own_record_only() {
            if !deed.changes() {
                scope.own_record = OwnRecord::Always;
            }
            continue;
        }
        let Some(Place::Unit(unit)) = value.place(Entity::Unit(grant.unit)) else {
            continue;
        };
        let carried = structure.carry(unit);
        if let Some(place) = structure.unit(carried).filter(|place| place.stands) {
            scope.everything |= place.parent.is_none();
            scope.ranges.push((place.order, place.last));
        }
    }
    scope.ranges.sort_unstable();
    scope
}

/// Whether an actor may do a deed to an object: the same scope, asked once.
pub fn can(actor: &Actor, deed: Deed, object: Object, value: &Value, structure: &Structure) -> bool {
    scope(actor, deed, object.class, value, structure).covers(object.unit, object.person, structure)
}
