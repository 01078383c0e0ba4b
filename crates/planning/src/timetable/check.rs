//! What is wrong with a problem before any search: unknown names, impossible numbers, and sets of classes that cannot fit.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::conflict::{self, Crowd};
use super::problem::{Slot, Timetable};

/// The most parts of a day that the engine holds.
pub(crate) const MOST_PARTS: u16 = 24;
/// The most of anything that the engine counts by small numbers.
const MOST: usize = 60_000;

/// One thing that must be put right first. Facts; the faces say them in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "the fields are named by what they hold: ids, slots and counts of the problem"
)]
pub enum Trouble {
    /// No day, no part, or too many.
    #[error(
        "the calendar has {days} days of {parts} parts; give at least one day of 1 to 24 parts, and at most 60,000 slots"
    )]
    NoCalendar { days: u16, parts: u16 },
    /// More of something than the engine counts.
    #[error("{count} {what} are too many; at most 60,000 can be planned at once, so plan in parts")]
    TooMany { what: String, count: usize },
    /// A name that stands twice.
    #[error("{what} {name:?} is there twice; give each its own name")]
    NamedTwice { what: String, name: String },
    /// A name that nothing introduced.
    #[error("{of} names the {what} {name:?}, which is not there; add it or correct the name")]
    Unknown { of: String, what: String, name: String },
    /// A slot outside the calendar.
    #[error("{of} names day {}, part {}, which the calendar does not have", .slot.day, .slot.part)]
    OutsideCalendar { of: String, slot: Slot },
    /// More is settled for a class than it has sessions, or twice for one slot.
    #[error("{class} has more pins than sessions, or two in one slot; take some away")]
    PinsTooMany { class: String },
    /// A pin where its class cannot be held.
    #[error("{class} is settled for day {}, part {}, when it cannot be held; move the pin or free the slot", .slot.day, .slot.part)]
    PinShut { class: String, slot: Slot },
    /// No room is large enough, or of the right kind.
    #[error("no room is fit for {class} ({size} learners, kind {kind:?}); add a room, or make the class smaller")]
    NoRoomFits { class: String, size: u32, kind: String },
    /// Classes that cannot all be held.
    #[error("{0}")]
    Crowded(#[from] Crowd),
    /// One class takes more people of an office than it can ever spare.
    #[error("{class} takes {learners} people of {office}, which can spare {most}; split the class or lower the share")]
    OfficeEmptied {
        class: String,
        office: String,
        learners: u32,
        most: u32,
    },
}

/// Everything that must be put right before a search makes sense.
pub fn check(asked: &Timetable) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    if asked.slots() == 0 || asked.parts > MOST_PARTS || asked.slots() > MOST {
        troubles.push(Trouble::NoCalendar {
            days: asked.days,
            parts: asked.parts,
        });
    }
    let sessions: usize = asked.classes.iter().map(|class| usize::from(class.sessions)).sum();
    for (what, count) in [
        ("classes", asked.classes.len()),
        ("rooms", asked.rooms.len()),
        ("sessions", sessions),
        ("learners", asked.learners.len()),
    ] {
        if count > MOST {
            troubles.push(Trouble::TooMany {
                what: what.to_owned(),
                count,
            });
        }
    }
    names(asked, &mut troubles);
    slots(asked, &mut troubles);
    if troubles.is_empty() {
        rooms(asked, &mut troubles);
        offices(asked, &mut troubles);
        troubles.extend(conflict::crowds(asked).into_iter().map(Trouble::from));
    }
    troubles
}

