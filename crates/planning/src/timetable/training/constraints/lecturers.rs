//! Lecturers teach what they can, when they are there, one class at a time and within their load.

use std::collections::{BTreeMap, BTreeSet};

use super::reading::count;
use super::{Because, Breach, Constraint, counted};
use crate::core::Level;
use crate::timetable::training::problem::Session;

/// The lecturer can teach the course.
pub(super) const CAN_TEACH: Constraint = Constraint {
    id: "training.lecturer-can-teach",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let cannot = reading
            .known()
            .filter(|(_, class, _, lecturer)| !lecturer.teaches.contains(&class.course));
        cannot
            .map(|(session, ..)| Breach {
                points: 1,
                because: Because::CannotTeach {
                    lecturer: session.lecturer.clone(),
                    class: session.class.clone(),
                },
            })
            .collect()
    },
};

/// The lecturer is not away.
pub(super) const PRESENT: Constraint = Constraint {
    id: "training.lecturer-present",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let away = reading
            .known()
            .filter(|(session, _, _, lecturer)| lecturer.away.iter().any(|span| span.holds(session.at)));
        away.map(|(session, ..)| Breach {
            points: 1,
            because: Because::LecturerAway {
                lecturer: session.lecturer.clone(),
                at: session.at,
                class: session.class.clone(),
            },
        })
        .collect()
    },
};

/// A lecturer teaches one class at a time.
pub(super) const ONCE: Constraint = Constraint {
    id: "training.lecturer-once",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        reading.twice(
            |session| &session.lecturer,
            |lecturer, at, classes| Because::LecturerTwice {
                lecturer: lecturer.to_owned(),
                at,
                classes,
            },
        )
    },
};

/// Who teaches is in no class as a learner meanwhile; a point for each session taught and each one missed by it.
pub(super) const NOT_LEARNING: Constraint = Constraint {
    id: "training.lecturer-not-learning",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let mut found = Vec::new();
        for (session, ..) in reading.known() {
            let learns = reading.learners.contains_key(session.lecturer.as_str());
            let followed = reading.followed.get(session.lecturer.as_str()).filter(|_| learns);
            let missed: Vec<String> = followed
                .into_iter()
                .flatten()
                .flat_map(|class| reading.held(class))
                .filter(|own| own.at == session.at)
                .map(|own| own.class.clone())
                .collect();
            found.push(Breach {
                points: missed.len() as u64,
                because: Because::TeachesAndLearns {
                    lecturer: session.lecturer.clone(),
                    at: session.at,
                    classes: missed,
                },
            });
        }
        found
    },
};

/// Limits of a lecturer's sessions in all and in a week; a point for each session above.
pub(super) const LOAD: Constraint = Constraint {
    id: "training.lecturer-load",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let mut given: BTreeMap<&str, Vec<&Session>> = BTreeMap::new();
        for session in &reading.plan.sessions {
            given.entry(&session.lecturer).or_default().push(session);
        }
        let mut found = Vec::new();
        for lecturer in &reading.asked.lecturers {
            let sessions = given.remove(lecturer.id.as_str()).unwrap_or_default();
            let all = count(sessions.len());
            let most = lecturer.most_sessions.unwrap_or(u32::MAX);
            found.push(Breach {
                points: all.saturating_sub(most).into(),
                because: Because::LecturerOverloaded {
                    lecturer: lecturer.id.clone(),
                    sessions: all,
                    most,
                },
            });
            let most = lecturer.most_sessions_a_week.unwrap_or(u32::MAX);
            let mut weeks: BTreeMap<i32, Vec<&Session>> = BTreeMap::new();
            for session in sessions {
                weeks.entry(session.at.date.week()).or_default().push(session);
            }
            for sessions in weeks.into_values() {
                let date = sessions[0].at.date;
                found.push(Breach {
                    points: count(sessions.len()).saturating_sub(most).into(),
                    because: Because::LecturerWeekOverloaded {
                        lecturer: lecturer.id.clone(),
                        monday: date.plus(-date.weekday()),
                        sessions: count(sessions.len()),
                        most,
                    },
                });
            }
        }
        found
    },
};

/// A class keeps one lecturer; a point for each beyond the first.
pub(super) const ONE_LECTURER: Constraint = Constraint {
    id: "training.one-lecturer",
    level: Level::Soft,
    weight: |asked| asked.weights.lecturer_extra.into(),
    breaches: |reading| {
        let each = reading.asked.classes.iter().map(|class| {
            let held = reading.held(&class.id).iter();
            let lecturers: BTreeSet<&String> = held.map(|session| &session.lecturer).collect();
            Breach {
                points: (lecturers.len() as u64).saturating_sub(1),
                because: Because::LecturersMany {
                    class: class.id.clone(),
                    lecturers: lecturers.into_iter().cloned().collect(),
                },
            }
        });
        each.collect()
    },
};

/// A class that wishes for lecturers has one of them; a point for each session by somebody else.
pub(super) const WISHED: Constraint = Constraint {
    id: "training.wished-lecturer",
    level: Level::Soft,
    weight: |asked| asked.weights.lecturer_unwished.into(),
    breaches: |reading| {
        let other = reading.known().filter(|(session, class, ..)| {
            !class.wished_lecturers.is_empty() && !class.wished_lecturers.contains(&session.lecturer)
        });
        other
            .map(|(session, ..)| Breach {
                points: 1,
                because: Because::LecturerUnwished {
                    class: session.class.clone(),
                    lecturer: session.lecturer.clone(),
                    at: session.at,
                },
            })
            .collect()
    },
};
