//! What an id of the problem stands for in a ledger.

use ledger::value::{Place, Value};
use ledger::{ActId, Entity, PersonId, UnitId};

/// The person or the unit that an id of the problem names; none for a class or a course, which are named by their codes.
pub fn named_by(value: &Value, id: &str) -> Option<Place> {
    // People of a unit who are not its staff stand under its id and a mark.
    let id: ActId = id.trim_end_matches(super::staff::OTHERS).parse().ok()?;
    let person = value.place(Entity::Person(PersonId(id)));
    person.or_else(|| value.place(Entity::Unit(UnitId(id))))
}
