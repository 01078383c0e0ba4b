//! Rooms: one class at a time, of the kind and size that it needs, and the same one throughout.

use std::collections::BTreeMap;

use super::{Because, Breach, Constraint, Reading};
use crate::core::Level;
use crate::timetable::problem::{Session, Slot};

/// No room holds two sessions at a time.
pub(super) const ROOM_ONCE: Constraint = Constraint {
    id: "timetable.room-once-a-slot",
    level: Level::Hard,
    breaches: |reading| {
        let mut held: BTreeMap<(&str, Slot), &Session> = BTreeMap::new();
        let mut breaches = Vec::new();
        for session in reading.sessions {
            if let Some(other) = held.insert((&session.room, session.slot), session) {
                let classes = [other.class.clone(), session.class.clone()];
                let because = Because::RoomTaken {
                    room: session.room.clone(),
                    slot: session.slot,
                    classes,
                };
                breaches.push(Breach { points: 1, because });
            }
        }
        breaches
    },
};

/// A class that needs a kind of room gets it.
pub(super) const ROOM_KIND: Constraint = Constraint {
    id: "timetable.room-kind",
    level: Level::Hard,
    breaches: |reading| {
        let kinds: BTreeMap<&str, &str> = reading
            .asked
            .rooms
            .iter()
            .map(|room| (&*room.id, &*room.kind))
            .collect();
        let unfit = reading.sessions.iter().filter_map(|session| {
            let class = reading.classes.get(&*session.class)?;
            let fits =
                class.room_kind.is_empty() || kinds.get(&*session.room).is_some_and(|kind| *kind == class.room_kind);
            (!fits).then(|| Because::RoomUnfit {
                class: class.id.clone(),
                room: session.room.clone(),
                kind: class.room_kind.clone(),
            })
        });
        unfit.map(|because| Breach { points: 1, because }).collect()
    },
};

fn missing(reading: &Reading<'_>) -> Vec<(u32, Because)> {
    let each = reading.sessions.iter().filter_map(|session| {
        let class = reading.classes.get(&*session.class)?;
        let missing = class.size.saturating_sub(*reading.seats.get(&*session.room)?);
        let because = Because::SeatsMissing {
            class: class.id.clone(),
            room: session.room.clone(),
            missing,
        };
        (missing > 0).then_some((missing, because))
    });
    each.collect()
}

/// Where seats are a must: no room is too small.
pub(super) const SEATS_ENOUGH: Constraint = Constraint {
    id: "timetable.seats-enough",
    level: Level::Hard,
    breaches: |reading| {
        let hard = reading.asked.weights.seats_are_hard;
        let missing = missing(reading).into_iter().filter(|_| hard);
        missing.map(|(_, because)| Breach { points: 1, because }).collect()
    },
};

/// Where they are not: each learner without a seat costs.
pub(super) const SEATS: Constraint = Constraint {
    id: "timetable.seats",
    level: Level::Soft,
    breaches: |reading| {
        let weight = u64::from(reading.asked.weights.seat_missing);
        let missing = missing(reading).into_iter();
        missing
            .map(|(missing, because)| Breach {
                points: weight * u64::from(missing),
                because,
            })
            .collect()
    },
};

/// A class stays in one room.
pub(super) const ONE_ROOM: Constraint = Constraint {
    id: "timetable.one-room",
    level: Level::Soft,
    breaches: |reading| {
        let weight = u64::from(reading.asked.weights.room_extra);
        let many = reading.rooms.iter().filter(|(_, rooms)| rooms.len() > 1);
        many.map(|(class, rooms)| {
            let rooms = u32::try_from(rooms.len()).unwrap_or(u32::MAX);
            Breach {
                points: weight * u64::from(rooms - 1),
                because: Because::RoomsMany {
                    class: (*class).to_owned(),
                    rooms,
                },
            }
        })
        .collect()
    },
};
