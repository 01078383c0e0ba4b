//! Why no plan was found although counting shows nothing: a smallest set of demands that the search cannot meet together.
//!
//! `check` proves what it names; this is what a search of so many iterations finds, halves first, then one by one.

use serde::{Deserialize, Serialize};

use super::problem::{Enrolment, HalfDay, Training};
use super::solve::solve;
use crate::core::{Budget, needed};

/// Something that the problem asks for, by its ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the fields are ids and dates of the problem")]
pub enum Demand {
    /// A unit keeps its share of people present.
    Present { unit: String },
    /// The classes of a course are not opened for fewer.
    LeastLearners { course: String },
    /// They take no more.
    MostLearners { course: String },
    /// A class is held in its part of the year.
    Season { class: String },
    /// A lecturer is away at times.
    LecturerAway { lecturer: String },
    /// A lecturer's load.
    Load { lecturer: String },
    /// A room is closed at times.
    RoomClosed { room: String },
    /// A learner is away at times.
    LearnerAway { learner: String },
    /// A settled session.
    Pin { class: String, at: HalfDay },
    /// A settled enrolment.
    Enrolled { learner: String, class: String },
    /// A forbidden one.
    Forbidden { learner: String, class: String },
}

/// Demands without any of which the others could be met; empty when a plan was found after all. Each trial has `iterations`, and all
/// end with `limit`: what was found to be needed until then is told, a part of the conflict.
pub fn conflict(asked: &Training, iterations: u64, limit: &Budget) -> Vec<Demand> {
    let trial = limit.clone().with_iterations(iterations);
    // What `check` refuses asks for what cannot be.
    let impossible = |asked: &Training| solve(asked, &trial, &|_| {}).map_or(true, |answer| !answer.feasible);
    needed(asked, demands(asked), limit, give_up, impossible)
}

fn demands(asked: &Training) -> Vec<Demand> {
    let mut all = Vec::new();
    all.extend(
        asked
            .forbidden
            .iter()
            .map(|Enrolment { learner, class }| Demand::Forbidden {
                learner: learner.clone(),
                class: class.clone(),
            }),
    );
    let away = asked.learners.iter().filter(|learner| !learner.away.is_empty());
    all.extend(away.map(|learner| Demand::LearnerAway {
        learner: learner.id.clone(),
    }));
    all.extend(
        asked
            .courses
            .iter()
            .filter(|course| course.least_learners > 0)
            .map(|course| Demand::LeastLearners {
                course: course.id.clone(),
            }),
    );
    all.extend(asked.courses.iter().map(|course| Demand::MostLearners {
        course: course.id.clone(),
    }));
    all.extend(asked.classes.iter().map(|class| Demand::Season {
        class: class.id.clone(),
    }));
    all.extend(
        asked
            .lecturers
            .iter()
            .filter(|lecturer| !lecturer.away.is_empty())
            .map(|lecturer| Demand::LecturerAway {
                lecturer: lecturer.id.clone(),
            }),
    );
    let loaded = asked
        .lecturers
        .iter()
        .filter(|lecturer| lecturer.most_sessions.is_some() || lecturer.most_sessions_a_week.is_some());
    all.extend(loaded.map(|lecturer| Demand::Load {
        lecturer: lecturer.id.clone(),
    }));
    all.extend(
        asked
            .rooms
            .iter()
            .filter(|room| !room.closed.is_empty())
            .map(|room| Demand::RoomClosed { room: room.id.clone() }),
    );
    all.extend(asked.units.iter().map(|unit| Demand::Present { unit: unit.id.clone() }));
    all.extend(
        asked
            .enrolled
            .iter()
            .map(|Enrolment { learner, class }| Demand::Enrolled {
                learner: learner.clone(),
                class: class.clone(),
            }),
    );
    all.extend(asked.pins.iter().map(|pin| Demand::Pin {
        class: pin.class.clone(),
        at: pin.at,
    }));
    all
}

fn give_up(asked: &mut Training, demand: &Demand) {
    match demand {
        Demand::Present { unit } => {
            let own = asked.units.iter_mut().filter(|own| own.id == *unit);
            own.for_each(|own| own.least_present_percent = 0);
        }
        Demand::LeastLearners { course } => {
            let own = asked.courses.iter_mut().filter(|own| own.id == *course);
            own.for_each(|own| own.least_learners = 0);
        }
        Demand::MostLearners { course } => {
            let learners = u32::try_from(asked.learners.len()).unwrap_or(u32::MAX).max(1);
            let own = asked.courses.iter_mut().filter(|own| own.id == *course);
            own.for_each(|own| own.most_learners = own.most_learners.max(learners));
        }
        Demand::Season { class } => {
            if let (Some(first), Some(last)) = (asked.dates.first().copied(), asked.dates.last().copied()) {
                for own in asked.classes.iter_mut().filter(|own| own.id == *class) {
                    (own.from, own.until) = (first, last.plus(1));
                }
            }
        }
        Demand::LecturerAway { lecturer } => {
            let own = asked.lecturers.iter_mut().filter(|own| own.id == *lecturer);
            own.for_each(|own| own.away.clear());
        }
        Demand::Load { lecturer } => {
            let own = asked.lecturers.iter_mut().filter(|own| own.id == *lecturer);
            own.for_each(|own| (own.most_sessions, own.most_sessions_a_week) = (None, None));
        }
        Demand::RoomClosed { room } => {
            let own = asked.rooms.iter_mut().filter(|own| own.id == *room);
            own.for_each(|own| own.closed.clear());
        }
        Demand::LearnerAway { learner } => {
            let own = asked.learners.iter_mut().filter(|own| own.id == *learner);
            own.for_each(|own| own.away.clear());
        }
        Demand::Pin { class, at } => asked.pins.retain(|pin| pin.class != *class || pin.at != *at),
        Demand::Enrolled { learner, class } => {
            asked
                .enrolled
                .retain(|own| own.learner != *learner || own.class != *class);
        }
        Demand::Forbidden { learner, class } => {
            asked
                .forbidden
                .retain(|own| own.learner != *learner || own.class != *class);
        }
    }
}
