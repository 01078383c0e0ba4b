//! What an erasure by law takes from proposals and drafts, which hold the content of acts a second time.

use ledger::acts::Act;
use ledger::acts::decisions::Amend;
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::{RecordLearning, RecordParty};
use ledger::codes::{Learning, LearningState, PartyState};
use ledger::{ActId, Decision, PersonId, Seq};
use office::drafts::{Draft, Order, Signature, Stage, StepKind};
use office::figures::Asker;
use office::proposals::{LineAnswer, ProposalStage};
use testkit::day;

use super::{Desk, desk, head};

const SHELL: Asker<'static> = Asker::Command("console");

/// The acts that a draft holds still.
fn acts(desk: &Desk, id: &str) -> Vec<Act> {
    // One without content is its author's alone.
    let draft = desk.office.draft(Asker::Account(&desk.officer), id).unwrap();
    let decision = draft.decision().unwrap();
    decision.acts.into_iter().map(|dated| dated.act).collect()
}

fn erase(desk: &Desk) {
    let (registered, _) = desk.registered();
    desk.office
        .erase(SHELL, &[registered], &[], "Luật Bảo vệ dữ liệu")
        .unwrap();
}

#[test]
fn of_an_answered_proposal_nothing_stays_and_of_its_draft_what_was_not_erased() {
    let desk = desk();
    let sent = desk.sent();
    let answers = vec![Some(LineAnswer::Accepted); 3];
    let answered = desk
        .office
        .answer_proposal(&desk.officer, &sent.id, answers, head())
        .unwrap();
    let id = answered.draft.unwrap();
    let (officer, leader) = (Asker::Account(&desk.officer), Asker::Account(&desk.leader));
    desk.office.submit_draft(officer, &id).unwrap();
    desk.office.approve_draft(leader, &id).unwrap();
    let signature = Signature {
        signer: "Chủ tịch".to_owned(),
        day: day("2019-07-01"),
    };
    desk.office.sign_draft(leader, &id, signature).unwrap();
    desk.office.enter_draft(officer, &id, "7/QĐ-UBND").unwrap();
    let before = acts(&desk, &id);
    assert!(before.iter().any(|act| matches!(act, Act::Amend(_))));
    erase(&desk);
    // The correction of the name went along with what it corrects; the certificate is in force.
    let after = acts(&desk, &id);
    assert_eq!(after.len() + 1, before.len());
    assert!(matches!(after[..], [Act::RecordLearning(_)]), "{after:?}");
    let proposal = desk.office.proposal(&desk.official, &sent.id).unwrap();
    assert_eq!((proposal.stage, proposal.changes.len()), (ProposalStage::Answered, 0));
}

#[test]
fn what_waits_loses_what_repeats_the_erased_and_what_was_given_up_all_of_the_person() {
    let desk = desk();
    let sent = desk.sent();
    let only = desk.office.propose(&desk.official, None, &desk.correction());
    let only = only.unwrap();
    let learning = ledger::Decision {
        header: head(),
        acts: vec![desk.addition().to],
    };
    let officer = Asker::Account(&desk.officer);
    let once = || Order::default().once("huyen", "k-1", "learning");
    let waiting = desk.office.write_draft(officer, None, learning.clone()).unwrap();
    let given_up = desk.office.order_draft(officer, once(), learning.clone()).unwrap();
    let given_up = desk.office.withdraw_draft(officer, &given_up.id).unwrap();
    assert_eq!(given_up.stage, Stage::Withdrawn);
    erase(&desk);
    let sent = desk.office.proposal(&desk.official, &sent.id).unwrap();
    // The certificate repeats nothing: the officer answers it.
    assert_eq!((sent.stage, sent.changes.len()), (ProposalStage::Sent, 1));
    let only = desk.office.proposal(&desk.official, &only.id).unwrap();
    assert_eq!((only.stage, only.changes.len()), (ProposalStage::Withdrawn, 0));
    assert_eq!(acts(&desk, &waiting.id).len(), 1);
    assert!(acts(&desk, &given_up.id).is_empty());
    // The order that is sent again hears of the draft as it is now.
    let again = desk.office.order_draft(officer, once(), learning).unwrap();
    assert_eq!((&again.id, again.decision().unwrap().acts.len()), (&given_up.id, 0));
}

#[test]
fn what_a_draft_said_when_it_was_ordered_is_not_remembered_though_it_says_something_else_now() {
    let desk = desk();
    let (target, registered) = desk.registered();
    let amend = Amend {
        target,
        content: Box::new(registered.into()),
    };
    let officer = Asker::Account(&desk.officer);
    let said = |act: Act| Decision {
        header: head(),
        acts: vec![act.into()],
    };
    let once = || Order::default().once("huyen", "k-2", "amend");
    let first = desk.office.order_draft(officer, once(), said(amend.into())).unwrap();
    let now = said(learned(desk.sample.short, "basic"));
    desk.office.write_draft(officer, Some(&first.id), now.clone()).unwrap();
    erase(&desk);
    let again = desk.office.order_draft(officer, once(), now.clone()).unwrap();
    assert_eq!((&again.id, again.stage), (&first.id, Stage::Draft));
    assert_eq!(
        again.decision(),
        desk.office.draft(officer, &first.id).unwrap().decision()
    );
    assert_eq!(acts(&desk, &first.id), [learned(desk.sample.short, "basic")]);
    assert_eq!(again.version(), 2, "as it is now");
}

