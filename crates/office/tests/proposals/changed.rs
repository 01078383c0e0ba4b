//! What has changed since it was proposed: the facts, the record that belongs to the account, where the proposal stands.

use ledger::ActId;
use ledger::acts::people::{AttributeValue, CorrectPerson, Identity, SetPersonAttribute};
use office::permission::{DataClass, Role};
use office::proposals::{CannotPropose, LineAnswer, Unsettled};
use testkit::{actor, day};

use super::{desk, head, refused, wish};

#[test]
fn an_addition_that_takes_the_place_of_another_fact_is_stale_once_that_reads_otherwise() {
    let desk = desk();
    let (office, person) = (&desk.office, desk.sample.short);
    let origin = |text: &str| SetPersonAttribute {
        person,
        key: "origin".to_owned(),
        value: Some(AttributeValue::Text(text.to_owned())),
    };
    let sex = CorrectPerson {
        person,
        identity: Identity::Sex(ledger::codes::Sex::Male),
    };
    let one = office
        .propose(&desk.official, None, &wish(None, origin("Hải Dương").into()))
        .unwrap();
    office
        .propose(&desk.official, Some(&one.id), &wish(None, sex.clone().into()))
        .unwrap();
    office.propose(&desk.official, Some(&one.id), &desk.addition()).unwrap();
    let sent = office.send_proposal(&desk.official, &one.id).unwrap();
    let today = day("2019-07-01");
    let stale = || {
        let value = office.value();
        let lines = sent.lines().map(|(change, line)| change.is_stale(line, &value, today));
        lines.collect::<Vec<_>>()
    };
    assert_eq!(stale(), [false, false, false]);
    let was = CorrectPerson {
        identity: Identity::Sex(ledger::codes::Sex::Female),
        ..sex
    };
    assert_eq!(
        sent.changes[1].now(&office.value(), today),
        Some(was.into()),
        "what it would replace"
    );
    office
        .decide(
            "huyen",
            testkit::decision("9/QĐ", "2019-06-30", vec![origin("Nam Định").into()]),
        )
        .unwrap();
    assert_eq!(stale(), [true, false, false], "the origin was recorded meanwhile");
    let now = sent.changes[0].now(&office.value(), today);
    assert_eq!(now, Some(origin("Nam Định").into()));
    office.open_proposal(&desk.officer, &sent.id).unwrap();
    let all = vec![Some(LineAnswer::Accepted); 3];
    let why = refused(office.answer_proposal(&desk.officer, &sent.id, all, head()));
    assert_eq!(why, CannotPropose::Unsettled(vec![(0, Unsettled::Stale)]));
}

#[test]
fn who_is_bound_to_another_record_later_goes_on_with_nothing_of_the_first() {
    let desk = desk();
    let office = &desk.office;
    let draft = office.propose(&desk.official, None, &desk.correction()).unwrap();
    let later = actor("ngoc", Role::Official, desk.sample.root, Some(desk.sample.meets));
    let none = CannotPropose::NoSuchProposal(draft.id.clone());
    assert_eq!(refused(office.send_proposal(&later, &draft.id)), none);
    assert_eq!(refused(office.drop_change(&later, &draft.id, 0)), none);
    assert_eq!(refused(office.withdraw_proposal(&later, &draft.id)), none);
    assert!(office.own_proposals(&later).unwrap().is_empty() && office.proposal(&later, &draft.id).is_none());
    assert!(office.open_proposal(&later, &draft.id).is_err());
    assert_eq!(office.own_proposals(&desk.official).unwrap().len(), 1);
}

#[test]
fn what_is_not_sent_or_was_given_up_is_opened_by_nobody_else() {
    let desk = desk();
    let office = &desk.office;
    let draft = office.propose(&desk.official, None, &desk.correction()).unwrap();
    let none = CannotPropose::NoSuchProposal(draft.id.clone());
    assert_eq!(refused(office.open_proposal(&desk.officer, &draft.id)), none);
    office.send_proposal(&desk.official, &draft.id).unwrap();
    office.open_proposal(&desk.officer, &draft.id).unwrap();
    office.withdraw_proposal(&desk.official, &draft.id).unwrap();
    assert_eq!(refused(office.open_proposal(&desk.officer, &draft.id)), none);
    office.open_proposal(&desk.official, &draft.id).unwrap();
}

#[test]
fn a_line_is_as_sensitive_as_what_it_read_before() {
    let mut desk = desk();
    let number = CorrectPerson {
        person: desk.sample.short,
        identity: Identity::CitizenNumber("022181000124".to_owned()),
    };
    let decided = testkit::decision("9/QĐ", "2019-06-30", vec![number.into()]);
    let seq = desk.office.decide("huyen", decided).unwrap();
    let target = ActId {
        decision: seq,
        ordinal: 0,
    };
    let name = CorrectPerson {
        person: desk.sample.short,
        identity: Identity::FullName("Đặng Bích Ngọc".to_owned()),
    };
    let one = desk
        .office
        .propose(&desk.official, None, &wish(Some(target), name.clone().into()))
        .unwrap();
    assert!(one.is_sensitive(), "the number that it read stands beside the name");
    desk.office.send_proposal(&desk.official, &one.id).unwrap();
    desk.office.open_proposal(&desk.officer, &one.id).unwrap();
    let readers = desk.office.readers_of_own_record(&desk.official).unwrap().entries;
    assert_eq!(readers[0].event.clone().unwrap().detail.as_deref(), Some("giay-to"));
    desk.official.grants[0].class = DataClass::Personal;
    let plain = desk
        .office
        .propose(&desk.official, None, &wish(Some(target), name.into()));
    assert_eq!(refused(plain), CannotPropose::NotOwn);
}
