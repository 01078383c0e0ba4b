//! A timetable judged again: which of its classes the ledger as it is now no longer bears as they were, and why.

use std::collections::BTreeSet;

use super::super::fact::{Mentioned, RunFact};
use super::super::result::{RunResult, StaleMove};
use super::super::timetable::RunTimetable;
use crate::training_plan::{KeptClass, TrainingInputs};

pub(super) fn judged(inputs: &TrainingInputs, result: &RunResult) -> Vec<StaleMove> {
    let Some(timetable) = &result.timetable else {
        return Vec::new();
    };
    let stale = timetable.classes.iter().filter_map(|class| {
        let (why, bars) = stale(inputs, timetable, class)?;
        Some(StaleMove {
            key: class.code.clone(),
            why,
            bars,
        })
    });
    stale.collect()
}

/// The first thing that is otherwise, and whether the class can no longer be held so.
fn stale(inputs: &TrainingInputs, timetable: &RunTimetable, class: &KeptClass) -> Option<(RunFact, bool)> {
    let Some(now) = inputs.class(&class.code).filter(|now| now.programme == class.programme) else {
        return Some((RunFact::new("run-stale-class"), true));
    };
    if now.open.is_some() != class.open {
        return Some((RunFact::new("run-stale-class-open"), true));
    }
    let announced = (now.announced.0.number(), now.announced.1.number());
    if class.open && class.announced.is_some_and(|then| then != announced) {
        return Some((RunFact::new("run-stale-announced"), true));
    }
    let own = || {
        timetable
            .plan
            .sessions
            .iter()
            .filter(|session| session.class == class.code)
    };
    let rooms: BTreeSet<&str> = inputs.problem.rooms.iter().map(|room| room.id.as_str()).collect();
    if let Some(gone) = own().find(|session| !rooms.contains(session.room.as_str())) {
        let room = Mentioned::Unit(gone.room.clone());
        return Some((RunFact::new("run-stale-room").with("room", room), false));
    }
    let teaches = |id: &str| {
        let mut all = inputs.problem.lecturers.iter();
        all.any(|one| one.id == id && one.teaches.contains(&now.course))
    };
    if let Some(gone) = own().find(|session| !teaches(&session.lecturer)) {
        let lecturer = Mentioned::Person(gone.lecturer.clone());
        return Some((RunFact::new("run-stale-lecturer").with("lecturer", lecturer), false));
    }
    let learns = |id: &str| {
        let id = id.parse().ok();
        id.is_some_and(|id| inputs.learners.contains_key(&id))
    };
    let listed = timetable.learners.iter().filter(|one| one.class == class.code);
    let gone = listed.filter(|one| !learns(&one.person)).count();
    (gone > 0).then(|| (RunFact::new("run-stale-learners").with("n", gone), false))
}
