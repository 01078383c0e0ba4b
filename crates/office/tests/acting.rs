//! Acting holders: the rights of the head of a unit, by the decision, for as long as it holds.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::PersonId;
use ledger::acts::career::{ActFor, Relieve};
use ledger::codes::Standing;
use office::accounts::{GrantProblem, NewDelegation};
use office::figures::Asker;
use office::permission::{DataClass, Deed, Role, scope};
use office::writer::NotDone;
use testkit::{District, day, grant};

const SECRET: &str = "bờ sông Diễn Vọng chiều";

/// A district, a person of the first commune with an account, and the post that is acted for.
fn acting(title: &str) -> (District, PersonId, ledger::PostId) {
    let district = District::tiny();
    let commune = district.communes[0];
    let person = district.person("Lê Văn An", commune, Standing::CivilServant);
    let post = district.post(commune, title);
    district
        .office
        .add_account("console", "an", "", SECRET, Some(person), Vec::new())
        .unwrap();
    district.decide("2019-03-01", vec![ActFor { person, post }.into()]);
    (district, person, post)
}

#[test]
fn who_acts_for_the_head_of_a_unit_has_that_heads_rights_until_the_decision_ends() {
    let (district, person, post) = acting("Chủ tịch UBND xã");
    let office = &district.office;
    let account = office.account("an").unwrap();
    let right = account.grants.first().cloned().unwrap();
    assert_eq!(
        (right.role, right.unit, right.class, right.from, right.acting),
        (
            Role::HeadOfUnit,
            district.communes[0],
            DataClass::Personal,
            day("2019-03-01").number(),
            true
        )
    );
    let value = office.value();
    let structure = office.structure(&value, office.today(), ledger::Seq::LATEST);
    let reach = scope(
        &account.actor(office.today()),
        Deed::ReadPerson,
        DataClass::Personal,
        &value,
        &structure,
    );
    let place = |unit| match value.place(ledger::Entity::Unit(unit)) {
        Some(ledger::value::Place::Unit(ix)) => Some(ix),
        _ => None,
    };
    assert!(reach.covers(place(district.communes[0]), None, &structure));
    assert!(!reach.covers(place(district.communes[1]), None, &structure));
    let told = office
        .who_can(
            Asker::Command("console"),
            district.communes[0],
            day("2019-03-14"),
            Some(Deed::ReadPerson),
        )
        .unwrap();
    assert!(told.iter().any(|may| may.account == "an" && may.right.acting));
    district.decide("2019-03-10", vec![Relieve { person, post }.into()]);
    assert_eq!(office.account("an").unwrap().grants, [], "it ends by itself");
}

#[test]
fn such_a_right_is_never_stored_delegated_or_ended_by_hand() {
    let (district, ..) = acting("Bí thư Đảng ủy xã");
    let office = &district.office;
    let account = office.account("an").unwrap();
    assert!(account.grants[0].acting && !account.grants[0].is_delegable(office.today()));
    let written = serde_json::to_value(&account).unwrap();
    assert_eq!(
        written["grants"],
        serde_json::json!([]),
        "whoever stores it stores no such right"
    );
    office
        .add_account("console", "bo", "", SECRET, None, Vec::new())
        .unwrap();
    let wish = NewDelegation {
        right: 0,
        to: "bo".into(),
        from: day("2019-04-01"),
        until: day("2019-05-01"),
        paper: "3/GUQ-UBND".into(),
    };
    let refused = office.delegate(&account, &wish);
    assert!(
        matches!(&refused, Err(NotDone::Refused(why)) if why.contains(&GrantProblem::NoSuchRight)),
        "{refused:?}"
    );
    office.set_open(Asker::Command("console"), "an", false).unwrap();
    let kept = format!("{:?}", district.memory.all_records());
    assert!(!kept.contains("acting") && !kept.contains("head-of-unit"), "{kept}");
}

#[test]
fn a_deputys_post_gives_nothing_nor_does_one_that_must_stay_apart() {
    let (district, ..) = acting("Phó Chủ tịch UBND xã");
    assert_eq!(district.office.account("an").unwrap().grants, []);
    for other in [
        "Chủ tịch HĐND xã",
        "Chủ tịch Hội Nông dân xã",
        "Trưởng ban Thanh tra nhân dân",
    ] {
        let (district, ..) = acting(other);
        assert_eq!(
            district.office.account("an").unwrap().grants,
            [],
            "{other} is not the head of the commune"
        );
    }
    let (district, person, _) = acting("Chủ tịch UBND xã");
    let admin = grant(Role::Admin, district.root, DataClass::Internal);
    district
        .office
        .add_account("console", "quan-tri", "", SECRET, Some(person), vec![admin])
        .unwrap();
    let held = district.office.account("quan-tri").unwrap().grants;
    assert_eq!(held.len(), 1, "who manages accounts reads no dossiers: {held:?}");
}
