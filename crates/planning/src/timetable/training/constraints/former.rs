//! What the former plan has is kept: people have arranged their work by it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Because, Breach, Constraint};
use crate::core::Level;
use crate::timetable::training::constraints::Reading;
use crate::timetable::training::problem::Session;

/// A learner stays in the class of the former plan, where it is still there.
pub(super) const ENROLMENT_KEPT: Constraint = Constraint {
    id: "training.enrolment-kept",
    level: Level::Soft,
    weight: |asked| asked.weights.enrolment_changed.into(),
    breaches: |reading| {
        // One class a learner and course; where the former plan names two, the last counts.
        let mut former: BTreeMap<(&str, &str), &str> = BTreeMap::new();
        for enrolment in &reading.asked.former.enrolments {
            if let Some(class) = reading.classes.get(enrolment.class.as_str()) {
                former.insert((&enrolment.learner, &class.course), &class.id);
            }
        }
        let each = reading.plan.enrolments.iter().filter_map(|enrolment| {
            let class = reading.classes.get(enrolment.class.as_str())?;
            let from = *former.get(&(enrolment.learner.as_str(), class.course.as_str()))?;
            (from != class.id).then(|| Breach {
                points: 1,
                because: Because::EnrolmentChanged {
                    learner: enrolment.learner.clone(),
                    from: from.to_owned(),
                    to: class.id.clone(),
                },
            })
        });
        each.collect()
    },
};

/// Sessions of which `of` says something that the former plan does not have for the class; classes without a former plan are free.
fn changed<'a, T: Ord>(
    reading: &Reading<'a>,
    of: impl Fn(&'a Session) -> T,
    because: impl Fn(&Session) -> Because,
) -> Vec<Breach> {
    let mut former: BTreeMap<&str, BTreeSet<T>> = BTreeMap::new();
    for session in &reading.asked.former.sessions {
        former.entry(&session.class).or_default().insert(of(session));
    }
    let moved = reading.plan.sessions.iter().filter(|session| {
        former
            .get(session.class.as_str())
            .is_some_and(|known| !known.contains(&of(session)))
    });
    moved
        .map(|session| Breach {
            points: 1,
            because: because(session),
        })
        .collect()
}

/// Sessions stay at their times.
pub(super) const TIME_KEPT: Constraint = Constraint {
    id: "training.time-kept",
    level: Level::Soft,
    weight: |asked| asked.weights.time_changed.into(),
    breaches: |reading| {
        changed(
            reading,
            |session| session.at,
            |session| Because::TimeChanged {
                class: session.class.clone(),
                at: session.at,
            },
        )
    },
};

/// Classes stay in their rooms.
pub(super) const ROOM_KEPT: Constraint = Constraint {
    id: "training.room-kept",
    level: Level::Soft,
    weight: |asked| asked.weights.room_changed.into(),
    breaches: |reading| {
        changed(
            reading,
            |session| &session.room,
            |session| Because::RoomChanged {
                class: session.class.clone(),
                at: session.at,
                room: session.room.clone(),
            },
        )
    },
};

/// Classes keep their lecturers.
pub(super) const LECTURER_KEPT: Constraint = Constraint {
    id: "training.lecturer-kept",
    level: Level::Soft,
    weight: |asked| asked.weights.lecturer_changed.into(),
    breaches: |reading| {
        changed(
            reading,
            |session| &session.lecturer,
            |session| Because::LecturerChanged {
                class: session.class.clone(),
                at: session.at,
                lecturer: session.lecturer.clone(),
            },
        )
    },
};
