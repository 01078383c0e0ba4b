//! What an erasure by law takes from proposals and drafts, which hold the content of acts a second time.

use ledger::acts::Act;
use office::drafts::{Signature, Stage};
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
    let waiting = desk.office.write_draft(officer, None, learning.clone()).unwrap();
    let given_up = desk.office.write_draft(officer, None, learning).unwrap();
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
}
