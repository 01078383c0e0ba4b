//! A district's training year from a seed: 38 classes of twelve courses, 13 communes and 25 offices, about 3,000 officials.
//!
//! It follows the published account of one district's year (two families of courses, more than 3,000 learners); names and numbers
//! beyond that are made up. Communes lie up to 40 km from the town; three of them have a hall.

use super::date::Date;
use super::problem::{Class, Course, Learner, Lecturer, Room, Span, Training, Unit, Way};
use crate::core::Random;

/// A course of the year: name, classes, sessions, seats a class, days apart, days within, needs computers.
type Offer = (&'static str, usize, u16, u32, u16, u16, bool);

/// Political theory first, then professional skills: 38 classes.
const OFFERS: [Offer; 12] = [
    ("LLCT-SC", 2, 20, 90, 0, 45, false),
    ("LLCT-DVM", 4, 8, 80, 0, 10, false),
    ("LLCT-KND", 4, 6, 90, 0, 7, false),
    ("NQ", 6, 2, 200, 0, 1, false),
    ("CTD", 4, 4, 100, 0, 5, false),
    ("DV", 3, 4, 90, 2, 12, false),
    ("MC", 2, 6, 45, 2, 15, true),
    ("TIN", 3, 8, 40, 2, 21, true),
    ("QLNN", 2, 16, 60, 0, 30, false),
    ("TB", 4, 4, 110, 0, 4, false),
    ("TP-HT", 2, 4, 60, 0, 5, false),
    ("TC-KT", 2, 4, 60, 0, 5, false),
];
/// Rooms of the town, then of three communes: seats, computers, venue.
const ROOMS: [(&str, u32, bool, &str); 8] = [
    ("centre-hall", 220, false, "town"),
    ("centre-A1", 90, false, "town"),
    ("centre-A2", 80, false, "town"),
    ("centre-A3", 60, false, "town"),
    ("centre-computers", 45, true, "town"),
    ("hall-03", 120, false, "commune-03"),
    ("hall-07", 110, false, "commune-07"),
    ("hall-11", 100, false, "commune-11"),
];
const COMMUNES: usize = 13;
const OFFICES: usize = 25;
/// Learners of the whole district, and places of its classes that are taken, in percent.
const OFFICIALS: usize = 3_000;
const FILLED: u32 = 88;

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::of(year, month, day).unwrap_or_default()
}

/// The district's year with so many percent of its people (100: about 3,000; rooms, lecturers and classes stay).
pub fn district(seed: u64, percent: u32) -> Training {
    let mut random = Random::new(seed);
    let mut asked = Training::default();
    let holidays = [
        day(2019, 4, 15),
        day(2019, 4, 29),
        day(2019, 4, 30),
        day(2019, 5, 1),
        day(2019, 9, 2),
    ];
    let (first, last) = (day(2019, 3, 18), day(2019, 11, 29));
    let dates = (0..=last.number() - first.number()).map(|days| first.plus(days));
    asked.dates = dates
        .filter(|date| date.weekday() < 5 && !holidays.contains(date))
        .collect();
    let scaled = |n: u32| (n * percent).div_ceil(100).max(2);
    for (id, classes, sessions, seats, days_apart, within_days, computers) in OFFERS {
        let most = scaled(seats);
        asked.courses.push(Course {
            id: id.to_owned(),
            sessions,
            least_learners: most / 3,
            most_learners: most,
            equipment: if computers {
                vec!["computers".to_owned()]
            } else {
                Vec::new()
            },
            days_apart,
            within_days,
        });
        for number in 1..=classes {
            // Long courses have more of the year to lie in.
            let length = i32::from(sessions) * 2 + 45;
            let start = random.below(usize::try_from(last.number() - first.number() - length).unwrap_or(1));
            let from = first.plus(i32::try_from(start).unwrap_or(0));
            asked.classes.push(Class {
                id: format!("{id}-{number}"),
                course: id.to_owned(),
                from,
                until: from.plus(length),
                wished_lecturers: Vec::new(),
            });
        }
    }
    units(&mut asked, &mut random);
    learners(&mut asked, &mut random, percent as usize);
    rooms(&mut asked, &mut random);
    lecturers(&mut asked, &mut random);
    asked
}

