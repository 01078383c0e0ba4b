//! A strong key needs two people: one proposes it, another confirms it; until then, and once that took too long, it opens nothing.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::UnitId;
use office::Office;
use office::accounts::{KeyProblem, KeyRefused, NewKey};
use office::audit::Event;
use office::figures::Asker;
use office::permission::{Actor, DataClass, Deed, Role};
use office::port::Chain;
use office::writer::NotDone;
use testkit::{District, day, grant};

fn wish(unit: UnitId, class: DataClass, deeds: &[Deed]) -> NewKey {
    NewKey {
        name: "Cổng báo cáo".to_owned(),
        account: "lan".to_owned(),
        unit,
        class,
        deeds: deeds.to_vec(),
        from: day("2019-03-14"),
        until: Some(day("2019-06-01")),
        per_minute: 100,
        paper: "12/QĐ-UBND".to_owned(),
    }
}

/// A district with two administrators, a third one over a commune alone, and an officer.
fn place() -> District {
    let district = District::tiny();
    for (name, role, unit) in [
        ("mot", Role::Admin, district.root),
        ("hai", Role::Admin, district.root),
        ("xa", Role::Admin, district.communes[0]),
        ("lan", Role::HrOfficer, district.root),
    ] {
        let own = grant(role, unit, DataClass::Sensitive);
        district
            .office
            .add_account("test", name, "", "mot-mat-khau-dai-1903", None, vec![own])
            .unwrap();
    }
    district
}

fn actor(office: &Office, name: &str) -> Actor {
    office.account(name).unwrap().actor(office.today())
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, NotDone<Vec<KeyProblem>>>) -> Vec<KeyProblem> {
    match outcome {
        Err(NotDone::Refused(problems)) => problems,
        other => panic!("{other:?}"),
    }
}

fn actions(district: &District) -> Vec<String> {
    let all = district.memory.all_events(Chain::Audit).into_iter();
    let actions = all.map(|event| serde_json::from_str::<Event>(&event.body).unwrap().action);
    actions.filter(|action| action.starts_with("key.")).collect()
}

#[test]
fn what_is_strong_is_said_in_one_place() {
    let unit = District::tiny().root;
    for (class, deeds, strong) in [
        (DataClass::Internal, &[][..], false),
        (DataClass::Personal, &[Deed::ReadFigures], false),
        (DataClass::Sensitive, &[Deed::ReadFigures], true),
        (DataClass::Personal, &[Deed::ReadPerson], true),
        (DataClass::Internal, &[Deed::Decide], true),
        (DataClass::Internal, &[Deed::Approve], true),
        (DataClass::Internal, &[Deed::ManageAccounts], true),
        (DataClass::Internal, &[Deed::ReadAudit], true),
    ] {
        assert_eq!(wish(unit, class, deeds).is_strong(), strong, "{class:?} {deeds:?}");
    }
}

