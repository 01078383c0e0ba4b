//! Lists that are missing, ids that stand twice or nowhere, numbers and times that make no sense.

use std::collections::{BTreeMap, BTreeSet};

use super::{Trouble, count};
use crate::timetable::training::problem::{Span, Training};

/// No weight or count may be larger: sums stay far from overflow.
const LARGEST: u64 = 1_000_000;

/// Lists without which there is nothing to plan, courses without classes, classes without learners, courses without lecturers.
pub(super) fn missing(asked: &Training) -> Vec<Trouble> {
    let lists = [
        ("dates", asked.dates.is_empty()),
        ("classes", asked.classes.is_empty()),
        ("learners", asked.learners.is_empty()),
        ("lecturers", asked.lecturers.is_empty()),
        ("rooms", asked.rooms.is_empty()),
    ];
    let mut troubles: Vec<Trouble> = lists
        .into_iter()
        .filter(|(_, empty)| *empty)
        .map(|(list, _)| Trouble::Missing { list: list.to_owned() })
        .collect();
    let mut takers: BTreeMap<&str, usize> = BTreeMap::new();
    for course in asked.learners.iter().flat_map(|learner| &learner.courses) {
        *takers.entry(course).or_default() += 1;
    }
    for course in &asked.courses {
        let learners = takers.get(course.id.as_str()).copied().unwrap_or(0);
        let is_opened = asked.classes.iter().any(|class| class.course == course.id);
        if learners > 0 && !is_opened && !asked.classes.is_empty() {
            troubles.push(Trouble::NoClass {
                course: course.id.clone(),
                learners: count(learners),
            });
        }
        let teaches = asked
            .lecturers
            .iter()
            .any(|lecturer| lecturer.teaches.contains(&course.id));
        if is_opened && !teaches && !asked.lecturers.is_empty() && course.sessions > 0 {
            troubles.push(Trouble::NoLecturer {
                course: course.id.clone(),
            });
        }
    }
    if !asked.learners.is_empty() {
        let empty = asked
            .classes
            .iter()
            .filter(|class| !takers.contains_key(class.course.as_str()));
        troubles.extend(empty.map(|class| Trouble::NoLearners {
            class: class.id.clone(),
            course: class.course.clone(),
        }));
    }
    troubles
}

/// Ids that stand twice, and names of nothing.
pub(super) fn unknown(asked: &Training) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    let mut ids = |list: &str, all: Vec<&String>| -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        for id in all {
            if !seen.insert(id.clone()) {
                troubles.push(Trouble::Twice {
                    list: list.to_owned(),
                    id: id.clone(),
                });
            }
        }
        seen
    };
    let courses = ids("courses", asked.courses.iter().map(|course| &course.id).collect());
    let classes = ids("classes", asked.classes.iter().map(|class| &class.id).collect());
    let learners = ids("learners", asked.learners.iter().map(|learner| &learner.id).collect());
    let lecturers = ids(
        "lecturers",
        asked.lecturers.iter().map(|lecturer| &lecturer.id).collect(),
    );
    let rooms = ids("rooms", asked.rooms.iter().map(|room| &room.id).collect());
    let units = ids("units", asked.units.iter().map(|unit| &unit.id).collect());
    for learner in &asked.learners {
        ids(&format!("courses of {}", learner.id), learner.courses.iter().collect());
    }
    let mut told = BTreeSet::new();
    let mut known = |all: &BTreeSet<String>, field: &str, id: &String| {
        if !all.contains(id) && told.insert((field.to_owned(), id.clone())) {
            troubles.push(Trouble::Unknown {
                field: field.to_owned(),
                id: id.clone(),
            });
        }
    };
    for class in &asked.classes {
        known(&courses, "classes.course", &class.course);
        class
            .wished_lecturers
            .iter()
            .for_each(|id| known(&lecturers, "classes.wished_lecturers", id));
    }
    for learner in &asked.learners {
        known(&units, "learners.unit", &learner.unit);
        learner
            .courses
            .iter()
            .for_each(|id| known(&courses, "learners.courses", id));
    }
    for lecturer in &asked.lecturers {
        lecturer
            .teaches
            .iter()
            .for_each(|id| known(&courses, "lecturers.teaches", id));
    }
    for way in &asked.travel {
        known(&units, "travel.unit", &way.unit);
    }
    for pin in &asked.pins {
        known(&classes, "pins.class", &pin.class);
        pin.room.iter().for_each(|id| known(&rooms, "pins.room", id));
        pin.lecturer
            .iter()
            .for_each(|id| known(&lecturers, "pins.lecturer", id));
    }
    for (field, list) in [("enrolled", &asked.enrolled), ("forbidden", &asked.forbidden)] {
        for enrolment in list {
            known(&learners, &format!("{field}.learner"), &enrolment.learner);
            known(&classes, &format!("{field}.class"), &enrolment.class);
        }
    }
    troubles
}

