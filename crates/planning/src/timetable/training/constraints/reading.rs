//! A plan and its problem, laid out so that each rule can be said in a few lines.

use std::collections::{BTreeMap, BTreeSet};

use super::{Because, Breach};
use crate::timetable::training::date::Date;
use crate::timetable::training::problem::{Class, Course, HalfDay, Learner, Lecturer, Plan, Room, Session, Training};

/// See the module above.
#[derive(Debug)]
pub struct Reading<'a> {
    pub(super) asked: &'a Training,
    pub(super) plan: &'a Plan,
    pub(super) courses: BTreeMap<&'a str, &'a Course>,
    pub(super) classes: BTreeMap<&'a str, &'a Class>,
    pub(super) rooms: BTreeMap<&'a str, &'a Room>,
    pub(super) lecturers: BTreeMap<&'a str, &'a Lecturer>,
    pub(super) learners: BTreeMap<&'a str, &'a Learner>,
    /// Sessions of each class, in the order of time.
    held: BTreeMap<&'a str, Vec<&'a Session>>,
    /// Learners of each class.
    enrolled: BTreeMap<&'a str, Vec<&'a Learner>>,
    /// Classes of each learner.
    pub(super) followed: BTreeMap<&'a str, Vec<&'a str>>,
}

fn by_id<'a, T>(all: &'a [T], id: impl Fn(&'a T) -> &'a str) -> BTreeMap<&'a str, &'a T> {
    all.iter().map(|each| (id(each), each)).collect()
}

impl<'a> Reading<'a> {
    /// Lays them out.
    pub fn new(asked: &'a Training, plan: &'a Plan) -> Self {
        let learners = by_id(&asked.learners, |learner| &learner.id);
        let mut reading = Self {
            asked,
            plan,
            courses: by_id(&asked.courses, |course| &course.id),
            classes: by_id(&asked.classes, |class| &class.id),
            rooms: by_id(&asked.rooms, |room| &room.id),
            lecturers: by_id(&asked.lecturers, |lecturer| &lecturer.id),
            learners,
            held: BTreeMap::new(),
            enrolled: BTreeMap::new(),
            followed: BTreeMap::new(),
        };
        for session in &plan.sessions {
            reading.held.entry(&session.class).or_default().push(session);
        }
        for sessions in reading.held.values_mut() {
            sessions.sort_by_key(|session| session.at);
        }
        for enrolment in &plan.enrolments {
            if let Some(learner) = reading.learners.get(enrolment.learner.as_str()) {
                reading.enrolled.entry(&enrolment.class).or_default().push(learner);
            }
            reading
                .followed
                .entry(&enrolment.learner)
                .or_default()
                .push(&enrolment.class);
        }
        reading
    }

    /// Sessions of a class, in the order of time.
    pub(super) fn held(&self, class: &str) -> &[&'a Session] {
        self.held.get(class).map_or(&[], Vec::as_slice)
    }

    /// Learners of a class.
    pub(super) fn enrolled(&self, class: &str) -> &[&'a Learner] {
        self.enrolled.get(class).map_or(&[], Vec::as_slice)
    }

    /// Dates of a class, each once, in order.
    pub(super) fn dates(&self, class: &str) -> Vec<Date> {
        let dates: BTreeSet<Date> = self.held(class).iter().map(|session| session.at.date).collect();
        dates.into_iter().collect()
    }

    /// Sessions whose class, room and lecturer are there.
    pub(super) fn known(&self) -> impl Iterator<Item = (&'a Session, &'a Class, &'a Room, &'a Lecturer)> {
        self.plan.sessions.iter().filter_map(|session| {
            Some((
                session,
                *self.classes.get(session.class.as_str())?,
                *self.rooms.get(session.room.as_str())?,
                *self.lecturers.get(session.lecturer.as_str())?,
            ))
        })
    }

    /// Where a name `of` each session has more than one at a time: a point for each beyond the first.
    pub(super) fn twice(
        &self,
        of: impl Fn(&'a Session) -> &'a str,
        because: impl Fn(&'a str, HalfDay, Vec<String>) -> Because,
    ) -> Vec<Breach> {
        let mut taken: BTreeMap<(&str, HalfDay), Vec<String>> = BTreeMap::new();
        for session in &self.plan.sessions {
            taken
                .entry((of(session), session.at))
                .or_default()
                .push(session.class.clone());
        }
        let several = taken.into_iter().filter(|(_, classes)| classes.len() > 1);
        several
            .map(|((name, at), classes)| Breach {
                points: classes.len() as u64 - 1,
                because: because(name, at, classes),
            })
            .collect()
    }
}

/// A count as rules say it.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
