//! Drafts on their way from the desk of an officer into the ledger.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::acts::Act;
use ledger::acts::career::{Appoint, Transfer};
use ledger::codes::Standing;
use ledger::{Day, Decision, Entity, PersonId, PostId, Seq};
use office::accounts::AccountRules;
use office::drafts::{CannotStep, Draft, Fit, Signature, Stage, StepKind};
use office::figures::Asker;
use office::permission::{Actor, Role};
use office::port::Chain;
use office::writer::NotDone;
use testkit::{District, actor, day, decision};

struct Desk {
    district: District,
    officer: Actor,
    leader: Actor,
    person: PersonId,
    posts: [PostId; 2],
}

fn desk() -> Desk {
    let district = District::tiny();
    let person = district.official("Bàn Thị Tư", district.communes[0], "Văn thư");
    let posts = [0, 1].map(|at| district.post(district.communes[at], "Kế toán"));
    Desk {
        officer: actor("lan", Role::HrOfficer, district.root, None),
        leader: actor("hung", Role::Leader, district.root, None),
        district,
        person,
        posts,
    }
}

impl Desk {
    fn appointment(&self) -> Decision {
        let act: Act = Appoint {
            person: self.person,
            post: self.posts[0],
            term_ends: None,
        }
        .into();
        let mut draft = decision("", "2019-04-01", vec![act.into()]);
        "UBND huyện".clone_into(&mut draft.header.issuer);
        draft
    }

    fn written(&self) -> Draft {
        let office = &self.district.office;
        office
            .write_draft(Asker::Account(&self.officer), None, self.appointment())
            .unwrap()
    }

    /// Up to the signature.
    fn signed(&self) -> Draft {
        let (office, draft) = (&self.district.office, self.written());
        let (officer, leader) = (Asker::Account(&self.officer), Asker::Account(&self.leader));
        office.submit_draft(officer, &draft.id).unwrap();
        office.approve_draft(leader, &draft.id).unwrap();
        office.sign_draft(leader, &draft.id, signature("2019-03-14")).unwrap()
    }

    fn post_on(&self, on: Day) -> Option<u32> {
        let value = self.district.office.value();
        let Some(ledger::value::Place::Person(ix)) = value.place(Entity::Person(self.person)) else {
            panic!("nobody")
        };
        let person = value.on(on, Seq::LATEST).person(ix).unwrap();
        person.main_post().map(|held| held.post)
    }
}

/// The same rights in the hand of a program that stands for somebody.
fn key_of(name: &str, sign: &str, actor: &Actor) -> Actor {
    Actor {
        account: format!("key:{sign}"),
        stands_for: Some(name.to_owned()),
        ..actor.clone()
    }
}

#[test]
fn two_keys_of_one_account_are_one_who_drafts_and_does_not_approve() {
    let desk = desk();
    let office = &desk.district.office;
    let writes = key_of("lan", "a", &desk.officer);
    let draft = office
        .write_draft(Asker::Account(&writes), None, desk.appointment())
        .unwrap();
    office.submit_draft(Asker::Account(&writes), &draft.id).unwrap();
    let step = &draft.steps[0];
    assert_eq!((step.by.as_str(), step.stands_for.as_deref()), ("key:a", Some("lan")));
    let herself = Actor {
        account: "lan".to_owned(),
        ..desk.leader.clone()
    };
    for same in [key_of("lan", "b", &desk.leader), herself] {
        let approved = office.approve_draft(Asker::Account(&same), &draft.id);
        assert!(
            matches!(approved, Err(NotDone::Refused(CannotStep::OwnDraft))),
            "{}: {approved:?}",
            same.account
        );
    }
    // And the other way round: what somebody wrote on a page, no key of the same account approves.
    let own = desk.written();
    office.submit_draft(Asker::Account(&desk.officer), &own.id).unwrap();
    let approved = office.approve_draft(Asker::Account(&key_of("lan", "b", &desk.leader)), &own.id);
    assert!(
        matches!(approved, Err(NotDone::Refused(CannotStep::OwnDraft))),
        "{approved:?}"
    );
    let other = key_of("hung", "c", &desk.leader);
    office.approve_draft(Asker::Account(&other), &draft.id).unwrap();
    office.approve_draft(Asker::Account(&other), &own.id).unwrap();
}

