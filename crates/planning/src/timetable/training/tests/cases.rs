//! A small year that everybody can follow, with its plan; what is missing or impossible in it is told before any search.

use super::tiny::date;
use crate::core::Budget;
use crate::timetable::training::problem::*;
use crate::timetable::training::{
    Demand, PinFault, Trouble, check, conflict, explain_enrolment, explain_session, solve, verify,
};

pub(super) fn at(day: i32, half: Half) -> HalfDay {
    HalfDay { date: date(day), half }
}

/// Two classes of theory and one of computers in two weeks; 8 learners of two units.
pub(super) fn small() -> Training {
    let class = |id: &str, course: &str| Class {
        id: id.into(),
        course: course.into(),
        from: date(0),
        until: date(12),
        wished_lecturers: Vec::new(),
    };
    let course = |id: &str, sessions| Course {
        id: id.into(),
        sessions,
        least_learners: 2,
        most_learners: 6,
        ..Course::default()
    };
    let learner = |n: usize| Learner {
        id: format!("CB-{n}"),
        unit: format!("unit-{}", n % 2),
        courses: if n < 4 {
            vec!["LLCT".into(), "TIN".into()]
        } else {
            vec!["LLCT".into()]
        },
        away: Vec::new(),
    };
    let lecturer = |id: &str| Lecturer {
        id: id.into(),
        teaches: vec!["LLCT".into(), "TIN".into()],
        ..Lecturer::default()
    };
    let room = |id: &str, seats| Room {
        id: id.into(),
        seats,
        venue: "town".into(),
        ..Room::default()
    };
    Training {
        dates: [0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map(date).to_vec(),
        courses: vec![course("LLCT", 2), course("TIN", 1)],
        classes: vec![class("LLCT-1", "LLCT"), class("LLCT-2", "LLCT"), class("TIN-1", "TIN")],
        learners: (0..8).map(learner).collect(),
        lecturers: vec![lecturer("an"), lecturer("binh")],
        rooms: vec![room("hall", 60), room("room", 8)],
        units: (0..2)
            .map(|n| Unit {
                id: format!("unit-{n}"),
                people: 8,
                least_present_percent: 60,
            })
            .collect(),
        travel: (0..2)
            .map(|n| Way {
                unit: format!("unit-{n}"),
                venue: "town".into(),
                minutes: 10,
            })
            .collect(),
        ..Training::default()
    }
}

/// Its plan: nothing is broken, nothing costs.
pub(super) fn plan() -> Plan {
    let session = |class: &str, day, half| Session {
        class: class.into(),
        at: at(day, half),
        room: "hall".into(),
        lecturer: "an".into(),
    };
    let mut enrolments: Vec<Enrolment> = (0..8)
        .map(|n| Enrolment {
            learner: format!("CB-{n}"),
            class: format!("LLCT-{}", 1 + n / 2 % 2),
        })
        .collect();
    enrolments.extend((0..4).map(|n| Enrolment {
        learner: format!("CB-{n}"),
        class: "TIN-1".into(),
    }));
    Plan {
        enrolments,
        sessions: vec![
            session("LLCT-1", 0, Half::Morning),
            session("LLCT-1", 0, Half::Afternoon),
            session("LLCT-2", 2, Half::Morning),
            session("LLCT-2", 2, Half::Afternoon),
            session("TIN-1", 7, Half::Morning),
        ],
    }
}

#[test]
fn what_is_missing_is_named_before_the_run() {
    let without = |change: fn(&mut Training)| {
        let mut asked = small();
        change(&mut asked);
        solve(&asked, &Budget::iterations(10), &|_| {}).unwrap_err()
    };
    let missing = |list: &str| Trouble::Missing { list: list.into() };
    assert_eq!(without(|asked| asked.rooms.clear()), [missing("rooms")]);
    assert_eq!(without(|asked| asked.lecturers.clear()), [missing("lecturers")]);
    assert_eq!(without(|asked| asked.dates.clear()), [missing("dates")]);
    assert!(without(|asked| asked.learners.clear()).contains(&missing("learners")));
    let told = without(|asked| {
        asked
            .learners
            .iter_mut()
            .for_each(|own| own.courses.retain(|id| id != "TIN"))
    });
    assert_eq!(
        told,
        [Trouble::NoLearners {
            class: "TIN-1".into(),
            course: "TIN".into()
        }]
    );
    let told = without(|asked| {
        asked
            .lecturers
            .iter_mut()
            .for_each(|own| own.teaches.retain(|id| id != "TIN"))
    });
    assert_eq!(told, [Trouble::NoLecturer { course: "TIN".into() }]);
    let told = without(|asked| drop(asked.classes.pop()));
    assert_eq!(
        told,
        [Trouble::NoClass {
            course: "TIN".into(),
            learners: 4
        }]
    );
    // An empty problem is told everything at once.
    assert_eq!(check(&Training::default()).len(), 5);
}

#[test]
fn what_cannot_be_is_told_as_the_smallest_set_with_its_facts() {
    let told = |change: fn(&mut Training)| {
        let mut asked = small();
        change(&mut asked);
        check(&asked)
    };
    // No room with so many seats is free in that part of the year.
    let closed = told(|asked| {
        (asked.courses[0].least_learners, asked.courses[0].most_learners) = (0, 8);
        asked.learners.extend((8..16).map(|n| Learner {
            id: format!("CB-{n}"),
            unit: "unit-0".into(),
            courses: vec!["LLCT".into()],
            away: Vec::new(),
        }));
        asked.rooms[0].closed = vec![Span {
            from: date(0),
            until: date(12),
            half: None,
        }];
        asked.rooms[1].seats = 7;
        asked.units[0].people = 40;
    });
    let free = |class: &str| Trouble::NoRoomFree {
        class: class.into(),
        seats: 8,
        needed: 2,
        open: 0,
        from: date(0),
        until: date(12),
    };
    assert_eq!(closed, [free("LLCT-1"), free("LLCT-2")]);
    let crowded = told(|asked| {
        asked.dates.truncate(2);
        asked.rooms.pop();
        asked.units.iter_mut().for_each(|unit| unit.least_present_percent = 0);
    });
    let all = ["LLCT-1", "LLCT-2", "TIN-1"].map(String::from).to_vec();
    let rooms = vec!["hall".to_owned()];
    assert_eq!(
        crowded,
        [Trouble::RoomsCrowded {
            classes: all.clone(),
            rooms,
            needed: 5,
            open: 4
        }]
    );
    let loaded = told(|asked| asked.lecturers.iter_mut().for_each(|own| own.most_sessions = Some(2)));
    let both = ["an", "binh"].map(String::from).to_vec();
    assert_eq!(
        loaded,
        [Trouble::LecturersOverloaded {
            classes: all,
            lecturers: both,
            needed: 5,
            most: 4
        }]
    );
    let emptied = told(|asked| asked.units[0].least_present_percent = 90);
    assert_eq!(
        emptied,
        [Trouble::UnitEmptied {
            unit: "unit-0".into(),
            needed: 6,
            most: 0,
            dates: 10
        }]
    );
    let pinned = told(|asked| {
        asked.pins = vec![Pin {
            class: "TIN-1".into(),
            at: at(5, Half::Morning),
            room: None,
            lecturer: None,
        }];
    });
    let fault = PinFault::OutOfSeason;
    assert_eq!(
        pinned,
        [Trouble::PinImpossible {
            class: "TIN-1".into(),
            at: at(5, Half::Morning),
            fault
        }]
    );
    let full = told(|asked| asked.courses[1].most_learners = 3);
    let too_many = Trouble::TooManyLearners {
        course: "TIN".into(),
        learners: 4,
        classes: 1,
        most: 3,
    };
    assert_eq!(full, [too_many]);
    let away = told(|asked| {
        asked.learners[5].away = vec![Span {
            from: date(0),
            until: date(12),
            half: None,
        }]
    });
    assert_eq!(
        away,
        [Trouble::LearnerAway {
            learner: "CB-5".into(),
            course: "LLCT".into()
        }]
    );
}

#[test]
fn numbers_and_names_that_make_no_sense_are_told_together() {
    let mut asked = small();
    asked.units[0].least_present_percent = 130;
    asked.classes[0].course = "nothing".into();
    asked.rooms[1].id = "hall".into();
    asked.dates.swap(0, 1);
    asked.rooms[0].closed = vec![Span {
        from: date(3),
        until: date(3),
        half: None,
    }];
    let told = check(&asked);
    assert!(told.len() >= 5, "{told:?}");
    assert!(told.iter().any(|trouble| matches!(
        trouble,
        Trouble::OutOfRange {
            found: 130,
            most: 100,
            ..
        }
    )));
    assert!(told.iter().any(|trouble| matches!(trouble, Trouble::Backwards { .. })));
    assert!(told.iter().all(|trouble| trouble.to_string().len() > 20));
    let read: Result<Training, _> = serde_json::from_str(r#"{"dates": ["2019-02-30"]}"#);
    assert!(read.unwrap_err().to_string().contains("2019-02-30"));
    let read: Result<Training, _> = serde_json::from_str(r#"{"room": []}"#);
    assert!(read.unwrap_err().to_string().contains("room"));
}

#[test]
fn a_conflict_that_counting_does_not_see_is_cut_down_to_its_demands() {
    let mut asked = small();
    // The computer class is settled for Monday morning, when CB-0, who must be in LLCT-1, is there: both cannot be.
    asked.pins = vec![
        Pin {
            class: "TIN-1".into(),
            at: at(0, Half::Morning),
            room: None,
            lecturer: None,
        },
        Pin {
            class: "LLCT-1".into(),
            at: at(0, Half::Morning),
            room: None,
            lecturer: None,
        },
        Pin {
            class: "LLCT-2".into(),
            at: at(4, Half::Morning),
            room: None,
            lecturer: None,
        },
    ];
    asked.enrolled = vec![Enrolment {
        learner: "CB-0".into(),
        class: "LLCT-1".into(),
    }];
    assert_eq!(check(&asked), []);
    let needed = conflict(&asked, 3_000, &Budget::iterations(u64::MAX));
    let mut needed: Vec<Demand> = needed;
    needed.sort();
    let expected = vec![
        Demand::Pin {
            class: "LLCT-1".into(),
            at: at(0, Half::Morning),
        },
        Demand::Pin {
            class: "TIN-1".into(),
            at: at(0, Half::Morning),
        },
        Demand::Enrolled {
            learner: "CB-0".into(),
            class: "LLCT-1".into(),
        },
    ];
    assert_eq!(needed, expected);
    assert_eq!(conflict(&small(), 3_000, &Budget::iterations(u64::MAX)), []);
}

#[test]
fn a_choice_is_explained_by_what_forbids_the_others_and_what_the_best_of_them_costs() {
    let mut asked = small();
    asked.courses[0].days_apart = 2;
    asked.rooms[0].closed = vec![Span {
        from: date(8),
        until: date(12),
        half: None,
    }];
    asked.rooms[1].closed = vec![Span {
        from: date(8),
        until: date(12),
        half: None,
    }];
    let answer = solve(&asked, &Budget::iterations(20_000), &|_| {}).unwrap();
    let plan = answer.plan.unwrap();
    assert!(
        verify(&asked, &plan).feasible && answer.objective == Some(0.0),
        "{:?}",
        answer.by_constraint
    );
    for session in &plan.sessions {
        let why = explain_session(&asked, &plan, session).unwrap();
        assert!(
            why.forbidden
                .iter()
                .any(|(at, because)| at.date >= date(8) && !because.is_empty()),
            "{why:?}"
        );
        let other = why.runner_up.unwrap();
        let mut moved = plan.clone();
        moved
            .sessions
            .iter_mut()
            .filter(|own| *own == session)
            .for_each(|own| *own = other.choice.clone());
        let verdict = verify(&asked, &moved);
        assert!(
            verdict.feasible && verdict.cost == u64::try_from(other.costs).unwrap(),
            "{other:?} {verdict:?}"
        );
    }
    for enrolment in &plan.enrolments {
        let why = explain_enrolment(&asked, &plan, enrolment).unwrap();
        assert!(!why.settled);
        assert_eq!(
            why.runner_up.is_some() || !why.forbidden.is_empty(),
            enrolment.class != "TIN-1"
        );
    }
}
