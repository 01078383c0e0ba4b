//! Everybody is in one class of each course to be taken, can come, and is not in two places; classes are neither too small nor too large.

use std::collections::BTreeMap;

use super::reading::count;
use super::{Because, Breach, Constraint, counted};
use crate::core::Level;
use crate::timetable::training::problem::{Enrolment, HalfDay};

/// One class of each course that is to be taken, and none of another.
pub(super) const ENROLLED_ONCE: Constraint = Constraint {
    id: "training.enrolled-once",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let mut found = Vec::new();
        for learner in &reading.asked.learners {
            let classes = reading.followed.get(learner.id.as_str()).map_or(&[][..], Vec::as_slice);
            let course_of = |class: &str| reading.classes.get(class).map(|class| &class.course);
            for course in &learner.courses {
                let of_it = classes.iter().filter(|class| course_of(class) == Some(course));
                let classes: Vec<String> = of_it.map(|class| (*class).to_owned()).collect();
                found.push(Breach {
                    points: classes.len().abs_diff(1) as u64,
                    because: Because::EnrolledTimes {
                        learner: learner.id.clone(),
                        course: course.clone(),
                        classes,
                    },
                });
            }
        }
        let asked_for = |enrolment: &Enrolment| {
            let learner = reading.learners.get(enrolment.learner.as_str());
            let class = reading.classes.get(enrolment.class.as_str());
            learner
                .zip(class)
                .is_some_and(|(learner, class)| learner.courses.contains(&class.course))
        };
        let unasked = reading.plan.enrolments.iter().filter(|enrolment| !asked_for(enrolment));
        found.extend(unasked.map(|enrolment| Breach {
            points: 1,
            because: Because::EnrolledUnasked {
                learner: enrolment.learner.clone(),
                class: enrolment.class.clone(),
            },
        }));
        found
    },
};

/// Settled enrolments are kept, forbidden ones are not made.
pub(super) const SETTLED: Constraint = Constraint {
    id: "training.enrolments-settled",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let is_in = |enrolment: &&Enrolment| {
            let followed = reading.followed.get(enrolment.learner.as_str());
            followed.is_some_and(|classes| classes.contains(&enrolment.class.as_str()))
        };
        let broken = reading.asked.enrolled.iter().filter(|enrolment| !is_in(enrolment));
        let broken = broken.map(|Enrolment { learner, class }| Because::EnrolmentBroken {
            learner: learner.clone(),
            class: class.clone(),
        });
        let made = reading.asked.forbidden.iter().filter(is_in);
        let made = made.map(|Enrolment { learner, class }| Because::EnrolmentForbidden {
            learner: learner.clone(),
            class: class.clone(),
        });
        broken
            .chain(made)
            .map(|because| Breach { points: 1, because })
            .collect()
    },
};

/// A learner is in one place at a time; a point for each pair of sessions at a time.
pub(super) const LEARNER_ONCE: Constraint = Constraint {
    id: "training.learner-once",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let mut found = Vec::new();
        for (learner, classes) in reading.followed.iter().filter(|(_, classes)| classes.len() > 1) {
            let mut busy: BTreeMap<HalfDay, Vec<String>> = BTreeMap::new();
            for session in classes.iter().flat_map(|class| reading.held(class)) {
                busy.entry(session.at).or_default().push(session.class.clone());
            }
            found.extend(busy.into_iter().map(|(at, classes)| Breach {
                points: (classes.len() * (classes.len() - 1) / 2) as u64,
                because: Because::LearnerTwice {
                    learner: (*learner).to_owned(),
                    at,
                    classes,
                },
            }));
        }
        found
    },
};

/// A learner is not away when the class is held; a point for each session missed.
pub(super) const LEARNER_PRESENT: Constraint = Constraint {
    id: "training.learner-present",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let mut found = Vec::new();
        for learner in reading.asked.learners.iter().filter(|learner| !learner.away.is_empty()) {
            let classes = reading.followed.get(learner.id.as_str()).map_or(&[][..], Vec::as_slice);
            let held = classes.iter().flat_map(|class| reading.held(class));
            let missed = held.filter(|session| learner.away.iter().any(|span| span.holds(session.at)));
            found.extend(missed.map(|session| Breach {
                points: 1,
                because: Because::LearnerAway {
                    learner: learner.id.clone(),
                    at: session.at,
                    class: session.class.clone(),
                },
            }));
        }
        found
    },
};

/// A class has at least and at most so many learners; a point for each that is missing or too many.
pub(super) const CLASS_SIZE: Constraint = Constraint {
    id: "training.class-size",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let each = reading.asked.classes.iter().filter_map(|class| {
            let course = reading.courses.get(class.course.as_str())?;
            let learners = count(reading.enrolled(&class.id).len());
            let (least, most) = (course.least_learners, course.most_learners);
            Some(Breach {
                points: (learners.saturating_sub(most) + least.saturating_sub(learners)).into(),
                because: Because::ClassSize {
                    class: class.id.clone(),
                    learners,
                    least,
                    most,
                },
            })
        });
        each.collect()
    },
};
