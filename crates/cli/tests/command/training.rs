//! The year's classes with rooms, lecturers and half days: from the ledger to a timetable and drafts that the ledger takes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::{Desk, ask, number};

/// The day on which the demonstration's year was planned: its 38 classes are open and none has begun.
const ASKED: &str = "training --as-of 2019-01-21 --iterations 90000 --json";

fn list<'v>(of: &'v Value, name: &str) -> &'v Vec<Value> {
    of[name].as_array().unwrap()
}

fn text<'v>(of: &'v Value, name: &str) -> &'v str {
    of[name].as_str().unwrap()
}

#[test]
fn the_year_of_38_classes_has_rooms_lecturers_and_learners_without_a_clash() {
    let told = ask(&format!("{ASKED} --why --dry-run")).json();
    assert_eq!(told["feasible"], true);
    let classes = list(&told, "classes");
    // One class more than the year has: one-stop clerks of one office learn in turns. One is held elsewhere.
    let opened = classes.iter().filter(|class| class["open"] == true).count();
    assert_eq!(opened, 38);
    let places: usize = classes.iter().map(|class| list(class, "learners").len()).sum();
    assert!(places > 3_000, "{places}");
    let (mut rooms, mut people) = (BTreeSet::new(), BTreeSet::new());
    let mut attending: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for class in classes {
        assert!(
            i64::try_from(list(class, "learners").len()).unwrap() <= number(&class["seats"]),
            "{class}"
        );
        for session in list(class, "sessions") {
            let at = (text(session, "date"), text(session, "half"));
            assert!(rooms.insert((text(session, "room"), at)), "two in a room: {session}");
            assert!(people.insert((text(session, "lecturer"), at)), "two places: {session}");
            assert!(!["2019-04-15", "2019-04-30", "2019-05-01", "2019-09-02"].contains(&at.0));
        }
        for learner in list(class, "learners") {
            attending.entry(learner.as_str().unwrap()).or_default().push(class);
        }
        if !list(class, "sessions").is_empty() {
            let why = list(class, "why");
            assert!(
                why.len() > 1 && why.iter().all(|line| !line.as_str().unwrap().contains('⟨')),
                "{why:?}"
            );
        }
    }
    for (person, classes) in attending {
        for session in classes.into_iter().flat_map(|class| list(class, "sessions")) {
            let at = (text(session, "date"), text(session, "half"));
            assert!(
                people.insert((person, at)),
                "{person} learns and is elsewhere: {session}"
            );
        }
    }
    let bound = told["bound"].as_f64().unwrap();
    assert!(bound > 0.0 && bound <= told["objective"].as_f64().unwrap());
}

#[test]
fn a_timetable_is_kept_with_drafts_that_fit_and_the_next_one_keeps_what_it_can() {
    let desk = Desk::demo();
    let asked = "training --as-of 2020-01-15 --present 60 --iterations 90000 --json";
    let told = desk.run(asked).good().json();
    assert_eq!(told["timetable"], "TKB-1");
    assert!(desk.run("plan list").good().out.contains("còn khớp với sổ"));
    let sessions = |told: &Value, code: &str| {
        let class = list(told, "classes")
            .iter()
            .find(|class| class["code"] == code)
            .unwrap();
        (class["sessions"].clone(), class["learners"].clone())
    };
    let again = desk
        .run(&format!("{asked} --from TKB-1 --pin TB-2020-01 --dry-run"))
        .good()
        .json();
    assert_eq!(sessions(&again, "TB-2020-01"), sessions(&told, "TB-2020-01"));
    let kept = &again["kept"];
    assert!(
        number(&kept["sessions_kept"]) * 100 >= number(&kept["sessions"]) * 90,
        "{kept}"
    );
    let unknown = desk.run("training --as-of 2020-01-15 --from TKB-9 --dry-run").trouble();
    assert!(unknown.contains("Không có thời khóa biểu TKB-9"), "{unknown}");
}

#[test]
fn where_nothing_can_be_planned_it_is_said_with_what_is_missing() {
    // A year before anybody was in the ledger.
    let before = ask("training --as-of 1990-01-01 --dry-run").trouble();
    assert!(before.contains("còn thiếu") && before.contains("1990"), "{before}");
}
