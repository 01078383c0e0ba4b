//! A plan read once, by class, by slot and by room, so that each rule is a few lines.

use std::collections::{BTreeMap, BTreeSet};

use super::{Because, Breach};
use crate::timetable::problem::{Class, Session, Slot, Timetable};

/// A problem and a plan for it.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The problem.
    pub asked: &'a Timetable,
    /// The plan.
    pub sessions: &'a [Session],
    /// Slots of each class, as often as it meets then.
    pub(super) slots: BTreeMap<&'a str, Vec<Slot>>,
    /// Rooms of each class.
    pub(super) rooms: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// Classes by name.
    pub(super) classes: BTreeMap<&'a str, &'a Class>,
    /// Seats by room.
    pub(super) seats: BTreeMap<&'a str, u32>,
}

impl<'a> Reading<'a> {
    /// Reads a plan; sessions of unknown classes or rooms count where their names are not needed.
    pub fn new(asked: &'a Timetable, sessions: &'a [Session]) -> Self {
        let mut reading = Self {
            asked,
            sessions,
            slots: BTreeMap::new(),
            rooms: BTreeMap::new(),
            classes: asked.classes.iter().map(|class| (&*class.id, class)).collect(),
            seats: asked.rooms.iter().map(|room| (&*room.id, room.seats)).collect(),
        };
        for session in sessions {
            reading.slots.entry(&session.class).or_default().push(session.slot);
            reading.rooms.entry(&session.class).or_default().insert(&session.room);
        }
        reading
    }

    /// When a class meets.
    pub(super) fn slots_of(&self, class: &str) -> &[Slot] {
        self.slots.get(class).map_or(&[], Vec::as_slice)
    }

    /// Pairs of sessions of different classes of a group in one slot: each is a place too many.
    pub(super) fn twice(&self, classes: &[&'a str], because: impl Fn(Slot, [String; 2]) -> Because) -> Vec<Breach> {
        let mut held: BTreeMap<Slot, Vec<&str>> = BTreeMap::new();
        let members: BTreeSet<&str> = classes.iter().copied().collect();
        for class in members {
            for slot in self.slots_of(class) {
                held.entry(*slot).or_default().push(class);
            }
        }
        let mut breaches = Vec::new();
        for (slot, classes) in held {
            for (at, a) in classes.iter().enumerate() {
                for b in classes[at + 1..].iter().filter(|b| *b != a) {
                    breaches.push(Breach {
                        points: 1,
                        because: because(slot, [(*a).to_owned(), (*b).to_owned()]),
                    });
                }
            }
        }
        breaches
    }
}