fn learned(person: PersonId, level: &str) -> Act {
    RecordLearning {
        person,
        field: Learning::Computing,
        level: level.to_owned(),
        specialism: None,
        state: LearningState::Held,
    }
    .into()
}

fn written(desk: &Desk, acts: Vec<Act>) -> Draft {
    let decision = Decision {
        header: head(),
        acts: acts.into_iter().map(Into::into).collect(),
    };
    desk.office
        .write_draft(Asker::Account(&desk.officer), None, decision)
        .unwrap()
}

fn signed(desk: &Desk, id: &str) -> Draft {
    let leader = Asker::Account(&desk.leader);
    desk.office.submit_draft(Asker::Account(&desk.officer), id).unwrap();
    desk.office.approve_draft(leader, id).unwrap();
    let signature = Signature {
        signer: "Chủ tịch".to_owned(),
        day: day("2019-07-01"),
    };
    desk.office.sign_draft(leader, id, signature).unwrap()
}

#[test]
fn one_erasure_after_another_takes_each_its_own_act() {
    let desk = desk();
    let levels = ["one", "two", "three"];
    let draft = written(&desk, levels.map(|level| learned(desk.sample.short, level)).to_vec());
    signed(&desk, &draft.id);
    let entered = desk
        .office
        .enter_draft(Asker::Account(&desk.officer), &draft.id, "7/QĐ-UBND");
    let decision = Seq(entered.unwrap().entered.unwrap());
    for (ordinal, left) in [(0, &levels[1..]), (1, &levels[2..])] {
        let act = ActId { decision, ordinal };
        desk.office.erase(SHELL, &[act], &[], "Luật").unwrap();
        let expected: Vec<Act> = left.iter().map(|level| learned(desk.sample.short, level)).collect();
        assert_eq!(acts(&desk, &draft.id), expected);
    }
    let draft = desk.office.draft(SHELL, &draft.id).unwrap();
    assert_eq!(
        draft.ordinals().next(),
        Some(2),
        "its page shows the act of the log that is left"
    );
}

#[test]
fn a_signed_paper_that_reads_otherwise_comes_back_and_speaks_of_the_same_people() {
    let desk = desk();
    let (target, registered) = desk.registered();
    let other = |name: &str| RegisterPerson {
        full_name: name.to_owned(),
        citizen_number: None,
        ..registered.clone()
    };
    let amend = Amend {
        target,
        content: Box::new(other("Đặng Bích Ngọc").into()),
    };
    let all = vec![
        amend.into(),
        other("Lý Một").into(),
        other("Lý Hai").into(),
        learned(PersonId::here(1), "basic"),
    ];
    let draft = written(&desk, all);
    let (officer, leader) = (Asker::Account(&desk.officer), Asker::Account(&desk.leader));
    desk.office.submit_draft(officer, &draft.id).unwrap();
    let reason = "Xem lại tên của Đặng Thị Bích Ngọc";
    desk.office.return_draft(leader, &draft.id, reason).unwrap();
    let before = signed(&desk, &draft.id);
    erase(&desk);
    let after = desk.office.draft(Asker::Account(&desk.officer), &draft.id).unwrap();
    assert_eq!(after.stage, Stage::Returned);
    assert_eq!(after.version(), before.version() + 1);
    assert_eq!(after.reason(), Some("Luật Bảo vệ dữ liệu"));
    assert_eq!(after.steps.last().unwrap().kind, StepKind::Erase);
    assert!(after.steps.iter().all(|step| step.note != reason), "it tells of whom");
    assert_eq!(
        after.decision().unwrap().header.signer,
        "",
        "nobody has signed what is left"
    );
    let left = acts(&desk, &draft.id);
    assert_eq!(left.len(), 3);
    assert_eq!(
        left[2],
        learned(PersonId::here(0), "basic"),
        "of Lý Một, as it was signed"
    );
}

#[test]
fn a_proposal_that_another_decision_made_stale_stays() {
    let desk = desk();
    let only = desk.office.propose(&desk.official, None, &desk.addition()).unwrap();
    desk.office.send_proposal(&desk.official, &only.id).unwrap();
    let person = desk.sample.short;
    let party = RecordParty {
        person,
        state: PartyState::None,
    };
    let decided = written(&desk, vec![learned(person, "other"), party.into()]);
    signed(&desk, &decided.id);
    let entered = desk
        .office
        .enter_draft(Asker::Account(&desk.officer), &decided.id, "8/QĐ-UBND");
    let decision = Seq(entered.unwrap().entered.unwrap());
    let act = ActId { decision, ordinal: 1 };
    desk.office.erase(SHELL, &[act], &[], "Luật").unwrap();
    let after = desk.office.proposal(&desk.official, &only.id).unwrap();
    assert_eq!((after.stage, after.changes.len()), (ProposalStage::Sent, 1));
}
