//! Requests about the own data: who asks, who answers, and what a granted copy opens.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::sync::Arc;

use ledger::Seq;
use office::Office;
use office::own_limits::{LONGEST_TEXT, OPEN_REQUESTS};
use office::permission::{Actor, Role};
use office::reads::SensitiveGroup;
use office::requests::{COPY_DAYS, CannotRequest, DataRequest, Reading, RequestKind, RequestStage};
use office::writer::NotDone;
use testkit::{FixedClock, Sample, actor, day, sample};

struct Desk {
    sample: Sample,
    clock: Arc<FixedClock>,
    office: Office,
    official: Actor,
    officer: Actor,
}

fn desk() -> Desk {
    let sample = sample();
    let clock = Arc::new(FixedClock::on(day("2019-07-01")));
    let office = sample.log.office(Arc::<FixedClock>::clone(&clock));
    Desk {
        clock,
        official: actor("ngoc", Role::Official, sample.root, Some(sample.short)),
        officer: actor("huyen", Role::HrOfficer, sample.root, None),
        office,
        sample,
    }
}

fn refused(done: Result<DataRequest, NotDone<CannotRequest>>) -> CannotRequest {
    match done {
        Err(NotDone::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_copy_is_asked_for_and_granted() {
    let desk = desk();
    let office = &desk.office;
    let asked = office.ask(&desk.official, RequestKind::Copy, "", None).unwrap();
    assert!(!office.has_copy_granted(&desk.official).unwrap());
    let silent = office.answer_request(&desk.officer, &asked.id, true, " ");
    assert_eq!(refused(silent), CannotRequest::NoAnswer);
    let answered = office
        .answer_request(&desk.officer, &asked.id, true, "Lấy ở trang của bạn")
        .unwrap();
    assert_eq!(answered.stage, RequestStage::Granted);
    assert!(office.has_copy_granted(&desk.official).unwrap());
    assert!(!office.has_copy_granted(&desk.officer).unwrap());
    let again = office.answer_request(&desk.officer, &asked.id, false, "Thôi");
    assert_eq!(refused(again), CannotRequest::NotFrom(RequestStage::Granted));
    let gone = office.withdraw_request(&desk.official, &asked.id);
    assert_eq!(refused(gone), CannotRequest::NotFrom(RequestStage::Granted));
}

#[test]
fn who_is_complained_about_does_not_answer() {
    let desk = desk();
    let office = &desk.office;
    office
        .open_group(
            &desk.officer,
            desk.sample.short,
            SensitiveGroup::Contact,
            day("2019-03-14"),
            Seq::LATEST,
        )
        .unwrap();
    let event = office.readers_of_own_record(&desk.official).unwrap().entries[0]
        .event
        .clone()
        .unwrap();
    let reading = Reading {
        by: event.actor,
        time: event.time,
        what: event.detail.unwrap(),
    };
    let bare = office.ask(&desk.official, RequestKind::Complaint, "Vì sao?", None);
    assert_eq!(refused(bare), CannotRequest::NoReading);
    let mute = office.ask(&desk.official, RequestKind::Complaint, "", Some(reading.clone()));
    assert_eq!(refused(mute), CannotRequest::NoText);
    let asked = office
        .ask(&desk.official, RequestKind::Complaint, "Vì sao?", Some(reading))
        .unwrap();
    let own = office.answer_request(&desk.officer, &asked.id, true, "Vì việc");
    assert_eq!(refused(own), CannotRequest::OwnMatter);
    assert!(office.requests(&desk.officer).unwrap().is_empty());
    let other = actor("huyen-hai", Role::HrOfficer, desk.sample.root, None);
    assert_eq!(office.requests(&other).unwrap().len(), 1);
    office.answer_request(&other, &asked.id, true, "Đã nhắc nhở").unwrap();
}

#[test]
fn nobody_answers_for_the_own_record_or_beyond_reach() {
    let desk = desk();
    let office = &desk.office;
    let asked = office
        .ask(&desk.official, RequestKind::Correct, "Sai quê quán", None)
        .unwrap();
    let same = actor(
        "ngoc-to-chuc",
        Role::HrOfficer,
        desk.sample.root,
        Some(desk.sample.short),
    );
    let beside = actor("dan-chu", Role::HrOfficer, desk.sample.communes[1], None);
    for one in [&same, &beside] {
        let answer = office.answer_request(one, &asked.id, true, "Được");
        assert_eq!(refused(answer), CannotRequest::OutOfReach, "{}", one.account);
        assert!(office.request(one, &asked.id).is_none());
    }
    let nobody = office.ask(&desk.officer, RequestKind::Copy, "", None);
    assert_eq!(refused(nobody), CannotRequest::NoRecord);
    let withdrawn = office.withdraw_request(&desk.official, &asked.id).unwrap();
    assert_eq!(withdrawn.stage, RequestStage::Withdrawn);
    assert!(office.requests(&desk.officer).unwrap().is_empty());
}

#[test]
fn a_granted_copy_opens_the_record_it_was_asked_for_and_not_for_ever() {
    let desk = desk();
    let office = &desk.office;
    let asked = office.ask(&desk.official, RequestKind::Copy, "", None).unwrap();
    let open = office
        .ask(&desk.official, RequestKind::Correct, "Sai quê quán", None)
        .unwrap();
    office.answer_request(&desk.officer, &asked.id, true, "Được").unwrap();
    // The same account, bound to another person.
    let other = actor("ngoc", Role::Official, desk.sample.root, Some(desk.sample.meets));
    assert!(!office.has_copy_granted(&other).unwrap());
    assert!(office.own_requests(&other).unwrap().is_empty());
    let gone = office.withdraw_request(&other, &open.id);
    assert_eq!(refused(gone), CannotRequest::NoSuchRequest(open.id));
    desk.clock.forward(COPY_DAYS * 86_400);
    assert!(office.has_copy_granted(&desk.official).unwrap(), "the last moment");
    desk.clock.forward(1);
    assert!(!office.has_copy_granted(&desk.official).unwrap());
}

#[test]
fn an_account_has_so_many_open_requests_and_texts_end_somewhere() {
    let desk = desk();
    let office = &desk.office;
    let long = "ă".repeat(LONGEST_TEXT + 1);
    let ask = |text: &str| office.ask(&desk.official, RequestKind::Correct, text, None);
    assert_eq!(refused(ask(&long)), CannotRequest::TooLong(LONGEST_TEXT));
    let asked: Vec<_> = (0..OPEN_REQUESTS).map(|_| ask("Sai quê quán").unwrap()).collect();
    assert_eq!(refused(ask("Sai quê quán")), CannotRequest::TooMany(OPEN_REQUESTS));
    let answer = |text: &str| office.answer_request(&desk.officer, &asked[0].id, false, text);
    assert_eq!(refused(answer(&long)), CannotRequest::TooLong(LONGEST_TEXT));
    answer("Chưa có giấy tờ").unwrap();
    // What is answered leaves room, and gives its number to nobody.
    assert_eq!(ask("Sai quê quán").unwrap().id, format!("YC-{}", OPEN_REQUESTS + 1));
}

#[test]
fn no_term_is_made_up_for_a_complaint() {
    assert_eq!(RequestKind::Complaint.rule(), None);
    let law = desk().office.law().clone();
    for kind in RequestKind::ALL {
        let told = kind.rule().is_none_or(|rule| law.entry(rule).is_some());
        assert!(told, "{}", kind.word());
    }
}
