//! What of a former timetable is kept: as a wish where it can be, as a pin for the classes that are to stay.

use std::collections::BTreeSet;

use planning::timetable::training::{Pin, Plan, Training};

use super::inputs::MissingInput;

/// Takes a former plan into the problem: what still can be of it, and the pins of these classes.
pub(super) fn keep(problem: &mut Training, former: &Plan, pinned: &[String], missing: &mut Vec<MissingInput>) {
    let classes: BTreeSet<&str> = problem.classes.iter().map(|class| class.id.as_str()).collect();
    let rooms: BTreeSet<&str> = problem.rooms.iter().map(|room| room.id.as_str()).collect();
    let lecturers: BTreeSet<&str> = problem.lecturers.iter().map(|lecturer| lecturer.id.as_str()).collect();
    let learners: BTreeSet<&str> = problem.learners.iter().map(|learner| learner.id.as_str()).collect();
    let dates: BTreeSet<_> = problem.dates.iter().copied().collect();
    let stands = |class: &str| classes.contains(class);
    let mut kept = Plan::default();
    let sessions = former.sessions.iter();
    kept.sessions = sessions
        .filter(|session| {
            stands(&session.class)
                && rooms.contains(session.room.as_str())
                && lecturers.contains(session.lecturer.as_str())
                && dates.contains(&session.at.date)
        })
        .cloned()
        .collect();
    let enrolments = former.enrolments.iter();
    kept.enrolments = enrolments
        .filter(|enrolment| stands(&enrolment.class) && learners.contains(enrolment.learner.as_str()))
        .cloned()
        .collect();
    for code in pinned {
        let own = kept.sessions.iter().filter(|session| session.class == *code);
        let pins: Vec<Pin> = own
            .map(|session| Pin {
                class: session.class.clone(),
                at: session.at,
                room: Some(session.room.clone()),
                lecturer: Some(session.lecturer.clone()),
            })
            .collect();
        let sessions = former.sessions.iter().filter(|session| session.class == *code).count();
        if pins.is_empty() || pins.len() < sessions {
            missing.push(MissingInput::NotPinnable(code.clone()));
        }
        problem.pins.extend(pins);
        let own = kept.enrolments.iter().filter(|enrolment| enrolment.class == *code);
        problem.enrolled.extend(own.cloned());
    }
    // Lists of the ledger that the former plan does not speak of are kept as they are.
    let told: BTreeSet<&str> = kept.enrolments.iter().map(|one| one.class.as_str()).collect();
    let others = problem.former.enrolments.iter();
    let others: Vec<_> = others
        .filter(|one| !told.contains(one.class.as_str()))
        .cloned()
        .collect();
    kept.enrolments.extend(others);
    problem.former = kept;
}
