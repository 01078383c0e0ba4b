//! What is held today changes only where it pays.

use std::collections::{BTreeMap, BTreeSet};

use super::{Because, Breach, Constraint};
use crate::core::Level;
use crate::timetable::problem::Slot;

/// A class of today's timetable keeps its slots.
pub(super) const SLOT_KEPT: Constraint = Constraint {
    id: "timetable.slot-kept",
    level: Level::Soft,
    breaches: |reading| {
        let mut held: BTreeMap<&str, BTreeSet<Slot>> = BTreeMap::new();
        for session in &reading.asked.today {
            held.entry(&session.class).or_default().insert(session.slot);
        }
        let weight = u64::from(reading.asked.weights.slot_changed);
        let moved = reading.sessions.iter().filter(|session| {
            held.get(&*session.class)
                .is_some_and(|slots| !slots.contains(&session.slot))
        });
        moved
            .map(|session| Breach {
                points: weight,
                because: Because::SlotChanged {
                    class: session.class.clone(),
                    slot: session.slot,
                },
            })
            .collect()
    },
};

/// A class of today's timetable keeps its rooms.
pub(super) const ROOM_KEPT: Constraint = Constraint {
    id: "timetable.room-kept",
    level: Level::Soft,
    breaches: |reading| {
        let mut held: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for session in &reading.asked.today {
            held.entry(&session.class).or_default().insert(&session.room);
        }
        let weight = u64::from(reading.asked.weights.room_changed);
        let moved = reading.sessions.iter().filter(|session| {
            held.get(&*session.class)
                .is_some_and(|rooms| !rooms.contains(&*session.room))
        });
        moved
            .map(|session| Breach {
                points: weight,
                because: Because::RoomChanged {
                    class: session.class.clone(),
                    room: session.room.clone(),
                },
            })
            .collect()
    },
};
