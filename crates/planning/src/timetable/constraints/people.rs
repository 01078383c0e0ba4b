//! Nobody is in two places at a time, and nobody travels farther than needed.

use std::collections::BTreeMap;

use super::{Because, Breach, Constraint};
use crate::core::Level;

/// A lecturer gives one session at a time.
pub(super) const LECTURER_ONCE: Constraint = Constraint {
    id: "timetable.lecturer-once-a-slot",
    level: Level::Hard,
    breaches: |reading| {
        let mut given: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for class in &reading.asked.classes {
            given.entry(&class.lecturer).or_default().push(&class.id);
        }
        let each = given.into_iter().flat_map(|(lecturer, classes)| {
            reading.twice(&classes, |slot, classes| Because::LecturerTwice {
                lecturer: lecturer.to_owned(),
                slot,
                classes,
            })
        });
        each.collect()
    },
};

/// A cohort follows one session at a time.
pub(super) const COHORT_ONCE: Constraint = Constraint {
    id: "timetable.cohort-once-a-slot",
    level: Level::Hard,
    breaches: |reading| {
        let each = reading.asked.cohorts.iter().flat_map(|cohort| {
            let classes: Vec<&str> = cohort.classes.iter().map(String::as_str).collect();
            reading.twice(&classes, |slot, classes| Because::CohortTwice {
                cohort: cohort.id.clone(),
                slot,
                classes,
            })
        });
        each.collect()
    },
};

/// A learner follows one session at a time.
pub(super) const LEARNER_ONCE: Constraint = Constraint {
    id: "timetable.learner-once-a-slot",
    level: Level::Hard,
    breaches: |reading| {
        let each = reading.asked.learners.iter().flat_map(|learner| {
            let classes: Vec<&str> = learner.classes.iter().map(String::as_str).collect();
            reading.twice(&classes, |slot, classes| Because::LearnerTwice {
                learner: learner.id.clone(),
                slot,
                classes,
            })
        });
        each.collect()
    },
};

/// Travel of all learners to all sessions.
pub(super) const TRAVEL: Constraint = Constraint {
    id: "timetable.travel",
    level: Level::Soft,
    breaches: |reading| {
        let weight = u64::from(reading.asked.weights.travel);
        if weight == 0 {
            return Vec::new();
        }
        let mut way: BTreeMap<(&str, &str), u64> = BTreeMap::new();
        for learner in &reading.asked.learners {
            for (class, travel) in learner
                .classes
                .iter()
                .flat_map(|class| learner.travel.iter().map(move |travel| (class, travel)))
            {
                *way.entry((class, &travel.venue)).or_default() += u64::from(travel.distance);
            }
        }
        let venues: BTreeMap<&str, &str> = reading
            .asked
            .rooms
            .iter()
            .map(|room| (&*room.id, &*room.venue))
            .collect();
        let travelled = reading.sessions.iter().filter_map(|session| {
            let venue = venues.get(&*session.room)?;
            let distance = *way.get(&(&*session.class, *venue))?;
            let because = Because::Travels {
                class: session.class.clone(),
                room: session.room.clone(),
                distance,
            };
            (distance > 0).then(|| Breach {
                points: weight * distance,
                because,
            })
        });
        travelled.collect()
    },
};
