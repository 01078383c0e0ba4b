//! Tiny problems from a seed, with every kind of rule, and plans at random.

use crate::core::Random;
use crate::timetable::training::Date;
use crate::timetable::training::problem::*;

pub(in crate::timetable::training) fn date(n: i32) -> Date {
    // 2019-03-18, a Monday.
    Date::of(2019, 3, 18).unwrap().plus(n)
}

fn span(random: &mut Random, days: usize) -> Span {
    let from = date(i32::try_from(random.below(days)).unwrap());
    let half = [None, Some(Half::Morning), Some(Half::Afternoon)][random.below(3)];
    Span {
        from,
        until: from.plus(1),
        half,
    }
}

/// A problem of a few classes and learners; small enough to be tried out where `days` is 1 or 2.
pub(in crate::timetable::training) fn tiny(seed: u64, days: usize) -> Training {
    let mut random = Random::new(seed);
    let mut asked = Training {
        dates: (0..days)
            .map(|n| date(i32::try_from(n * (1 + n / 3)).unwrap()))
            .collect(),
        ..Training::default()
    };
    let last = asked.dates[days - 1];
    let small = |n: usize| u16::try_from(n).unwrap();
    let count = |n: usize| u32::try_from(n).unwrap();
    for k in 0..2 {
        asked.courses.push(Course {
            id: format!("k{k}"),
            sessions: small(1 + random.below(2)),
            least_learners: count(random.below(2)),
            most_learners: count(2 + random.below(2)),
            equipment: if random.chance(0.2) {
                vec!["pc".into()]
            } else {
                Vec::new()
            },
            days_apart: small(random.below(3)),
            within_days: small(random.below(3)),
        });
        for c in 0..=random.below(2) {
            asked.classes.push(Class {
                id: format!("k{k}-{c}"),
                course: format!("k{k}"),
                from: date(0),
                until: if random.chance(0.8) { last.plus(1) } else { date(1) },
                wished_lecturers: if random.chance(0.5) {
                    vec![format!("t{}", random.below(2))]
                } else {
                    Vec::new()
                },
            });
        }
    }
    for u in 0..2 {
        asked.units.push(Unit {
            id: format!("u{u}"),
            people: 3,
            least_present_percent: [30, 60][random.below(2)],
        });
        asked.travel.push(Way {
            unit: format!("u{u}"),
            venue: "v0".into(),
            minutes: count(random.below(100)),
        });
        asked.travel.push(Way {
            unit: format!("u{u}"),
            venue: "v1".into(),
            minutes: count(random.below(100)),
        });
    }
    for l in 0..4 {
        let mut courses: Vec<String> = (0..2).filter(|_| random.chance(0.6)).map(|k| format!("k{k}")).collect();
        if courses.is_empty() {
            courses.push(format!("k{}", l % 2));
        }
        let away = if random.chance(0.2) {
            vec![span(&mut random, days)]
        } else {
            Vec::new()
        };
        asked.learners.push(Learner {
            id: format!("l{l}"),
            unit: format!("u{}", l % 2),
            courses,
            away,
        });
    }
    for t in 0..2 {
        let mut teaches: Vec<String> = (0..2).filter(|_| random.chance(0.8)).map(|k| format!("k{k}")).collect();
        teaches.push(format!("k{t}"));
        teaches.sort();
        teaches.dedup();
        asked.lecturers.push(Lecturer {
            id: format!("t{t}"),
            teaches,
            away: if random.chance(0.3) {
                vec![span(&mut random, days)]
            } else {
                Vec::new()
            },
            most_sessions: random.chance(0.5).then(|| count(2 + random.below(3))),
            most_sessions_a_week: random.chance(0.5).then(|| count(2 + random.below(3))),
        });
        asked.rooms.push(Room {
            id: format!("r{t}"),
            seats: count(2 + random.below(2)),
            equipment: if t == 0 { vec!["pc".into()] } else { Vec::new() },
            venue: format!("v{t}"),
            closed: if random.chance(0.3) {
                vec![span(&mut random, days)]
            } else {
                Vec::new()
            },
        });
    }
    settled(&mut asked, &mut random);
    if random.chance(0.4) {
        both(&mut asked);
    }
    asked
}

/// The first learner is the first lecturer too.
fn both(asked: &mut Training) {
    let learners = asked.learners.iter_mut().map(|one| &mut one.id);
    let enrolments = [&mut asked.enrolled, &mut asked.forbidden, &mut asked.former.enrolments];
    let listed = enrolments.into_iter().flatten().map(|one| &mut one.learner);
    learners
        .chain(listed)
        .filter(|id| *id == "l0")
        .for_each(|id| "t0".clone_into(id));
}

fn settled(asked: &mut Training, random: &mut Random) {
    let at = |random: &mut Random, asked: &Training| HalfDay {
        date: *random.pick(&asked.dates).unwrap(),
        half: [Half::Morning, Half::Afternoon][random.below(2)],
    };
    if random.chance(0.3) {
        let class = random.pick(&asked.classes).unwrap().id.clone();
        let room = random.chance(0.5).then(|| "r0".to_owned());
        asked.pins.push(Pin {
            class,
            at: at(random, asked),
            room,
            lecturer: None,
        });
    }
    let pair = |random: &mut Random, asked: &Training| Enrolment {
        learner: random.pick(&asked.learners).unwrap().id.clone(),
        class: random.pick(&asked.classes).unwrap().id.clone(),
    };
    if random.chance(0.2) {
        asked.enrolled.push(pair(random, asked));
    }
    if random.chance(0.2) {
        asked.forbidden.push(pair(random, asked));
    }
    if random.chance(0.4) {
        let pairs: Vec<Enrolment> = (0..3).map(|_| pair(random, asked)).collect();
        asked.former.enrolments = pairs;
        for class in asked.classes.clone() {
            let session = Session {
                class: class.id,
                at: at(random, asked),
                room: format!("r{}", random.below(2)),
                lecturer: format!("t{}", random.below(2)),
            };
            asked.former.sessions.push(session);
        }
    }
}
