//! Every session is held, when its class and its room can, and what is settled stays.

use std::collections::{BTreeMap, BTreeSet};

use super::{Because, Breach, Constraint};
use crate::core::Level;
use crate::timetable::problem::{Pin, Slot};

/// Every class has as many sessions as asked for.
pub(super) const SESSIONS_HELD: Constraint = Constraint {
    id: "timetable.sessions-held",
    level: Level::Hard,
    breaches: |reading| {
        let counted = reading
            .asked
            .classes
            .iter()
            .map(|class| (class, reading.slots_of(&class.id).len()));
        let wrong = counted.filter(|(class, held)| *held != usize::from(class.sessions));
        wrong
            .map(|(class, held)| {
                let held = u16::try_from(held).unwrap_or(u16::MAX);
                let because = Because::SessionsMiscounted {
                    class: class.id.clone(),
                    asked: class.sessions,
                    held,
                };
                Breach {
                    points: class.sessions.abs_diff(held).into(),
                    because,
                }
            })
            .collect()
    },
};

/// No class meets twice in one slot.
pub(super) const CLASS_ONCE: Constraint = Constraint {
    id: "timetable.class-once-a-slot",
    level: Level::Hard,
    breaches: |reading| {
        let mut breaches = Vec::new();
        for (class, slots) in &reading.slots {
            let mut seen = BTreeSet::new();
            for slot in slots.iter().filter(|slot| !seen.insert(**slot)) {
                breaches.push(Breach {
                    points: 1,
                    because: Because::ClassTwice {
                        class: (*class).to_owned(),
                        slot: *slot,
                    },
                });
            }
        }
        breaches
    },
};

/// No class meets when it cannot, nor outside the calendar.
pub(super) const CLASS_AVAILABLE: Constraint = Constraint {
    id: "timetable.class-available",
    level: Level::Hard,
    breaches: |reading| {
        let outside = |slot: &Slot| slot.day >= reading.asked.days || slot.part >= reading.asked.parts;
        let away = |class: &str, slot: &Slot| {
            reading
                .classes
                .get(class)
                .is_none_or(|class| class.unavailable.contains(slot))
        };
        let sessions = reading
            .sessions
            .iter()
            .filter(|session| outside(&session.slot) || away(&session.class, &session.slot));
        sessions
            .map(|session| Breach {
                points: 1,
                because: Because::ClassAway {
                    class: session.class.clone(),
                    slot: session.slot,
                },
            })
            .collect()
    },
};

/// No room is used when it is shut.
pub(super) const ROOM_AVAILABLE: Constraint = Constraint {
    id: "timetable.room-available",
    level: Level::Hard,
    breaches: |reading| {
        let rooms: BTreeMap<&str, &Vec<Slot>> = reading
            .asked
            .rooms
            .iter()
            .map(|room| (&*room.id, &room.unavailable))
            .collect();
        let shut = reading.sessions.iter().filter(|session| {
            rooms
                .get(&*session.room)
                .is_none_or(|shut| shut.contains(&session.slot))
        });
        shut.map(|session| Breach {
            points: 1,
            because: Because::RoomShut {
                room: session.room.clone(),
                slot: session.slot,
            },
        })
        .collect()
    },
};

/// What somebody has settled is in the plan.
pub(super) const PINS_KEPT: Constraint = Constraint {
    id: "timetable.pins-kept",
    level: Level::Hard,
    breaches: |reading| {
        let kept = |pin: &Pin| {
            let at = reading
                .sessions
                .iter()
                .filter(|session| session.class == pin.class && session.slot == pin.slot);
            at.into_iter()
                .any(|session| pin.room.as_ref().is_none_or(|room| *room == session.room))
        };
        let broken = reading.asked.pins.iter().filter(|pin| !kept(pin));
        broken
            .map(|pin| Breach {
                points: 1,
                because: Because::PinBroken {
                    class: pin.class.clone(),
                    slot: pin.slot,
                },
            })
            .collect()
    },
};
