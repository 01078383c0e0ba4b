//! Rooms have what the course needs, are open, hold one class at a time, and seat it.

use std::collections::BTreeSet;

use super::reading::count;
use super::{Because, Breach, Constraint, counted};
use crate::core::Level;

/// The room has all that the course needs.
pub(super) const FIT: Constraint = Constraint {
    id: "training.room-fit",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let each = reading.known().filter_map(|(session, class, room, _)| {
            let course = reading.courses.get(class.course.as_str())?;
            let lacks = course
                .equipment
                .iter()
                .find(|needed| !room.equipment.contains(needed))?;
            Some(Breach {
                points: 1,
                because: Because::RoomUnfit {
                    class: class.id.clone(),
                    room: session.room.clone(),
                    lacks: lacks.clone(),
                },
            })
        });
        each.collect()
    },
};

/// The room is open.
pub(super) const OPEN: Constraint = Constraint {
    id: "training.room-open",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let closed = reading
            .known()
            .filter(|(session, _, room, _)| room.closed.iter().any(|span| span.holds(session.at)));
        closed
            .map(|(session, ..)| Breach {
                points: 1,
                because: Because::RoomClosed {
                    room: session.room.clone(),
                    at: session.at,
                    class: session.class.clone(),
                },
            })
            .collect()
    },
};

/// A room holds one class at a time.
pub(super) const ONCE: Constraint = Constraint {
    id: "training.room-once",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        reading.twice(
            |session| &session.room,
            |room, at, classes| Because::RoomTaken {
                room: room.to_owned(),
                at,
                classes,
            },
        )
    },
};

/// Everybody has a seat; a point for each learner without one, session by session.
pub(super) const SEATS: Constraint = Constraint {
    id: "training.seats",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let each = reading.known().map(|(session, class, room, _)| {
            let missing = count(reading.enrolled(&class.id).len()).saturating_sub(room.seats);
            Breach {
                points: missing.into(),
                because: Because::SeatsMissing {
                    class: class.id.clone(),
                    room: session.room.clone(),
                    at: session.at,
                    missing,
                },
            }
        });
        each.collect()
    },
};

/// A class stays in one room; a point for each beyond the first. Reason: learners and papers find their place.
pub(super) const ONE_ROOM: Constraint = Constraint {
    id: "training.one-room",
    level: Level::Soft,
    weight: |asked| asked.weights.room_extra.into(),
    breaches: |reading| {
        let each = reading.asked.classes.iter().map(|class| {
            let rooms: BTreeSet<&String> = reading.held(&class.id).iter().map(|session| &session.room).collect();
            Breach {
                points: (rooms.len() as u64).saturating_sub(1),
                because: Because::RoomsMany {
                    class: class.id.clone(),
                    rooms: rooms.into_iter().cloned().collect(),
                },
            }
        });
        each.collect()
    },
};
