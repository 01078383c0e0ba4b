//! Proposals on the own record: who may propose, who answers, what becomes of it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

mod changed;
mod erased;
mod limits;

use std::sync::Arc;

use ledger::acts::people::RegisterPerson;
use ledger::acts::record::{RecordLearning, RecordParty};
use ledger::acts::{Act, Dated};
use ledger::codes::{Learning, LearningState, PartyState};
use ledger::{ActId, Header, PersonId, When};
use office::Office;
use office::drafts::{CannotStep, Signature, Stage};
use office::figures::Asker;
use office::permission::{Actor, DataClass, Role};
use office::proposals::{
    CannotPropose, LineAnswer, NewChange, ProposalDeed, ProposalOutcome, ProposalStage, RecordProposal, Unsettled,
};
use office::writer::NotDone;
use testkit::{FixedClock, Sample, actor, day, sample};

struct Desk {
    sample: Sample,
    office: Office,
    /// Ngọc, whose record it is.
    official: Actor,
    /// The officer of the whole district.
    officer: Actor,
    leader: Actor,
}

fn desk() -> Desk {
    let sample = sample();
    let office = sample.log.office(Arc::new(FixedClock::on(day("2019-07-01"))));
    let one = |name, role, person| actor(name, role, sample.root, person);
    Desk {
        official: one("ngoc", Role::Official, Some(sample.short)),
        officer: one("huyen", Role::HrOfficer, None),
        leader: one("lanh-dao", Role::Leader, None),
        office,
        sample,
    }
}

impl Desk {
    fn registered(&self) -> (ActId, RegisterPerson) {
        let PersonId(id) = self.sample.short;
        let Act::RegisterPerson(act) = self.office.value().act_as_it_reads(id).unwrap().act else {
            panic!("another act");
        };
        (id, act)
    }

    /// Another name and another birth for Ngọc.
    fn correction(&self) -> NewChange {
        let (id, mut act) = self.registered();
        "Đặng Bích Ngọc".clone_into(&mut act.full_name);
        act.birth = Some(When::Day(day("1981-05-21")));
        wish(Some(id), act.into())
    }

    fn addition(&self) -> NewChange {
        let learned = RecordLearning {
            person: self.sample.short,
            field: Learning::Computing,
            level: "basic".to_owned(),
            specialism: None,
            state: LearningState::Held,
        };
        wish(None, Act::from(learned).at(When::Day(day("2018-05-01"))))
    }

    /// A proposal of three lines that was sent.
    fn sent(&self) -> RecordProposal {
        let one = self.office.propose(&self.official, None, &self.correction()).unwrap();
        self.office
            .propose(&self.official, Some(&one.id), &self.addition())
            .unwrap();
        self.office.send_proposal(&self.official, &one.id).unwrap()
    }

    fn stage(&self, id: &str) -> ProposalOutcome {
        self.office.outcome(&self.office.proposal(&self.official, id).unwrap())
    }
}

fn wish(target: Option<ActId>, to: Dated) -> NewChange {
    NewChange {
        target,
        to,
        reason: "Sai so với giấy khai sinh".to_owned(),
        source: "Giấy khai sinh số 15".to_owned(),
    }
}

fn head() -> Header {
    testkit::decision("", "2019-07-02", Vec::<Dated>::new()).header
}

fn returned(why: &str) -> LineAnswer {
    LineAnswer::Returned(why.to_owned())
}