fn names(asked: &Timetable, troubles: &mut Vec<Trouble>) {
    let mut unique = |what: &str, ids: Vec<&String>| {
        let mut seen = BTreeSet::new();
        for name in ids.into_iter().filter(|id| !seen.insert(*id)) {
            troubles.push(Trouble::NamedTwice {
                what: what.to_owned(),
                name: name.clone(),
            });
        }
    };
    unique("class", asked.classes.iter().map(|class| &class.id).collect());
    unique("room", asked.rooms.iter().map(|room| &room.id).collect());
    unique("cohort", asked.cohorts.iter().map(|cohort| &cohort.id).collect());
    unique("learner", asked.learners.iter().map(|learner| &learner.id).collect());
    unique("office", asked.offices.iter().map(|office| &office.id).collect());
    let classes: BTreeSet<&str> = asked.classes.iter().map(|class| &*class.id).collect();
    let rooms: BTreeSet<&str> = asked.rooms.iter().map(|room| &*room.id).collect();
    let offices: BTreeSet<&str> = asked.offices.iter().map(|office| &*office.id).collect();
    let mut known = |set: &BTreeSet<&str>, of: String, what: &str, name: &str| {
        if !set.contains(name) {
            troubles.push(Trouble::Unknown {
                of,
                what: what.to_owned(),
                name: name.to_owned(),
            });
        }
    };
    for (cohort, class) in asked
        .cohorts
        .iter()
        .flat_map(|cohort| cohort.classes.iter().map(move |class| (cohort, class)))
    {
        known(&classes, format!("cohort {}", cohort.id), "class", class);
    }
    for learner in &asked.learners {
        for class in &learner.classes {
            known(&classes, format!("learner {}", learner.id), "class", class);
        }
        if !learner.office.is_empty() {
            known(&offices, format!("learner {}", learner.id), "office", &learner.office);
        }
    }
    for pin in &asked.pins {
        known(&classes, "a pin".to_owned(), "class", &pin.class);
        if let Some(room) = &pin.room {
            known(&rooms, format!("the pin of {}", pin.class), "room", room);
        }
    }
}

fn slots(asked: &Timetable, troubles: &mut Vec<Trouble>) {
    let outside = |slot: &Slot| slot.day >= asked.days || slot.part >= asked.parts;
    let named = asked
        .classes
        .iter()
        .flat_map(|class| class.unavailable.iter().map(|slot| (&class.id, slot)));
    let named = named.chain(
        asked
            .rooms
            .iter()
            .flat_map(|room| room.unavailable.iter().map(|slot| (&room.id, slot))),
    );
    let named = named.chain(asked.pins.iter().map(|pin| (&pin.class, &pin.slot)));
    for (of, slot) in named.filter(|(_, slot)| outside(slot)) {
        troubles.push(Trouble::OutsideCalendar {
            of: of.clone(),
            slot: *slot,
        });
    }
    for class in &asked.classes {
        let pins: Vec<Slot> = asked
            .pins
            .iter()
            .filter(|pin| pin.class == class.id)
            .map(|pin| pin.slot)
            .collect();
        let distinct: BTreeSet<&Slot> = pins.iter().collect();
        if pins.len() > usize::from(class.sessions) || distinct.len() < pins.len() {
            troubles.push(Trouble::PinsTooMany {
                class: class.id.clone(),
            });
        }
        for slot in pins.iter().filter(|slot| class.unavailable.contains(slot)) {
            troubles.push(Trouble::PinShut {
                class: class.id.clone(),
                slot: *slot,
            });
        }
    }
}

fn rooms(asked: &Timetable, troubles: &mut Vec<Trouble>) {
    for class in asked.classes.iter().filter(|class| class.sessions > 0) {
        let fits = |seats: u32, kind: &str| {
            (class.room_kind.is_empty() || class.room_kind == kind)
                && (seats >= class.size || !asked.weights.seats_are_hard)
        };
        if !asked.rooms.iter().any(|room| fits(room.seats, &room.kind)) {
            troubles.push(Trouble::NoRoomFits {
                class: class.id.clone(),
                size: class.size,
                kind: class.room_kind.clone(),
            });
        }
    }
}

fn offices(asked: &Timetable, troubles: &mut Vec<Trouble>) {
    for office in &asked.offices {
        let kept = (u64::from(office.people) * u64::from(office.least_present_percent.min(100))).div_ceil(100);
        let most = office.people - u32::try_from(kept).unwrap_or(office.people);
        for class in asked.classes.iter().filter(|class| class.sessions > 0) {
            let from_here = asked
                .learners
                .iter()
                .filter(|learner| learner.office == office.id && learner.classes.contains(&class.id));
            let learners = u32::try_from(from_here.count()).unwrap_or(u32::MAX);
            if learners > most {
                troubles.push(Trouble::OfficeEmptied {
                    class: class.id.clone(),
                    office: office.id.clone(),
                    learners,
                    most,
                });
            }
        }
    }
}
