//! Things by their id and name, and the decision that tells of something.

use ledger::ActId;
use ledger::value::{Ix, Place};
use ledger::{Entity, UnitId};
use words::Message;

use super::problem::Part;
use super::wire::{Id, IsoDay};
use super::{Call, Fault, Trouble, wire};

/// The most that is told of what one act touches.
const MOST_TOUCHED: usize = 100;

wire! {
    /// A thing by its id and its name on the day.
    Named {
        /// What stands for it.
        id: Id,
        /// Its name.
        name: String,
    }
    /// The act that says something, with its decision.
    SourceTold {
        /// The act: the place of its decision in the log, and its own place there.
        act: Id,
        /// Number and symbol of the decision; null where none is on file.
        number: Option<String>,
        /// The day on which it was signed.
        signed: IsoDay,
    }
}

/// A unit.
pub(super) fn unit(call: &Call, unit: Ix) -> Option<Named> {
    let view = call.visit.view();
    Some(Named {
        id: Id::of(view.unit_id(unit)?),
        name: view.unit_name(unit).to_string(),
    })
}

/// A post.
pub(super) fn post(call: &Call, post: Ix) -> Option<Named> {
    let view = call.visit.view();
    Some(Named {
        id: Id::of(view.post_id(post)?),
        name: view.post_title(post).to_string(),
    })
}

/// A person.
pub(super) fn person(call: &Call, person: Ix) -> Option<Named> {
    let person = call.visit.view().person(person)?;
    Some(Named {
        id: Id::of(person.id()?),
        name: words::person_name(call.visit.lang(), &person),
    })
}

/// What an act touches, the first hundred of what the caller may know of.
pub(super) fn touched_things(call: &Call, places: &[Place]) -> Vec<Named> {
    places
        .iter()
        .take(MOST_TOUCHED)
        .filter_map(|place| thing(call, *place))
        .collect()
}

/// Whatever it is.
pub(super) fn thing(call: &Call, place: Place) -> Option<Named> {
    match place {
        Place::Person(ix) => person(call, ix),
        Place::Unit(ix) => unit(call, ix),
        Place::Post(ix) => post(call, ix),
        Place::Class(_) => {
            let id = call.visit.value.entity(place)?.created_by();
            let name = call.visit.view().name(place)?;
            Some(Named {
                id: Id::of(id),
                name: name.to_string(),
            })
        }
    }
}

/// The act that says something.
pub(super) fn source(call: &Call, act: ActId) -> Option<SourceTold> {
    let header = call.visit.value.entry(act.decision)?.header();
    Some(SourceTold {
        act: Id::of(act),
        number: Some(header.number).filter(|number| !number.is_empty()),
        signed: IsoDay::of(header.signed),
    })
}

/// The unit with an id, where the ledger has it.
pub(super) fn unit_of(call: &Call, id: &str) -> Option<Ix> {
    let id: UnitId = id.parse().ok()?;
    match call.visit.value.place(Entity::Unit(id))? {
        Place::Unit(unit) => Some(unit),
        _ => None,
    }
}

/// The unit that the query names.
///
/// # Errors
///
/// When the ledger has none such.
pub(super) fn unit_asked(call: &Call) -> Result<Option<Ix>, Trouble> {
    let Some(id) = call.text("unit") else { return Ok(None) };
    let missing = || Fault::new(Part::Query, "unit", Message::new("api-no-such-unit"));
    let found = unit_of(call, id).ok_or_else(|| Trouble::Invalid(vec![missing()]));
    found.map(Some)
}

/// A count as the wire has it.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