#[test]
fn a_strong_key_opens_nothing_before_somebody_else_has_confirmed_it() {
    let district = place();
    let office = &district.office;
    let (first, second) = (actor(office, "mot"), actor(office, "hai"));
    let strong = wish(district.root, DataClass::Sensitive, &[Deed::Decide]);
    let (secret, key) = office.add_key(Asker::Account(&first), &strong).unwrap();
    assert_eq!(office.use_key(&secret), Err(KeyRefused::NotConfirmed));
    let machine = Actor {
        stands_for: Some("hai".to_owned()),
        account: "key:0123456789ab".to_owned(),
        ..second.clone()
    };
    let waiting = |actor: &Actor| office.keys_to_confirm(actor).unwrap().len();
    assert_eq!([&first, &machine, &second].map(waiting), [0, 0, 1]);
    assert_eq!(["xa", "lan"].map(|name| waiting(&actor(office, name))), [0, 0]);
    for asker in [&first, &machine] {
        assert_eq!(
            refused(office.confirm_key(Asker::Account(asker), &key.sign)),
            [KeyProblem::OwnProposal]
        );
    }
    // Who manages less than its unit, who manages nothing, and what nobody proposed.
    for name in ["xa", "lan"] {
        assert_eq!(
            refused(office.confirm_key(Asker::Account(&actor(office, name)), &key.sign)),
            [KeyProblem::NoSuchKey]
        );
    }
    assert_eq!(
        refused(office.confirm_key(Asker::Account(&second), "0123456789ab")),
        [KeyProblem::NoSuchKey]
    );
    assert_eq!(office.use_key(&secret), Err(KeyRefused::NotConfirmed));
    office.confirm_key(Asker::Account(&second), &key.sign).unwrap();
    let used = office.use_key(&secret).unwrap();
    assert_eq!(
        (used.confirmed.unwrap().by.as_str(), used.made.by.as_str()),
        ("hai", "mot")
    );
    assert_eq!(waiting(&second), 0);
    assert_eq!(
        refused(office.confirm_key(Asker::Account(&second), &key.sign)),
        [KeyProblem::NoSuchKey],
        "once"
    );
    let told = actions(&district);
    assert_eq!(
        (told[0].as_str(), told.contains(&"key.confirm".to_owned())),
        ("key.propose", true)
    );
    let refusals = told.iter().filter(|action| *action == "key.confirm.refused");
    assert_eq!(refusals.count(), 6);
}

#[test]
fn a_proposal_that_nobody_confirms_in_time_is_over() {
    let district = place();
    let office = &district.office;
    let strong = wish(district.root, DataClass::Personal, &[Deed::ReadPerson]);
    let (secret, key) = office.add_key(Asker::Account(&actor(office, "mot")), &strong).unwrap();
    district.clock.forward(3 * 86_400 - 1);
    assert!(office.keys(Asker::Command("console")).unwrap()[0].waits(office.clock().now()));
    district.clock.forward(1);
    assert_eq!(
        refused(office.confirm_key(Asker::Account(&actor(office, "hai")), &key.sign)),
        [KeyProblem::NoSuchKey]
    );
    assert_eq!(office.use_key(&secret), Err(KeyRefused::Lapsed));
    // It can be taken away all the same.
    let second = actor(office, "hai");
    office
        .revoke_key(Asker::Account(&second), &key.sign, "13/QĐ-UBND")
        .unwrap();
    assert_eq!(office.use_key(&secret), Err(KeyRefused::Revoked));
}

#[test]
fn nobody_confirms_a_key_that_stands_for_the_own_account_or_for_one_that_is_closed() {
    let district = place();
    let office = &district.office;
    let own = NewKey {
        account: "hai".to_owned(),
        ..wish(district.root, DataClass::Internal, &[Deed::ManageAccounts])
    };
    let (first, second) = (actor(office, "mot"), actor(office, "hai"));
    let (_, key) = office.add_key(Asker::Account(&first), &own).unwrap();
    assert_eq!(
        refused(office.confirm_key(Asker::Account(&second), &key.sign)),
        [KeyProblem::OwnProposal]
    );
    let strong = wish(district.root, DataClass::Internal, &[Deed::Decide]);
    let (_, key) = office.add_key(Asker::Account(&first), &strong).unwrap();
    office.set_open(Asker::Command("console"), "lan", false).unwrap();
    assert_eq!(
        refused(office.confirm_key(Asker::Account(&second), &key.sign)),
        [KeyProblem::NoSuchAccount]
    );
}

#[test]
fn what_reads_figures_alone_and_what_a_command_makes_waits_for_nobody() {
    let district = place();
    let office = &district.office;
    let weak = wish(district.root, DataClass::Internal, &[]);
    let (secret, _) = office.add_key(Asker::Account(&actor(office, "mot")), &weak).unwrap();
    office.use_key(&secret).unwrap();
    let strong = wish(district.root, DataClass::Sensitive, &[Deed::Decide]);
    let (secret, _) = office.add_key(Asker::Command("console"), &strong).unwrap();
    office.use_key(&secret).unwrap();
}
