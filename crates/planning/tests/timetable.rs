//! Timetables: public instances with their checker, problems of the harder shapes, and what the domain asks for beside.

#![allow(clippy::unwrap_used, reason = "a test says what it expects")]

mod bench;

use planning::core::{Budget, Level};
use planning::timetable::formats::{read_ctt, read_solution, write_ctt, write_solution};
use planning::timetable::generate::{SHAPES, generate};
use planning::timetable::{
    Class, Cohort, Learner, Office, Pin, Room, Slot, Timetable, Trouble, Weights, Whose, constraints, explain, solve,
    verify,
};

#[test]
fn every_public_instance_is_solved_bounded_and_checked() {
    let Some(folder) = bench::family("cbctt") else { return };
    for row in bench::best_known(&folder) {
        let path = folder.join(&row.file);
        let ran = bench::solve(&["cbctt", &row.file, "--iterations", "2000000", "--seed", "1"], &path);
        assert!(ran.line.feasible, "{:?}", ran.line);
        let (objective, bound) = (ran.line.objective.unwrap(), ran.line.bound.unwrap());
        assert!(bound <= row.best, "{}: proven {bound}, known {}", row.file, row.best);
        assert!(objective <= 4.0 * row.best + 100.0, "{}: {objective}", row.file);
        let asked = read_ctt(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let verdict = verify(&asked, &read_solution(&ran.solution).unwrap());
        assert!(
            verdict.feasible && Some(verdict.cost as f64) == ran.line.objective,
            "{verdict:?}"
        );
        bench::check("check_cbctt.py", &[], &path, &ran, &[], "cost");
    }
}

#[test]
fn the_harder_shapes_are_solved_without_a_clash() {
    for (name, shape) in &SHAPES {
        let asked = generate(shape, 11);
        let answer = solve(&asked, &Budget::iterations(1_500_000), &|_| {}).unwrap();
        let plan = answer.plan.unwrap();
        let verdict = verify(&asked, &plan);
        assert!(verdict.feasible, "{name}: {:?}", verdict.findings);
        assert_eq!(Some(verdict.cost as f64), answer.objective, "{name}");
        assert!(answer.bound.unwrap() <= verdict.cost as f64);
    }
}

#[test]
fn a_file_is_read_as_it_was_written_and_every_flaw_is_told() {
    let asked = generate(&SHAPES[5].1, 2);
    assert_eq!(read_ctt(&write_ctt(&asked, "evening")).unwrap(), asked);
    let text = write_ctt(&asked, "evening");
    let broken = text
        .replace("c0001 t", "c0000 t")
        .replacen("r00 ", "r00 many", 1)
        .replace("END.", "c9999 0 0\nEND.");
    let flaws: Vec<String> = read_ctt(&broken).unwrap_err().iter().map(ToString::to_string).collect();
    assert!(
        flaws.iter().any(|flaw| flaw.contains("\"c0000\" is there twice")),
        "{flaws:?}"
    );
    assert!(flaws.iter().any(|flaw| flaw.contains("many")), "{flaws:?}");
    assert!(flaws.iter().all(|flaw| flaw.starts_with("line ")), "{flaws:?}");
    assert!(read_ctt("").unwrap_err()[0].to_string().contains("ends"));
    assert!(read_solution("c0 r0 x 1").is_err());
}

/// A district's week: five classes of officials in a hall, a room and a computer room, mornings and afternoons.
fn district() -> Timetable {
    let class = |id: &str, lecturer: &str, sessions, kind: &str| Class {
        id: id.into(),
        lecturer: lecturer.into(),
        sessions,
        least_days: sessions.min(3),
        size: 20,
        room_kind: kind.into(),
        ..Class::default()
    };
    let room = |id: &str, seats, kind: &str, venue: &str| Room {
        id: id.into(),
        seats,
        kind: kind.into(),
        venue: venue.into(),
        ..Room::default()
    };
    let learner = |l: usize| Learner {
        id: format!("CB-{l:02}"),
        office: format!("office-{}", l % 4),
        classes: [
            ["LLCT", "TIN"],
            ["QLNN", "TIN"],
            ["QLNN", "TP"],
            ["TP", "NN"],
            ["LLCT", "NN"],
        ][l % 5]
            .map(String::from)
            .to_vec(),
        ..Learner::default()
    };
    Timetable {
        days: 5,
        parts: 2,
        rooms: vec![
            room("hall", 60, "", "town"),
            room("room", 25, "", "town"),
            room("computers", 20, "computers", "school"),
        ],
        classes: vec![
            class("LLCT", "an", 4, ""),
            class("QLNN", "binh", 3, ""),
            class("TIN", "cuc", 3, "computers"),
            class("TP", "an", 2, ""),
            class("NN", "dung", 2, ""),
        ],
        cohorts: vec![Cohort {
            id: "K1".into(),
            classes: vec!["LLCT".into(), "TIN".into()],
        }],
        learners: (0..40).map(learner).collect(),
        offices: (0..4)
            .map(|o| Office {
                id: format!("office-{o}"),
                people: 20,
                least_present_percent: 50,
                whole_days: false,
            })
            .collect(),
        ..Timetable::default()
    }
}

fn solved(asked: &Timetable) -> Vec<planning::timetable::Session> {
    let answer = solve(asked, &Budget::iterations(400_000).with_seed(5), &|_| {}).unwrap();
    let plan = answer.plan.unwrap();
    let verdict = verify(asked, &plan);
    assert!(verdict.feasible, "{:?}", verdict.findings);
    assert_eq!(Some(verdict.cost as f64), answer.objective);
    plan
}

#[test]
fn pins_are_kept_and_a_new_run_changes_little() {
    let mut asked = district();
    let first = solved(&asked);
    asked.today.clone_from(&first);
    asked.weights = Weights {
        slot_changed: 10,
        room_changed: 5,
        ..Weights::default()
    };
    let free = (0..asked.slots()).map(|p| asked.slot_at(p));
    let held = |class: &str, slot: Slot| {
        first
            .iter()
            .any(|session| session.class == class && session.slot == slot)
    };
    let other = free
        .into_iter()
        .find(|slot| !held("NN", *slot) && !held("TP", *slot) && !held("LLCT", *slot))
        .unwrap();
    asked.pins = vec![Pin {
        class: "NN".into(),
        slot: other,
        room: Some("hall".into()),
    }];
    let second = solved(&asked);
    assert!(
        second
            .iter()
            .any(|session| session.class == "NN" && session.slot == other && session.room == "hall")
    );
    let moved = second
        .iter()
        .filter(|session| {
            !first
                .iter()
                .any(|old| old.class == session.class && old.slot == session.slot)
        })
        .count();
    assert!(moved <= 3, "{moved} of {} moved for one pin", second.len());
    // The twin: where change costs nothing, more moves.
    asked.weights = Weights::default();
    let third = solved(&asked);
    assert!(third.iter().filter(|session| !first.contains(session)).count() > moved);
}

#[test]
fn offices_keep_their_share_and_one_that_cannot_is_named() {
    let mut asked = district();
    asked.offices[0].whole_days = true;
    let plan = solved(&asked);
    assert!(constraints::breaches(&asked, &plan, Level::Hard).is_empty());
    // The twin: offices so small that the classes cannot be dealt out are left short, and it is said which and when.
    let mut small = asked.clone();
    for office in &mut small.offices {
        office.people = 14;
    }
    let answer = solve(&small, &Budget::iterations(100_000), &|_| {}).unwrap();
    let short = constraints::breaches(&small, &answer.plan.unwrap(), Level::Hard);
    assert!(
        !answer.feasible && short.iter().all(|(id, _)| id.starts_with("timetable.office-present")),
        "{short:?}"
    );
    asked.offices[1].least_present_percent = 90;
    let troubles = solve(&asked, &Budget::iterations(1000), &|_| {}).unwrap_err();
    assert!(
        troubles
            .iter()
            .any(|trouble| matches!(trouble, Trouble::OfficeEmptied { office, most: 2, .. } if office == "office-1")),
        "{troubles:?}"
    );
}

#[test]
fn classes_that_cannot_fit_are_named_and_no_others() {
    let mut asked = district();
    for class in asked
        .classes
        .iter_mut()
        .filter(|class| ["LLCT", "TP"].contains(&&*class.id))
    {
        class.unavailable = (0..10)
            .map(|p| Slot {
                day: p / 2,
                part: p % 2,
            })
            .filter(|slot| slot.day > 1 || slot.part > 0 && slot.day > 0)
            .collect();
    }
    asked.classes[0].sessions = 2;
    let troubles = solve(&asked, &Budget::iterations(1000), &|_| {}).unwrap_err();
    let [Trouble::Crowded(crowd), ..] = &troubles[..] else {
        panic!("{troubles:?}")
    };
    assert_eq!(crowd.whose, Whose::Lecturer("an".into()));
    assert_eq!(
        (&crowd.classes[..], crowd.needed, crowd.open),
        (&["LLCT".to_owned(), "TP".to_owned()][..], 4, 3)
    );

    let mut asked = district();
    asked.classes[0].room_kind = "laboratory".into();
    asked.pins = vec![Pin {
        class: "KTX".into(),
        slot: Slot { day: 9, part: 0 },
        room: None,
    }];
    let troubles = planning::timetable::check(&asked);
    assert!(
        troubles
            .iter()
            .any(|trouble| matches!(trouble, Trouble::Unknown { name, .. } if name == "KTX")),
        "{troubles:?}"
    );
    assert!(
        troubles
            .iter()
            .any(|trouble| matches!(trouble, Trouble::OutsideCalendar { .. })),
        "{troubles:?}"
    );
    asked.pins.clear();
    assert!(matches!(&planning::timetable::check(&asked)[..], [Trouble::NoRoomFits { class, .. }] if class == "LLCT"));
}

#[test]
fn a_choice_is_explained_by_what_forbids_the_others_and_what_the_next_best_costs() {
    let asked = district();
    let plan = solved(&asked);
    let of = plan.iter().find(|session| session.class == "TIN").unwrap();
    let told = explain(&asked, &plan, of).unwrap();
    assert!(!told.pinned && !told.forbidden.is_empty());
    assert!(
        told.forbidden
            .iter()
            .all(|(slot, because)| *slot != of.slot && !because.is_empty())
    );
    let next = told.runner_up.unwrap();
    let moved: Vec<_> = plan
        .iter()
        .map(|session| {
            if session == of {
                next.session.clone()
            } else {
                session.clone()
            }
        })
        .collect();
    let (before, after) = (verify(&asked, &plan), verify(&asked, &moved));
    assert!(after.feasible);
    assert_eq!(
        i64::try_from(after.cost).unwrap() - i64::try_from(before.cost).unwrap(),
        next.costs
    );
    assert_eq!(explain(&asked, &plan[1..], &plan[0]).map(|told| told.session), None);
}

#[test]
fn names_mean_nothing() {
    let asked = district();
    let mut renamed = asked.clone();
    let new = |id: &mut String| *id = format!("x{}", id.chars().rev().collect::<String>());
    renamed.classes.iter_mut().for_each(|class| new(&mut class.id));
    renamed
        .cohorts
        .iter_mut()
        .flat_map(|cohort| &mut cohort.classes)
        .for_each(new);
    renamed
        .learners
        .iter_mut()
        .flat_map(|learner| &mut learner.classes)
        .for_each(new);
    renamed.rooms.iter_mut().for_each(|room| new(&mut room.id));
    let run = |asked: &Timetable| solve(asked, &Budget::iterations(400_000).with_seed(3), &|_| {}).unwrap();
    let (one, other) = (run(&asked), run(&renamed));
    assert_eq!((one.objective, one.bound), (other.objective, other.bound));
    let text = write_solution(&one.plan.unwrap());
    assert_eq!(read_solution(&text).unwrap().len(), 14);
}