fn units(asked: &mut Training, random: &mut Random) {
    let mut at: Vec<(String, f64, f64)> = (1..=OFFICES).map(|n| (format!("office-{n:02}"), 0.0, 0.5)).collect();
    for n in 1..=COMMUNES {
        at.push((format!("commune-{n:02}"), random.unit() * 40.0, random.unit() * 25.0));
    }
    for (id, ..) in &at {
        let office = id.starts_with("office");
        asked.units.push(Unit {
            id: id.clone(),
            people: 0,
            least_present_percent: if office { 60 } else { 65 },
        });
    }
    let mut venues = vec![("town".to_owned(), 0.0, 0.0)];
    venues.extend(
        at.iter()
            .filter(|(id, ..)| ROOMS.iter().any(|room| room.3 == id))
            .cloned(),
    );
    for (unit, x, y) in &at {
        for (venue, a, b) in &venues {
            let km = ((x - a).powi(2) + (y - b).powi(2)).sqrt();
            asked.travel.push(Way {
                unit: unit.clone(),
                venue: venue.clone(),
                minutes: 5 + minutes(km),
            });
        }
    }
}

/// Two and a half minutes a kilometre.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance within a district"
)]
fn minutes(km: f64) -> u32 {
    (km * 2.5) as u32
}

fn learners(asked: &mut Training, random: &mut Random, percent: usize) {
    let people = OFFICIALS * percent / 100;
    let mut courses: Vec<Vec<usize>> = vec![Vec::new(); people];
    let mut order: Vec<usize> = (0..people).collect();
    random.shuffle(&mut order);
    let mut next = 0;
    for (k, course) in asked.courses.iter().enumerate() {
        let classes = asked.classes.iter().filter(|class| class.course == course.id).count();
        let places = course.most_learners as usize * classes * FILLED as usize / 100;
        for _ in 0..places.min(people) {
            courses[order[next % people]].push(k);
            next += 1;
        }
    }
    // Who would take nothing is no learner. Six of ten work in a commune.
    for (l, taken) in courses.iter().enumerate().filter(|(_, taken)| !taken.is_empty()) {
        let u = if random.chance(0.6) {
            OFFICES + random.below(COMMUNES)
        } else {
            random.below(OFFICES)
        };
        let mut away = Vec::new();
        if random.chance(0.05) {
            let start = random.below(asked.dates.len().saturating_sub(10));
            away.push(span(asked.dates[start], 14));
        }
        let mut taken: Vec<String> = taken.iter().map(|k| asked.courses[*k].id.clone()).collect();
        taken.dedup();
        asked.learners.push(Learner {
            id: format!("CB-{l:04}"),
            unit: asked.units[u].id.clone(),
            courses: taken,
            away,
        });
        asked.units[u].people += 1;
    }
    // Two of ten people of a unit, and four more, learn nothing this year.
    for unit in &mut asked.units {
        unit.people += unit.people / 4 + 4;
    }
}

fn span(from: Date, days: i32) -> Span {
    Span {
        from,
        until: from.plus(days),
        half: None,
    }
}

fn rooms(asked: &mut Training, random: &mut Random) {
    for (id, seats, computers, venue) in ROOMS {
        let mut closed = Vec::new();
        for _ in 0..4 {
            let start = asked.dates[random.below(asked.dates.len())];
            closed.push(span(start, 3));
        }
        asked.rooms.push(Room {
            id: id.to_owned(),
            seats,
            equipment: if computers {
                vec!["computers".to_owned()]
            } else {
                Vec::new()
            },
            venue: venue.to_owned(),
            closed,
        });
    }
}

fn lecturers(asked: &mut Training, random: &mut Random) {
    for n in 0..14_usize {
        let full_time = n < 8;
        let mut teaches: Vec<String> = Vec::new();
        // Every course has two full-time lecturers at least.
        for (k, course) in asked.courses.iter().enumerate() {
            let own = full_time && (k % 4 == n % 4 || k % 8 == n);
            if own || random.chance(if full_time { 0.1 } else { 0.15 }) {
                teaches.push(course.id.clone());
            }
        }
        let mut away = Vec::new();
        for _ in 0..if full_time { 2 } else { 8 } {
            let start = asked.dates[random.below(asked.dates.len())];
            away.push(span(start, 5));
        }
        asked.lecturers.push(Lecturer {
            id: format!("GV-{:02}", n + 1),
            teaches,
            away,
            most_sessions: Some(if full_time { 60 } else { 20 }),
            most_sessions_a_week: Some(if full_time { 8 } else { 4 }),
        });
    }
    for class in &mut asked.classes {
        let able: Vec<&Lecturer> = asked
            .lecturers
            .iter()
            .filter(|lecturer| lecturer.teaches.contains(&class.course))
            .collect();
        if random.chance(0.6) {
            class
                .wished_lecturers
                .extend(random.pick(&able).map(|lecturer| lecturer.id.clone()));
        }
    }
}
