//! Keys of programs: who makes one, what it must be, what it opens, and that it ends.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::{Seq, UnitId};
use office::accounts::{GrantProblem, KeyProblem, KeyRefused, KeySecret, NewKey};
use office::audit::LogQuestion;
use office::figures::Asker;
use office::permission::{Actor, DataClass, Deed, Role, scope};
use office::port::Chain;
use office::writer::NotDone;
use testkit::{District, actor, day};

const CONSOLE: Asker<'static> = Asker::Command("console");

fn wish(unit: UnitId) -> NewKey {
    NewKey {
        name: "Cổng báo cáo của tỉnh".to_owned(),
        unit,
        class: DataClass::Personal,
        deeds: vec![Deed::ReadPerson],
        from: day("2019-03-14"),
        until: Some(day("2019-06-01")),
        per_minute: 3,
        paper: "12/QĐ-UBND".to_owned(),
    }
}

fn admin(unit: UnitId) -> Actor {
    actor("quan-tri", Role::Admin, unit, None)
}

fn problems<T: std::fmt::Debug>(outcome: Result<T, NotDone<Vec<KeyProblem>>>) -> Vec<KeyProblem> {
    match outcome {
        Err(NotDone::Refused(problems)) => problems,
        other => panic!("{other:?}"),
    }
}

#[test]
fn everything_that_is_wrong_with_a_key_is_said_at_once() {
    let district = District::tiny();
    let office = &district.office;
    let commune = admin(district.communes[0]);
    let bad = NewKey {
        name: " ".to_owned(),
        unit: district.communes[1],
        class: DataClass::Sealed,
        deeds: vec![Deed::ReadPerson, Deed::ManageAccounts],
        until: None,
        per_minute: 0,
        paper: String::new(),
        ..wish(district.root)
    };
    assert_eq!(
        problems(office.add_key(Asker::Account(&commune), &bad)),
        [
            KeyProblem::NoName,
            KeyProblem::NoSuchDeed(Deed::ManageAccounts),
            KeyProblem::ClassTooHigh(DataClass::Sensitive),
            KeyProblem::NoEnd,
            KeyProblem::BadPace(100_000),
            KeyProblem::Unit(GrantProblem::OutOfReach),
            // Whoever manages accounts reads no dossiers, nor lets a program do so.
            KeyProblem::AtTheMachine(Deed::ReadPerson),
            KeyProblem::NoPaper,
        ]
    );
    let until = |until: &str| NewKey {
        until: Some(day(until)),
        ..wish(district.communes[0])
    };
    assert_eq!(
        problems(office.add_key(CONSOLE, &until("2019-03-14"))),
        [KeyProblem::EndsBeforeItBegins]
    );
    assert_eq!(
        problems(office.add_key(CONSOLE, &until("2020-03-15"))),
        [KeyProblem::TooLong(day("2020-03-13"))]
    );
    office.add_key(CONSOLE, &until("2020-03-14")).unwrap();
    let figures = NewKey {
        deeds: vec![Deed::ReadFigures],
        ..until("2019-06-01")
    };
    office.add_key(Asker::Account(&commune), &figures).unwrap();
}

#[test]
fn a_key_opens_its_branch_for_its_deeds_until_its_day_and_no_more() {
    let district = District::tiny();
    let office = &district.office;
    let (secret, key) = office.add_key(CONSOLE, &wish(district.communes[0])).unwrap();
    let used = office.use_key(&secret).unwrap();
    assert_eq!((used.sign.len(), used.name.as_str()), (12, "Cổng báo cáo của tỉnh"));
    assert!(secret.text().starts_with("xungtam_"));

    let value = office.value();
    let structure = office.structure(&value, office.today(), Seq::LATEST);
    let reaches = |deed, class| {
        let scope = scope(&used.actor(office.today()), deed, class, &value, &structure);
        [0, 1].map(|at| {
            let place = value.place(ledger::Entity::Unit(district.communes[at])).unwrap();
            let ledger::value::Place::Unit(unit) = place else {
                panic!()
            };
            scope.covers(Some(unit), None, &structure)
        })
    };
    assert_eq!(reaches(Deed::ReadPerson, DataClass::Personal), [true, false]);
    assert_eq!(reaches(Deed::ReadPerson, DataClass::Sensitive), [false, false]);
    assert_eq!(reaches(Deed::ReadFigures, DataClass::Internal), [true, false]);
    assert_eq!(reaches(Deed::Decide, DataClass::Public), [false, false]);

    office.use_key(&secret).unwrap();
    office.use_key(&secret).unwrap();
    assert_eq!(office.use_key(&secret), Err(KeyRefused::TooOften { wait: 60 }));
    let other = KeySecret::from_text(&format!("xungtam_{}", "0".repeat(64))).unwrap();
    assert_eq!(office.use_key(&other), Err(KeyRefused::Unknown));

    office.revoke_key(CONSOLE, &key.sign, "").unwrap();
    assert_eq!(office.use_key(&secret), Err(KeyRefused::Revoked));
    assert_eq!(
        problems(office.revoke_key(CONSOLE, &key.sign, "")),
        [KeyProblem::NoSuchKey]
    );

    district.clock.forward(78 * 86_400);
    let later = NewKey {
        from: day("2019-06-02"),
        until: Some(day("2019-06-04")),
        ..wish(district.root)
    };
    let (secret, _) = office.add_key(CONSOLE, &later).unwrap();
    assert_eq!(office.use_key(&secret), Err(KeyRefused::NotYet(day("2019-06-02"))));
    district.clock.forward(3 * 86_400);
    office.use_key(&secret).unwrap();
    district.clock.forward(86_400);
    assert_eq!(office.use_key(&secret), Err(KeyRefused::Ended(day("2019-06-04"))));
}

#[test]
fn a_key_is_kept_as_a_hash_and_its_life_stands_in_the_chain() {
    let district = District::tiny();
    let office = &district.office;
    let (secret, key) = office.add_key(CONSOLE, &wish(district.communes[0])).unwrap();
    office.use_key(&secret).unwrap();
    office.revoke_key(CONSOLE, &key.sign, "13/QĐ-UBND").unwrap();
    let auditor = actor("thanh-tra", Role::Auditor, district.root, None);
    let log = office.read_log(&auditor, &LogQuestion::of(Chain::Audit)).unwrap();
    let events = || log.entries.iter().filter_map(|entry| entry.event.as_ref());
    let told: Vec<String> = events()
        .filter(|event| event.action.starts_with("key."))
        .map(|event| format!("{} {}", event.actor, event.action))
        .collect();
    let first = format!("key:{} key.first-use", key.sign);
    assert_eq!(told, ["console key.revoke", first.as_str(), "console key.add"]);
    assert!(!events().any(|event| event.body().contains("Cổng")));

    let kept = office.keys(CONSOLE).unwrap();
    assert_eq!(kept.len(), 1);
    assert!(kept[0].seen > 0 && kept[0].revoked.as_ref().unwrap().paper == "13/QĐ-UBND");
    assert!(!format!("{kept:?}").contains(&secret.text()[8..]));
    assert_eq!(office.keys(Asker::Account(&admin(district.communes[1]))).unwrap(), []);
}