/// Numbers out of range, and times that end before they begin.
pub(super) fn numbers(asked: &Training) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    for pair in asked.dates.windows(2).filter(|pair| pair[0] >= pair[1]) {
        troubles.push(Trouble::DatesOutOfOrder { date: pair[1] });
    }
    let mut within = |field: &str, id: &str, found: u64, least: u64, most: u64| {
        if !(least..=most).contains(&found) {
            troubles.push(Trouble::OutOfRange {
                field: field.to_owned(),
                id: id.to_owned(),
                found,
                least,
                most,
            });
        }
    };
    within("dates", "dates", asked.dates.len() as u64, 0, 2_000);
    within("learners", "learners", asked.learners.len() as u64, 0, 60_000);
    within("classes", "classes", asked.classes.len() as u64, 0, 2_000);
    for course in &asked.courses {
        within("courses.sessions", &course.id, course.sessions.into(), 1, 1_000);
        within(
            "courses.most_learners",
            &course.id,
            course.most_learners.into(),
            1,
            LARGEST,
        );
        let most = u64::from(course.most_learners);
        within(
            "courses.least_learners",
            &course.id,
            course.least_learners.into(),
            0,
            most,
        );
    }
    for unit in &asked.units {
        within(
            "units.least_present_percent",
            &unit.id,
            unit.least_present_percent.into(),
            0,
            100,
        );
        within("units.people", &unit.id, unit.people.into(), 0, LARGEST);
    }
    let weights = &asked.weights;
    for (name, weight) in [
        ("travel", weights.travel),
        ("days_close", weights.days_close),
        ("days_over", weights.days_over),
        ("room_extra", weights.room_extra),
        ("lecturer_extra", weights.lecturer_extra),
        ("lecturer_unwished", weights.lecturer_unwished),
        ("enrolment_changed", weights.enrolment_changed),
        ("time_changed", weights.time_changed),
        ("room_changed", weights.room_changed),
        ("lecturer_changed", weights.lecturer_changed),
    ] {
        within("weights", name, weight.into(), 0, LARGEST);
    }
    let mut before = 0;
    for band in &asked.bands {
        let name = format!("{} minutes", band.up_to_minutes);
        within("bands.points", &name, band.points.into(), 0, LARGEST);
        within(
            "bands.up_to_minutes",
            &name,
            band.up_to_minutes.into(),
            before,
            u32::MAX.into(),
        );
        before = u64::from(band.up_to_minutes) + 1;
    }
    let mut spans: Vec<(&str, &str, &Span)> = Vec::new();
    for learner in &asked.learners {
        spans.extend(learner.away.iter().map(|span| ("learners.away", &*learner.id, span)));
    }
    for lecturer in &asked.lecturers {
        spans.extend(lecturer.away.iter().map(|span| ("lecturers.away", &*lecturer.id, span)));
    }
    for room in &asked.rooms {
        spans.extend(room.closed.iter().map(|span| ("rooms.closed", &*room.id, span)));
    }
    let times = spans
        .into_iter()
        .map(|(field, id, span)| (field, id, span.from, span.until));
    let seasons = asked
        .classes
        .iter()
        .map(|class| ("classes", &*class.id, class.from, class.until));
    for (field, id, from, until) in times.chain(seasons).filter(|(.., from, until)| from >= until) {
        troubles.push(Trouble::Backwards {
            field: field.to_owned(),
            id: id.to_owned(),
            from,
            until,
        });
    }
    troubles
}
