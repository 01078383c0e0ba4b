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
        account: String::new(),
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
        deeds: vec![Deed::ReadPerson, Deed::ManageAccounts, Deed::Erase],
        until: None,
        per_minute: 0,
        paper: String::new(),
        ..wish(district.root)
    };
    assert_eq!(
        problems(office.add_key(Asker::Account(&commune), &bad)),
        [
            KeyProblem::NoName,
            // It would manage accounts, and nobody answers for that.
            KeyProblem::NoAccount,
            KeyProblem::NoSuchDeed(Deed::Erase),
            KeyProblem::DeedsApart(Deed::ReadPerson, Deed::ManageAccounts),
            KeyProblem::ClassTooHigh(DataClass::Sensitive),
            KeyProblem::NoEnd,
            KeyProblem::BadPace(100_000),
            KeyProblem::Unit(GrantProblem::OutOfReach),
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
        let scope = scope(&office.actor_of_key(&used), deed, class, &value, &structure);
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

fn account(office: &office::Office, name: &str, role: Role, unit: UnitId) -> Actor {
    let own = testkit::grant(role, unit, DataClass::Sensitive);
    office
        .add_account("test", name, "", "mot-mat-khau-dai-1903", None, vec![own])
        .unwrap();
    office.account(name).unwrap().actor(office.today())
}

fn writing(unit: UnitId, account: &str) -> NewKey {
    NewKey {
        account: account.to_owned(),
        deeds: vec![Deed::Decide, Deed::Approve],
        per_minute: 100,
        ..wish(unit)
    }
}

#[test]
fn a_key_that_writes_stands_for_an_account_and_ends_with_it() {
    let district = District::tiny();
    let office = &district.office;
    account(office, "lan", Role::HrOfficer, district.root);
    let made = |name: &str| office.add_key(CONSOLE, &writing(district.root, name));
    assert_eq!(problems(made("")), [KeyProblem::NoAccount]);
    assert_eq!(problems(made("khong-co")), [KeyProblem::NoSuchAccount]);
    let (secret, key) = made("lan").unwrap();
    assert_eq!(key.account.as_deref(), Some("lan"));
    let actor = office.actor_of_key(&office.use_key(&secret).unwrap());
    assert_eq!(actor.account, format!("key:{}", key.sign));
    assert_eq!(actor.principal(), "lan");
    office.set_open(CONSOLE, "lan", false).unwrap();
    assert_eq!(office.use_key(&secret), Err(KeyRefused::Revoked));
    assert_eq!(
        problems(made("lan")),
        [KeyProblem::NoSuchAccount],
        "nobody may log in by it"
    );
}

#[test]
fn a_key_that_was_made_before_and_names_nobody_is_for_reading_only() {
    let district = District::tiny();
    account(&district.office, "lan", Role::HrOfficer, district.root);
    let mut wish = writing(district.root, "lan");
    wish.deeds.push(Deed::ReadPerson);
    let (secret, _) = district.office.add_key(CONSOLE, &wish).unwrap();
    let used = district.office.use_key(&secret).unwrap();
    let mut old = serde_json::to_value(&used).unwrap();
    old.as_object_mut().unwrap().remove("account");
    let old: office::accounts::KeptKey = serde_json::from_value(old).unwrap();
    assert!(old.is_for_reading_only() && !used.is_for_reading_only());
    let deeds = |key| district.office.actor_of_key(key).grants[0].deeds.clone();
    assert_eq!(deeds(&used), [Deed::Decide, Deed::Approve, Deed::ReadPerson]);
    assert_eq!(deeds(&old), [Deed::ReadPerson]);
    let actor = district.office.actor_of_key(&old);
    let draft = testkit::decision("", "2019-04-01", Vec::<ledger::acts::Dated>::new());
    let person = district.person("Bàn Văn Ánh", district.communes[1], ledger::codes::Standing::Cadre);
    let act = ledger::acts::appraisal::Grade {
        person,
        year: 2018,
        grade: ledger::codes::GradeCode::Good,
    };
    let draft = ledger::Decision {
        acts: vec![act.into()],
        ..draft
    };
    let written = district.office.write_draft(Asker::Account(&actor), None, draft.clone());
    assert!(
        matches!(
            written,
            Err(NotDone::Refused(office::drafts::CannotStep::OutOfReach(_)))
        ),
        "{written:?}"
    );
    let actor = district.office.actor_of_key(&used);
    district
        .office
        .write_draft(Asker::Account(&actor), None, draft)
        .unwrap();
}

#[test]
fn a_key_is_judged_by_the_rights_that_its_maker_has_in_that_moment() {
    let district = District::tiny();
    let office = &district.office;
    // What a page read before the right was ended still says that there is one.
    let stale = account(office, "quan-tri", Role::Admin, district.root);
    let figures = NewKey {
        deeds: Vec::new(),
        ..wish(district.communes[0])
    };
    let (_, key) = office.add_key(Asker::Account(&stale), &figures).unwrap();
    office.set_open(CONSOLE, "quan-tri", false).unwrap();
    assert_eq!(
        problems(office.add_key(Asker::Account(&stale), &figures)),
        [KeyProblem::Unit(GrantProblem::OutOfReach)]
    );
    let revoked = office.revoke_key(Asker::Account(&stale), &key.sign, "13/QĐ-UBND");
    assert_eq!(problems(revoked), [KeyProblem::NoSuchKey]);
}

#[test]
fn every_refusal_leaves_an_event_and_a_flood_of_them_one_a_minute() {
    let district = District::tiny();
    let office = &district.office;
    let told = || {
        let all = district.memory.all_events(Chain::Audit);
        let said = |event: office::port::SealedEvent| {
            let event: office::audit::Event = serde_json::from_str(&event.body).unwrap();
            let refused = event.action.starts_with("key.") && event.action.ends_with("refused");
            refused.then(|| format!("{} {} {}", event.actor, event.action, event.detail.unwrap_or_default()))
        };
        all.into_iter().filter_map(said).collect::<Vec<_>>()
    };
    let bad = NewKey {
        until: None,
        ..wish(district.root)
    };
    problems(office.add_key(CONSOLE, &bad));
    problems(office.revoke_key(CONSOLE, "0123456789ab", ""));
    let (secret, key) = office.add_key(CONSOLE, &wish(district.root)).unwrap();
    office.revoke_key(CONSOLE, &key.sign, "").unwrap();
    let stranger = KeySecret::from_text(&format!("xungtam_{}", "0".repeat(64))).unwrap();
    for _ in 0..5 {
        assert_eq!(office.use_key(&secret), Err(KeyRefused::Revoked));
        assert_eq!(office.use_key(&stranger), Err(KeyRefused::Unknown));
    }
    district.clock.forward(60);
    assert_eq!(office.use_key(&stranger), Err(KeyRefused::Unknown));
    // What is left behind is written before what is waited for.
    account(office, "sau", Role::Auditor, district.root);
    let own = format!("key:{}", key.sign);
    assert_eq!(
        told(),
        [
            format!(
                "console key.add.refused {} personal 2019-03-14 - read-person",
                district.root
            ),
            "console key.revoke.refused ".to_owned(),
            format!("{own} key.refused revoked"),
            "- key.refused unknown".to_owned(),
            "- key.refused unknown".to_owned(),
        ]
    );
}

#[test]
fn what_a_key_was_not_given_is_on_record_once_a_minute() {
    let district = District::tiny();
    let office = &district.office;
    let (_, key) = office.add_key(CONSOLE, &wish(district.root)).unwrap();
    for operation in ["listDuties", "createDraft"] {
        office.note_key_denied(&key, operation);
    }
    district.clock.forward(60);
    office.note_key_denied(&key, "createDraft");
    account(office, "sau", Role::Auditor, district.root);
    let auditor = actor("thanh-tra", Role::Auditor, district.root, None);
    let log = office.read_log(&auditor, &LogQuestion::of(Chain::Audit)).unwrap();
    let events = log.entries.into_iter().rev().filter_map(|entry| entry.event);
    let denied: Vec<String> = events
        .filter(|event| event.action == "key.denied")
        .map(|event| format!("{} {}", event.actor, event.detail.unwrap_or_default()))
        .collect();
    let own = format!("key:{}", key.sign);
    assert_eq!(denied, [format!("{own} listDuties"), format!("{own} createDraft")]);
}
