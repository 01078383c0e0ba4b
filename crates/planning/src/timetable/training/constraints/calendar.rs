//! Every class has its sessions, in its part of the year, one at a time, and what is settled is kept.

use std::collections::BTreeSet;

use super::reading::count;
use super::{Because, Breach, Constraint, counted};
use crate::core::Level;

/// As many sessions as the course has; a point for each that is missing or too many. Basis: the programme of the course.
pub(super) const SESSIONS_HELD: Constraint = Constraint {
    id: "training.sessions-held",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let each = reading.asked.classes.iter().filter_map(|class| {
            let course = reading.courses.get(class.course.as_str())?;
            let (asked, held) = (u32::from(course.sessions), count(reading.held(&class.id).len()));
            Some(Breach {
                points: asked.abs_diff(held).into(),
                because: Because::SessionsMiscounted {
                    class: class.id.clone(),
                    asked,
                    held,
                },
            })
        });
        each.collect()
    },
};

/// A session names a class, a room and a lecturer of the problem.
pub(super) const ALL_KNOWN: Constraint = Constraint {
    id: "training.all-known",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let unknown = reading.plan.sessions.iter().filter(|session| {
            !reading.classes.contains_key(session.class.as_str())
                || !reading.rooms.contains_key(session.room.as_str())
                || !reading.lecturers.contains_key(session.lecturer.as_str())
        });
        unknown
            .map(|session| Breach {
                points: 1,
                because: Because::NotThere {
                    class: session.class.clone(),
                    room: session.room.clone(),
                    lecturer: session.lecturer.clone(),
                },
            })
            .collect()
    },
};

/// A class has one session at a time.
pub(super) const CLASS_ONCE: Constraint = Constraint {
    id: "training.class-once",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        reading.twice(
            |session| &session.class,
            |class, at, _| Because::ClassTwice {
                class: class.to_owned(),
                at,
            },
        )
    },
};

/// A class is held in its part of the year, on dates of teaching.
pub(super) const IN_SEASON: Constraint = Constraint {
    id: "training.in-season",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let dates: BTreeSet<_> = reading.asked.dates.iter().collect();
        let outside = reading.known().filter(|(session, class, ..)| {
            let date = session.at.date;
            date < class.from || date >= class.until || !dates.contains(&date)
        });
        outside
            .map(|(session, ..)| Breach {
                points: 1,
                because: Because::OutOfSeason {
                    class: session.class.clone(),
                    at: session.at,
                },
            })
            .collect()
    },
};

/// What somebody has settled is kept.
pub(super) const PINS_KEPT: Constraint = Constraint {
    id: "training.pins-kept",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let broken = reading.asked.pins.iter().filter(|pin| {
            !reading.held(&pin.class).iter().any(|session| {
                session.at == pin.at
                    && pin.room.as_ref().is_none_or(|room| *room == session.room)
                    && pin
                        .lecturer
                        .as_ref()
                        .is_none_or(|lecturer| *lecturer == session.lecturer)
            })
        });
        broken
            .map(|pin| Breach {
                points: 1,
                because: Because::PinBroken {
                    class: pin.class.clone(),
                    at: pin.at,
                },
            })
            .collect()
    },
};
