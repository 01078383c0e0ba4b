//! What a timetable must and should keep: stated plainly, each rule in a file of its own, with the facts behind each breach.

mod calendar;
mod offices;
mod people;
mod reading;
mod rooms;
mod spread;
mod today;

pub use reading::Reading;

use serde::{Deserialize, Serialize};

use super::problem::{Session, Slot, Timetable};
use crate::core::{ByConstraint, Level};

/// Why something is a breach: the facts; the faces say them in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "the fields are named by what they hold: ids, slots and counts of the problem"
)]
pub enum Because {
    /// A class does not have as many sessions as asked for.
    SessionsMiscounted { class: String, asked: u16, held: u16 },
    /// Two sessions of a class at a time.
    ClassTwice { class: String, slot: Slot },
    /// The class cannot be held then.
    ClassAway { class: String, slot: Slot },
    /// The room cannot be used then.
    RoomShut { room: String, slot: Slot },
    /// Two sessions in a room at a time.
    RoomTaken {
        room: String,
        slot: Slot,
        classes: [String; 2],
    },
    /// The class needs another kind of room.
    RoomUnfit { class: String, room: String, kind: String },
    /// The room seats fewer than the class has.
    SeatsMissing { class: String, room: String, missing: u32 },
    /// A lecturer would be in two places.
    LecturerTwice {
        lecturer: String,
        slot: Slot,
        classes: [String; 2],
    },
    /// A cohort would be in two places.
    CohortTwice {
        cohort: String,
        slot: Slot,
        classes: [String; 2],
    },
    /// A learner would be in two places.
    LearnerTwice {
        learner: String,
        slot: Slot,
        classes: [String; 2],
    },
    /// Something settled is not kept.
    PinBroken { class: String, slot: Slot },
    /// An office has too few people left in a slot.
    OfficeShort {
        office: String,
        slot: Slot,
        absent: u32,
        most: u32,
    },
    /// An office has too few people left over a day.
    OfficeShortAllDay {
        office: String,
        day: u16,
        absent: u32,
        most: u32,
    },
    /// A class spreads over too few days.
    DaysMissing { class: String, asked: u16, used: u16 },
    /// A session of a cohort with none beside it that day.
    SessionAlone { cohort: String, slot: Slot },
    /// A class changes rooms.
    RoomsMany { class: String, rooms: u32 },
    /// A session at another slot than today's timetable has.
    SlotChanged { class: String, slot: Slot },
    /// A session in a room that today's timetable does not have for the class.
    RoomChanged { class: String, room: String },
    /// Learners travel to the room of a session.
    Travels { class: String, room: String, distance: u64 },
}

/// One breach: by how much (hard) or what it costs (soft), and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Breaches counted, or points of the price.
    pub points: u64,
    /// The facts.
    pub because: Because,
}

/// A rule: its name, its level, and how its breaches are found.
#[derive(Debug, Clone, Copy)]
pub struct Constraint {
    /// Its name.
    pub id: &'static str,
    /// Hard or soft.
    pub level: Level,
    /// Its breaches in a plan.
    pub breaches: fn(&Reading<'_>) -> Vec<Breach>,
}

/// Every rule, hard ones first.
pub const CONSTRAINTS: [Constraint; 20] = [
    calendar::SESSIONS_HELD,
    calendar::CLASS_ONCE,
    calendar::CLASS_AVAILABLE,
    calendar::ROOM_AVAILABLE,
    calendar::PINS_KEPT,
    rooms::ROOM_ONCE,
    rooms::ROOM_KIND,
    rooms::SEATS_ENOUGH,
    people::LECTURER_ONCE,
    people::COHORT_ONCE,
    people::LEARNER_ONCE,
    offices::PRESENT,
    offices::PRESENT_ALL_DAY,
    rooms::SEATS,
    spread::DAYS,
    spread::ALONE,
    rooms::ONE_ROOM,
    today::SLOT_KEPT,
    today::ROOM_KEPT,
    people::TRAVEL,
];

/// What a plan is worth, rule by rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// Hard breaches; 0 for a plan that can be carried out.
    pub hard: u64,
    /// The price of what is not met.
    pub soft: u64,
    /// The same by rule, those alone that have something.
    pub by_constraint: Vec<ByConstraint>,
}

/// Judges a plan by every rule.
pub fn worth(asked: &Timetable, sessions: &[Session]) -> Worth {
    let reading = Reading::new(asked, sessions);
    let mut worth = Worth {
        hard: 0,
        soft: 0,
        by_constraint: Vec::new(),
    };
    for Constraint { id, level, breaches } in &CONSTRAINTS {
        let points: u64 = breaches(&reading).iter().map(|breach| breach.points).sum();
        match level {
            Level::Hard => worth.hard += points,
            Level::Soft => worth.soft += points,
        }
        if points > 0 {
            let constraint = (*id).to_owned();
            worth.by_constraint.push(ByConstraint {
                constraint,
                level: *level,
                points: points as f64,
            });
        }
    }
    worth
}

/// Every breach of every rule of that level.
pub fn breaches(asked: &Timetable, sessions: &[Session], level: Level) -> Vec<(&'static str, Breach)> {
    let reading = Reading::new(asked, sessions);
    let rules = CONSTRAINTS.iter().filter(|rule| rule.level == level);
    rules
        .flat_map(|rule| (rule.breaches)(&reading).into_iter().map(|breach| (rule.id, breach)))
        .collect()
}
