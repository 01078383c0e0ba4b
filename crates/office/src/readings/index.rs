//! Where the newest readings of each record stand in the chains: whoever asks who has read the own record needs no search.
//!
//! The chain is the truth and the proof; this is found again in it. What was noted before the index began is searched in the chain.

use std::collections::BTreeMap;

use ledger::value::Place;
use ledger::{Entity, PersonId, Value};
use serde::{Deserialize, Serialize};

use super::{OPENED, SOUGHT};
use crate::audit::Event;
use crate::clock::day_in_vietnam;
use crate::office::Office;
use crate::port::{Chain, StoreError};
use crate::writer::Desk;

/// Places that are kept for a record and a chain, of each sort: as many as a list shows.
const MOST: usize = 50;
/// Under which key stands from which place of a chain on everything is in the index.
const BEGUN: &str = "begun";

/// The kind of the records of the index. One for each chain: whatever changes one leaves an event in that chain, so nobody overwrites what
/// another process has added meanwhile.
const fn kind(chain: Chain) -> &'static str {
    match chain {
        Chain::Reads => "reading",
        Chain::Audit => "record-taken",
    }
}

/// The newest places of one record in one chain, the oldest first. Openings of what is not sensitive are many, and so may be searches by a number:
/// neither pushes out the others.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Places {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    opened: Vec<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    other: Vec<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sought: Vec<u64>,
}

impl Places {
    fn add(&mut self, action: &str, place: u64) {
        let own = match action {
            OPENED => &mut self.opened,
            SOUGHT => &mut self.sought,
            _ => &mut self.other,
        };
        own.push(place);
        let beyond = own.len().saturating_sub(MOST);
        own.drain(..beyond);
    }
}

/// The id under which readings of a record are noted: that of the record which stays where several were joined.
pub(crate) fn record_id(value: &Value, person: PersonId) -> PersonId {
    let stays = value.record_of(person).and_then(|ix| value.entity(Place::Person(ix)));
    match stays {
        Some(Entity::Person(stays)) => stays,
        _ => person,
    }
}

/// Notes the reading of a record in a chain, and in its index.
pub(crate) fn note_of(desk: &mut Desk<'_>, chain: Chain, person: PersonId, event: Event) {
    note_of_each(desk, chain, vec![(person, event)]);
}

/// The same of many readings, in their order.
pub(crate) fn note_of_each(desk: &mut Desk<'_>, chain: Chain, events: Vec<(PersonId, Event)>) {
    // Records that were joined are one: whoever holds it is told of whichever id it was opened by.
    let events: Vec<(PersonId, Event)> = events
        .into_iter()
        .map(|(person, event)| (record_id(desk.value(), person), event))
        .collect();
    // What cannot be read is left as it is: then the list of who has read cannot be shown either, and says so.
    let mut found: BTreeMap<PersonId, Option<Places>> = BTreeMap::new();
    for (person, _) in &events {
        let read = || desk.record(kind(chain), &person.to_string());
        found
            .entry(*person)
            .or_insert_with(|| read().ok().map(Option::unwrap_or_default));
    }
    if matches!(desk.record::<u64>(kind(chain), BEGUN), Ok(None)) && !events.is_empty() {
        desk.put(kind(chain), BEGUN, &(desk.newest_place(chain) + 1));
    }
    for (person, event) in events {
        let (place, event) = (desk.newest_place(chain) + 1, event.on(person));
        if let Some(Some(places)) = found.get_mut(&person) {
            places.add(&event.action, place);
        }
        desk.note(chain, event);
    }
    for (person, places) in found {
        if let Some(places) = places {
            desk.put(kind(chain), &person.to_string(), &places);
        }
    }
}

/// Notes that a record was opened, unless the chain says so of that account and day already: another process may have been first, or this
/// one before it was started anew.
pub(super) fn note_opening(desk: &mut Desk<'_>, by: &str, person: PersonId, time: i64) {
    let (day, person) = (day_in_vietnam(time), record_id(desk.value(), person));
    let places: Option<Places> = desk.record(kind(Chain::Reads), &person.to_string()).ok().flatten();
    for place in places.iter().flat_map(|places| places.opened.iter().rev()) {
        let Some(event) = desk.event(Chain::Reads, *place).ok().flatten() else {
            break;
        };
        let other = day_in_vietnam(event.time);
        if other == day && event.actor == by {
            return;
        }
    }
    note_of(desk, Chain::Reads, person, Event::new(time, by, OPENED));
}

/// The places of a chain at which the index knows readings of a record: of openings, of searches by a number, and of all others.
///
/// # Errors
///
/// [`StoreError`] when the store cannot be read.
pub(crate) fn places_of(office: &Office, chain: Chain, person: &str) -> Result<[Vec<u64>; 3], StoreError> {
    let places: Option<Places> = office.found_record(kind(chain), person)?;
    let places = places.unwrap_or_default();
    Ok([places.opened, places.sought, places.other])
}

/// Before which place of a chain the index knows nothing; none where it knows nothing at all.
///
/// # Errors
///
/// [`StoreError`] when the store cannot be read.
pub(crate) fn searched_until(office: &Office, chain: Chain) -> Result<Option<u64>, StoreError> {
    office.found_record(kind(chain), BEGUN)
}