fn refused<T: std::fmt::Debug>(done: Result<T, NotDone<CannotPropose>>) -> CannotPropose {
    match done {
        Err(NotDone::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn accepted_lines_become_one_draft_of_the_officer_and_then_a_decision() {
    let desk = desk();
    let (office, sent) = (&desk.office, desk.sent());
    assert_eq!(
        sent.lines().map(|(_, line)| line.field.as_str()).collect::<Vec<_>>(),
        ["full_name", "birth", ""]
    );
    // The name is returned, the birth and the new certificate are accepted.
    let answers = vec![
        Some(returned("Chưa có quyết định đổi tên")),
        Some(LineAnswer::Accepted),
        Some(LineAnswer::Accepted),
    ];
    let answered = office
        .answer_proposal(&desk.officer, &sent.id, answers, head())
        .unwrap();
    let id = answered.draft.clone().unwrap();
    assert_eq!(desk.stage(&sent.id), ProposalOutcome::Drafted(Stage::Draft));
    assert_eq!(
        desk.registered().1.full_name,
        "Đặng Thị Bích Ngọc",
        "a draft changes nothing"
    );
    let officer = Asker::Account(&desk.officer);
    office.submit_draft(officer, &id).unwrap();
    assert_eq!(
        match office.approve_draft(officer, &id) {
            Err(NotDone::Refused(why)) => why,
            other => panic!("{other:?}"),
        },
        CannotStep::OutOfReach(ledger::Entity::Person(desk.sample.short)),
        "an officer approves nothing"
    );
    let leader = Asker::Account(&desk.leader);
    office.approve_draft(leader, &id).unwrap();
    let signature = Signature {
        signer: "Chủ tịch".to_owned(),
        day: day("2019-07-01"),
    };
    office.sign_draft(leader, &id, signature).unwrap();
    let entered = office.enter_draft(officer, &id, "7/QĐ-UBND").unwrap();
    let seq = ledger::Seq(entered.entered.unwrap());
    assert_eq!(desk.stage(&sent.id), ProposalOutcome::InForce(seq));
    let now = desk.registered().1;
    assert_eq!(
        (now.full_name.as_str(), now.birth),
        ("Đặng Thị Bích Ngọc", Some(When::Day(day("1981-05-21"))))
    );
    assert_eq!(now.citizen_number.as_deref(), Some(testkit::NUMBER), "the rest stays");
    office.revoke("huyen", seq, "8/QĐ-UBND", None).unwrap();
    assert_eq!(desk.stage(&sent.id), ProposalOutcome::Revoked(seq));
}

#[test]
fn every_line_needs_an_answer_and_a_return_needs_a_reason() {
    let desk = desk();
    let sent = desk.sent();
    let answers = vec![None, Some(returned(" ")), Some(LineAnswer::Accepted)];
    let why = refused(desk.office.answer_proposal(&desk.officer, &sent.id, answers, head()));
    let expected = vec![(0, Unsettled::NoAnswer), (1, Unsettled::NoReason)];
    assert_eq!(why, CannotPropose::Unsettled(expected));
    let all = vec![Some(returned("a")), Some(returned("b")), Some(returned("c"))];
    let answered = desk
        .office
        .answer_proposal(&desk.officer, &sent.id, all, head())
        .unwrap();
    assert_eq!((answered.stage, answered.draft), (ProposalStage::Answered, None));
    assert_eq!(desk.stage(&sent.id), ProposalOutcome::Nothing);
    assert!(desk.office.drafts(Asker::Command("test")).unwrap().is_empty());
}

#[test]
fn a_line_whose_fact_has_changed_meanwhile_can_be_returned_alone() {
    let desk = desk();
    let sent = desk.sent();
    let (target, act) = desk.registered();
    let other = RegisterPerson {
        birth: Some(When::Year(1982)),
        ..act
    };
    let amend = ledger::acts::decisions::Amend {
        target,
        content: Box::new(other.into()),
    };
    desk.office
        .decide("huyen", testkit::decision("9/QĐ", "2019-06-30", vec![amend.into()]))
        .unwrap();
    let stale: Vec<bool> = sent
        .lines()
        .map(|(change, line)| change.is_stale(line, &desk.office.value(), day("2019-07-01")))
        .collect();
    assert_eq!(stale, [false, true, false], "only the birth reads otherwise");
    let all = vec![Some(LineAnswer::Accepted); 3];
    let why = refused(desk.office.answer_proposal(&desk.officer, &sent.id, all, head()));
    assert_eq!(why, CannotPropose::Unsettled(vec![(1, Unsettled::Stale)]));
}

#[test]
fn nobody_proposes_for_others_and_nobody_answers_on_the_own_record() {
    let desk = desk();
    let office = &desk.office;
    let PersonId(other) = desk.sample.meets;
    let act = office.value().act_as_it_reads(other).unwrap();
    let of_other = office.propose(&desk.official, None, &wish(Some(other), act));
    assert_eq!(refused(of_other), CannotPropose::NotOwn);
    let party = RecordParty {
        person: desk.sample.meets,
        state: PartyState::Official,
    };
    let add = office.propose(&desk.official, None, &wish(None, party.into()));
    assert_eq!(refused(add), CannotPropose::NotOwn);
    let nobody = office.propose(&desk.officer, None, &desk.addition());
    assert_eq!(refused(nobody), CannotPropose::NoRecord);

    let sent = desk.sent();
    // An officer of the whole district to whom this very record belongs, under another account.
    let same = actor(
        "ngoc-to-chuc",
        Role::HrOfficer,
        desk.sample.root,
        Some(desk.sample.short),
    );
    let all = vec![Some(LineAnswer::Accepted); 3];
    let own = office.answer_proposal(&same, &sent.id, all.clone(), head());
    assert_eq!(refused(own), CannotPropose::OwnRecord);
    assert!(office.proposals(&same).unwrap().is_empty());
    let beside = actor("dan-chu", Role::HrOfficer, desk.sample.communes[1], None);
    let beyond = office.answer_proposal(&beside, &sent.id, all, head());
    assert_eq!(refused(beyond), CannotPropose::OutOfReach);
    assert!(office.proposals(&beside).unwrap().is_empty() && office.proposal(&beside, &sent.id).is_none());
    assert_eq!(office.proposals(&desk.officer).unwrap().len(), 1);
}

#[test]
fn what_is_sensitive_is_answered_by_those_who_may_decide_on_it_and_its_opening_is_on_record() {
    let desk = desk();
    let (id, mut act) = desk.registered();
    act.citizen_number = Some("022181000124".to_owned());
    let one = desk
        .office
        .propose(&desk.official, None, &wish(Some(id), act.into()))
        .unwrap();
    let sent = desk.office.send_proposal(&desk.official, &one.id).unwrap();
    assert!(sent.is_sensitive());
    let mut plain = desk.officer.clone();
    plain.grants[0].class = DataClass::Personal;
    let answers = vec![Some(LineAnswer::Accepted)];
    let why = refused(desk.office.answer_proposal(&plain, &sent.id, answers.clone(), head()));
    assert_eq!(why, CannotPropose::OutOfReach);
    assert_eq!(
        refused(desk.office.open_proposal(&plain, &sent.id)),
        CannotPropose::OutOfReach
    );
    // Nothing is accepted unread; that another officer has read it does not help, and who returns it need not read it.
    let unread = CannotPropose::Unsettled(vec![(0, Unsettled::NotOpened)]);
    let blind = |officer: &Actor| refused(desk.office.answer_proposal(officer, &sent.id, answers.clone(), head()));
    assert_eq!(blind(&desk.officer), unread);
    let other = actor("huyen-hai", Role::HrOfficer, desk.sample.root, None);
    desk.office.open_proposal(&other, &sent.id).unwrap();
    assert_eq!(blind(&desk.officer), unread);
    desk.office.open_proposal(&desk.officer, &sent.id).unwrap();
    let again = desk.office.open_proposal(&desk.officer, &sent.id).unwrap();
    let opened = again.steps.iter().filter(|step| step.deed == ProposalDeed::Open);
    let by: Vec<&str> = opened.map(|step| step.by.as_str()).collect();
    assert_eq!(by, ["huyen-hai", "huyen"], "who opened it, once each");
    let readers = desk.office.readers_of_own_record(&desk.official).unwrap().entries;
    let mut told: Vec<String> = readers
        .iter()
        .filter_map(|entry| entry.event.as_ref())
        .map(|event| format!("{} {}", event.actor, event.detail.as_deref().unwrap_or_default()))
        .collect();
    told.sort();
    assert_eq!(told, ["huyen giay-to", "huyen giay-to", "huyen-hai giay-to"]);
    desk.office
        .answer_proposal(&desk.officer, &sent.id, answers, head())
        .unwrap();
}

#[test]
fn a_proposal_is_changed_while_it_is_written_and_withdrawn_until_it_is_answered() {
    let desk = desk();
    let office = &desk.office;
    let one = office.propose(&desk.official, None, &desk.correction()).unwrap();
    let again = office
        .propose(&desk.official, Some(&one.id), &desk.correction())
        .unwrap();
    assert_eq!(
        again.changes.len(),
        1,
        "proposed again, it takes the place of the first"
    );
    assert!(
        office.proposals(&desk.officer).unwrap().is_empty(),
        "nobody sees what is not sent"
    );
    let dropped = office.drop_change(&desk.official, &one.id, 0).unwrap();
    assert!(dropped.changes.is_empty());
    assert_eq!(
        refused(office.send_proposal(&desk.official, &one.id)),
        CannotPropose::Empty
    );
    let (id, act) = desk.registered();
    let same = office.propose(&desk.official, Some(&one.id), &wish(Some(id), act.into()));
    assert_eq!(refused(same), CannotPropose::NothingNew);
    let mut silent = desk.addition();
    silent.reason = "  ".to_owned();
    assert_eq!(
        refused(office.propose(&desk.official, Some(&one.id), &silent)),
        CannotPropose::NoReason
    );
    let sent = desk.sent();
    assert_eq!(
        refused(office.propose(&desk.official, Some(&sent.id), &desk.addition())),
        CannotPropose::NotFrom(ProposalStage::Sent)
    );
    office.withdraw_proposal(&desk.official, &sent.id).unwrap();
    let answers = vec![Some(LineAnswer::Accepted); 3];
    assert_eq!(
        refused(office.answer_proposal(&desk.officer, &sent.id, answers, head())),
        CannotPropose::NotFrom(ProposalStage::Withdrawn)
    );
}

#[test]
fn the_law_book_tells_until_when() {
    let desk = desk();
    let due = |text: &str| {
        desk.office
            .last_day_to_answer("data-protection.view-or-correct", day(text))
    };
    assert_eq!(due("2026-11-27"), Some(day("2026-12-07")));
    assert_eq!(due("2019-07-01"), None, "no version was read for that year");
    let reply = desk
        .office
        .last_day_to_answer("data-protection.reply", day("2026-11-27"));
    assert_eq!(reply, Some(day("2026-12-01")), "a weekend lies between");
}