fn signature(on: &str) -> Signature {
    Signature {
        signer: "Chủ tịch Hoàng Văn Hùng".to_owned(),
        day: day(on),
    }
}

fn refused(outcome: Result<Draft, NotDone<CannotStep>>) -> CannotStep {
    match outcome {
        Err(NotDone::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn from_the_desk_into_the_ledger_nothing_holds_before_the_last_step() {
    let desk = desk();
    let office = &desk.district.office;
    let (before, head) = (desk.post_on(day("2019-04-01")), office.value().head());
    let draft = desk.signed();
    assert_eq!(
        (draft.stage, office.value().head(), desk.post_on(day("2019-04-01"))),
        (Stage::Signed, head, before)
    );
    assert_eq!(office.next_number("UBND huyện", "decision", 2019), "1");
    let entered = office
        .enter_draft(Asker::Account(&desk.officer), &draft.id, " 1/QĐ-UBND ")
        .unwrap();
    let seq = head.seq.next();
    assert_eq!(
        (entered.stage, entered.fit(&office.value())),
        (Stage::Entered, Fit::Entered(seq))
    );
    let header = office.value().entry(seq).unwrap().header();
    assert_eq!(
        (
            header.number.as_str(),
            header.signer.as_str(),
            header.signed,
            header.recorded_by.as_str()
        ),
        ("1/QĐ-UBND", "Chủ tịch Hoàng Văn Hùng", day("2019-03-14"), "lan")
    );
    assert_ne!(desk.post_on(day("2019-04-01")), before);
    assert_eq!(desk.post_on(day("2019-03-31")), before, "it takes effect on its day");
    assert_eq!(office.next_number("UBND huyện", "decision", 2019), "2/QĐ-UBND");
    assert_eq!(office.next_number("UBND huyện", "decision", 2020), "1/QĐ-UBND");
    // Each step has left its event, by whom it was taken, and no name of a person.
    let events = desk.district.memory.all_events(Chain::Audit);
    let of = |kind: StepKind| {
        let action = format!(r#""action":"draft.{}""#, kind.word());
        events
            .iter()
            .find(|event| event.body.contains(&action))
            .unwrap()
            .body
            .clone()
    };
    for (kind, by) in [
        (StepKind::Write, "lan"),
        (StepKind::Submit, "lan"),
        (StepKind::Approve, "hung"),
        (StepKind::Sign, "hung"),
        (StepKind::Enter, "lan"),
    ] {
        let event = of(kind);
        assert!(
            event.contains(&format!(r#""actor":"{by}""#)) && event.contains(&draft.id),
            "{event}"
        );
        assert!(!event.contains("Bàn Thị Tư"));
    }
}

#[test]
fn who_wrote_it_does_not_approve_it_whatever_else_was_granted() {
    let mut desk = desk();
    desk.officer.grants.extend(desk.leader.grants.clone());
    let (office, draft) = (&desk.district.office, desk.written());
    let officer = Asker::Account(&desk.officer);
    office.submit_draft(officer, &draft.id).unwrap();
    assert_eq!(refused(office.approve_draft(officer, &draft.id)), CannotStep::OwnDraft);
    assert_eq!(
        refused(office.return_draft(officer, &draft.id, "x")),
        CannotStep::OwnDraft
    );
    office.approve_draft(Asker::Account(&desk.leader), &draft.id).unwrap();
    let own = office.sign_draft(officer, &draft.id, signature("2019-03-14"));
    assert_eq!(refused(own), CannotStep::OwnDraft);
}

#[test]
fn who_wrote_it_gives_it_its_number_unless_the_rules_of_the_office_ask_for_another() {
    let desk = desk();
    let office = &desk.district.office;
    assert!(
        !office.account_rules().numbered_by_another,
        "one clerk is enough at first"
    );
    let apart = |numbered_by_another| {
        let rules = AccountRules {
            numbered_by_another,
            ..office.account_rules()
        };
        office.set_account_rules("admin", rules).unwrap();
    };
    apart(true);
    let draft = desk.signed();
    let waits = |actor: &Actor| {
        let mut all = office.waiting_drafts(actor).unwrap().into_iter();
        all.any(|duty| duty.draft.id == draft.id)
    };
    let key = key_of("lan", "a", &desk.officer);
    for own in [&desk.officer, &key] {
        let refusal = refused(office.enter_draft(Asker::Account(own), &draft.id, "02/QĐ-UBND"));
        assert_eq!(refusal, CannotStep::OwnNumber);
        assert!(!waits(own));
    }
    let other = actor("mai", Role::HrOfficer, desk.district.root, None);
    assert!(waits(&other));
    apart(false);
    assert!(waits(&desk.officer), "the rule is read anew each time");
    apart(true);
    let entered = office.enter_draft(Asker::Account(&other), &draft.id, "02/QĐ-UBND");
    assert_eq!(entered.unwrap().stage, Stage::Entered);
    let events = desk.district.memory.all_events(Chain::Audit);
    let told = events.iter().filter(|event| event.body.contains("numbered-by-another"));
    assert_eq!(told.count(), 2, "each time that it was set");
}

#[test]
fn nobody_takes_a_step_on_the_own_record_or_beyond_the_own_units() {
    let desk = desk();
    let (office, root) = (&desk.district.office, desk.district.root);
    let herself = actor("tu", Role::HrOfficer, root, Some(desk.person));
    let own = office.write_draft(Asker::Account(&herself), None, desk.appointment());
    assert_eq!(refused(own), CannotStep::OutOfReach(Entity::Person(desk.person)));
    let elsewhere = actor("xa", Role::HrOfficer, desk.district.communes[1], None);
    let foreign = office.write_draft(Asker::Account(&elsewhere), None, desk.appointment());
    assert!(matches!(refused(foreign), CannotStep::OutOfReach(_)));
    let draft = desk.written();
    office.submit_draft(Asker::Account(&desk.officer), &draft.id).unwrap();
    let boss = actor("chinh", Role::Leader, root, Some(desk.person));
    assert!(matches!(
        refused(office.approve_draft(Asker::Account(&boss), &draft.id)),
        CannotStep::OutOfReach(_)
    ));
    // Nor does anybody see what lies beyond.
    assert_eq!(office.drafts(Asker::Account(&elsewhere)).unwrap(), []);
    assert_eq!(office.drafts(Asker::Account(&desk.leader)).unwrap().len(), 1);
    let clerk = actor("mot-cua", Role::Counter, root, None);
    assert_eq!(office.draft(Asker::Account(&clerk), &draft.id), None);
}

#[test]
fn it_comes_back_with_a_reason_and_goes_again() {
    let desk = desk();
    let (office, draft) = (&desk.district.office, desk.written());
    let (officer, leader) = (Asker::Account(&desk.officer), Asker::Account(&desk.leader));
    office.submit_draft(officer, &draft.id).unwrap();
    let changed = office.write_draft(officer, Some(&draft.id), desk.appointment());
    assert_eq!(refused(changed), CannotStep::NotFrom(Stage::Submitted));
    assert_eq!(
        refused(office.return_draft(leader, &draft.id, "  ")),
        CannotStep::NoReason
    );
    let back = office.return_draft(leader, &draft.id, "Thiếu căn cứ").unwrap();
    assert_eq!((back.stage, back.reason()), (Stage::Returned, Some("Thiếu căn cứ")));
    let other = actor("minh", Role::HrOfficer, desk.district.root, None);
    let foreign = office.write_draft(Asker::Account(&other), Some(&draft.id), desk.appointment());
    assert_eq!(refused(foreign), CannotStep::NotOwnDraft);
    office
        .write_draft(officer, Some(&draft.id), desk.appointment())
        .unwrap();
    let again = office.submit_draft(officer, &draft.id).unwrap();
    assert_eq!((again.stage, again.reason()), (Stage::Submitted, None));
    let gone = office.withdraw_draft(officer, &draft.id).unwrap();
    assert!(gone.stage.is_over());
    assert_eq!(
        refused(office.submit_draft(officer, &draft.id)),
        CannotStep::NotFrom(Stage::Withdrawn)
    );
}

#[test]
fn when_the_ledger_moves_on_it_says_why_it_no_longer_fits_and_is_kept() {
    let desk = desk();
    let (office, draft) = (&desk.district.office, desk.signed());
    // Somebody else gets the post meanwhile.
    let other = desk
        .district
        .person("Lý Văn Ba", desk.district.communes[0], Standing::CivilServant);
    let taken = Transfer {
        person: other,
        post: desk.posts[0],
    };
    desk.district.decide("2019-03-20", vec![taken.into()]);
    let stale = office.draft(Asker::Account(&desk.officer), &draft.id).unwrap();
    let Fit::Refused(why) = stale.fit(&office.value()) else {
        panic!("it fits")
    };
    assert!(!why.problems.is_empty() && stale.base < office.value().head().seq.0);
    let head = office.value().head();
    let entered = office.enter_draft(Asker::Account(&desk.officer), &draft.id, "1/QĐ-UBND");
    assert_eq!(refused(entered), CannotStep::Refused(why));
    assert_eq!(office.value().head(), head);
}

#[test]
fn number_and_day_come_with_the_signature_and_each_number_once() {
    let desk = desk();
    let office = &desk.district.office;
    let (officer, leader) = (Asker::Account(&desk.officer), Asker::Account(&desk.leader));
    let draft = desk.written();
    assert_eq!(
        refused(office.enter_draft(officer, &draft.id, "1/QĐ")),
        CannotStep::NotFrom(Stage::Draft)
    );
    office.submit_draft(officer, &draft.id).unwrap();
    office.approve_draft(leader, &draft.id).unwrap();
    let early = office.sign_draft(leader, &draft.id, signature("2019-03-15"));
    assert_eq!(refused(early), CannotStep::SignedLater(day("2019-03-15")));
    let nobody = Signature {
        signer: " ".to_owned(),
        ..signature("2019-03-14")
    };
    assert_eq!(
        refused(office.sign_draft(leader, &draft.id, nobody)),
        CannotStep::NoSigner
    );
    office.sign_draft(leader, &draft.id, signature("2019-03-14")).unwrap();
    assert_eq!(
        refused(office.enter_draft(officer, &draft.id, " ")),
        CannotStep::NoNumber
    );
    let entered = office.enter_draft(officer, &draft.id, "1/QĐ-UBND").unwrap();
    let mut second = desk.appointment();
    second.acts = vec![
        Act::from(Transfer {
            person: desk.person,
            post: desk.posts[1],
        })
        .at(day("2019-05-01")),
    ];
    let second = office.write_draft(officer, None, second).unwrap();
    office.submit_draft(officer, &second.id).unwrap();
    office.approve_draft(leader, &second.id).unwrap();
    office.sign_draft(leader, &second.id, signature("2019-03-14")).unwrap();
    let twice = office.enter_draft(officer, &second.id, "1/QĐ-UBND");
    assert_eq!(refused(twice), CannotStep::NumberTaken(Seq(entered.entered.unwrap())));
    office.enter_draft(officer, &second.id, "2/QĐ-UBND").unwrap();
    let numbers: Vec<_> = office
        .register("UBND huyện", 2019)
        .iter()
        .map(|paper| paper.number)
        .collect();
    assert_eq!(numbers, [Some(1), Some(2)]);
}

#[test]
fn an_empty_draft_is_kept_but_goes_nowhere() {
    let desk = desk();
    let office = &desk.district.office;
    let mut empty = desk.appointment();
    empty.acts.clear();
    let draft = office.write_draft(Asker::Account(&desk.officer), None, empty).unwrap();
    assert_eq!(
        refused(office.submit_draft(Asker::Account(&desk.officer), &draft.id)),
        CannotStep::NoActs
    );
}
