//! What is settled must be possible by itself and beside what else is settled.

use std::collections::{BTreeMap, BTreeSet};

use super::{PinFault, Trouble, count};
use crate::timetable::training::problem::{Enrolment, Training};

pub(super) fn impossible(asked: &Training) -> Vec<Trouble> {
    let mut troubles = sessions(asked);
    troubles.extend(enrolments(asked));
    troubles
}

fn sessions(asked: &Training) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    let mut times = BTreeSet::new();
    let mut rooms = BTreeSet::new();
    let mut lecturers = BTreeSet::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for pin in &asked.pins {
        *counts.entry(&pin.class).or_default() += 1;
        let Some(class) = asked.classes.iter().find(|class| class.id == pin.class) else {
            continue;
        };
        let Some(course) = asked.courses.iter().find(|course| course.id == class.course) else {
            continue;
        };
        let date = pin.at.date;
        let mut faults = Vec::new();
        if date < class.from || date >= class.until || asked.dates.binary_search(&date).is_err() {
            faults.push(PinFault::OutOfSeason);
        }
        if !times.insert((&pin.class, pin.at)) {
            faults.push(PinFault::Twice);
        }
        let room = asked.rooms.iter().find(|room| Some(&room.id) == pin.room.as_ref());
        if let Some(room) = room {
            if course.equipment.iter().any(|needed| !room.equipment.contains(needed)) {
                faults.push(PinFault::RoomUnfit);
            }
            if room.closed.iter().any(|span| span.holds(pin.at)) {
                faults.push(PinFault::RoomClosed);
            }
            if !rooms.insert((&room.id, pin.at)) {
                faults.push(PinFault::RoomTaken);
            }
        }
        let lecturer = asked
            .lecturers
            .iter()
            .find(|lecturer| Some(&lecturer.id) == pin.lecturer.as_ref());
        if let Some(lecturer) = lecturer {
            if !lecturer.teaches.contains(&class.course) {
                faults.push(PinFault::CannotTeach);
            }
            if lecturer.away.iter().any(|span| span.holds(pin.at)) {
                faults.push(PinFault::LecturerAway);
            }
            if !lecturers.insert((&lecturer.id, pin.at)) {
                faults.push(PinFault::LecturerTaken);
            }
        }
        troubles.extend(faults.into_iter().map(|fault| Trouble::PinImpossible {
            class: pin.class.clone(),
            at: pin.at,
            fault,
        }));
    }
    for class in &asked.classes {
        let pins = counts.get(class.id.as_str()).copied().unwrap_or(0);
        let course = asked.courses.iter().find(|course| course.id == class.course);
        let sessions = course.map_or(0, |course| course.sessions.into());
        if count(pins) > sessions {
            troubles.push(Trouble::PinsTooMany {
                class: class.id.clone(),
                pins: count(pins),
                sessions,
            });
        }
    }
    troubles
}

fn enrolments(asked: &Training) -> Vec<Trouble> {
    let course_of: BTreeMap<&str, &str> = asked.classes.iter().map(|class| (&*class.id, &*class.course)).collect();
    let takes: BTreeMap<&str, &[String]> = asked
        .learners
        .iter()
        .map(|learner| (&*learner.id, &learner.courses[..]))
        .collect();
    let forbidden: BTreeSet<&Enrolment> = asked.forbidden.iter().collect();
    let mut settled = BTreeMap::new();
    let mut troubles = Vec::new();
    for enrolment in &asked.enrolled {
        let course = course_of.get(&*enrolment.class).copied().unwrap_or("");
        let is_taken = takes
            .get(&*enrolment.learner)
            .is_some_and(|courses| courses.iter().any(|own| own == course));
        let before = settled.insert((&enrolment.learner, course), &enrolment.class);
        let twice = before.is_some_and(|before| *before != enrolment.class);
        if !is_taken || twice || forbidden.contains(enrolment) {
            troubles.push(Trouble::EnrolmentImpossible {
                learner: enrolment.learner.clone(),
                class: enrolment.class.clone(),
            });
        }
    }
    // Only who has something forbidden can have everything forbidden.
    let named: BTreeSet<&str> = asked.forbidden.iter().map(|enrolment| &*enrolment.learner).collect();
    for learner in asked.learners.iter().filter(|learner| named.contains(&*learner.id)) {
        for course in &learner.courses {
            let mut classes = asked.classes.iter().filter(|class| class.course == *course).peekable();
            let is_forbidden = |class: &str| {
                let pair = Enrolment {
                    learner: learner.id.clone(),
                    class: class.to_owned(),
                };
                forbidden.contains(&pair)
            };
            if classes.peek().is_some() && classes.all(|class| is_forbidden(&class.id)) {
                troubles.push(Trouble::AllForbidden {
                    learner: learner.id.clone(),
                    course: course.clone(),
                });
            }
        }
    }
    troubles
}
