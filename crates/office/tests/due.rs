//! The day by which a submitted draft is to be decided on.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::acts::appraisal::Grade;
use ledger::codes::GradeCode;
use office::accounts::AccountRules;
use office::drafts::{CannotStep, Draft};
use office::figures::Asker;
use office::permission::{Actor, Role};
use office::writer::NotDone;
use testkit::{District, actor, day, decision};

struct Desk {
    district: District,
    officer: Actor,
    leader: Actor,
}

fn desk() -> Desk {
    let district = District::tiny();
    Desk {
        officer: actor("lan", Role::HrOfficer, district.root, None),
        leader: actor("hung", Role::Leader, district.root, None),
        district,
    }
}

impl Desk {
    fn draft(&self) -> Draft {
        let person = self
            .district
            .official("Bàn Thị Tư", self.district.communes[0], "Văn thư");
        let grade = Grade {
            person,
            year: 2018,
            grade: GradeCode::Good,
        };
        let mut paper = decision("", "2019-04-01", vec![grade.into()]);
        "UBND huyện".clone_into(&mut paper.header.issuer);
        let office = &self.district.office;
        office.write_draft(Asker::Account(&self.officer), None, paper).unwrap()
    }
}

#[test]
fn the_author_sets_the_day_and_it_ends_with_what_it_was_set_for() {
    let desk = desk();
    let (office, draft) = (&desk.district.office, desk.draft());
    let (officer, leader) = (Asker::Account(&desk.officer), Asker::Account(&desk.leader));
    let past = office.submit_draft_until(officer, &draft.id, Some(day("2019-03-13")));
    assert!(
        matches!(past, Err(NotDone::Refused(CannotStep::DuePast(on))) if on == day("2019-03-13")),
        "{past:?}"
    );
    let draft = office
        .submit_draft_until(officer, &draft.id, Some(day("2019-03-20")))
        .unwrap();
    assert_eq!(draft.due(), Some(day("2019-03-20")));
    assert!(!draft.is_late(day("2019-03-20")) && draft.is_late(day("2019-03-21")));
    let back = office.return_draft(leader, &draft.id, "Thiếu căn cứ").unwrap();
    assert_eq!((back.due(), back.is_late(day("2019-04-01"))), (None, false));
    let draft = office.submit_draft(officer, &draft.id).unwrap();
    assert_eq!(draft.due(), None, "a new one is set, or none");
    office.return_draft(leader, &draft.id, "Thiếu căn cứ").unwrap();
    office
        .submit_draft_until(officer, &draft.id, Some(day("2019-03-20")))
        .unwrap();
    let approved = office.approve_draft(leader, &draft.id).unwrap();
    assert_eq!(
        (approved.due(), approved.is_late(day("2019-04-01"))),
        (None, false),
        "it is decided on"
    );
}

#[test]
fn where_the_author_sets_none_the_rules_of_the_office_do_and_what_is_late_stands_first() {
    let desk = desk();
    let office = &desk.district.office;
    let (first, second) = (desk.draft(), desk.draft());
    let officer = Asker::Account(&desk.officer);
    office.submit_draft(officer, &first.id).unwrap();
    desk.district.clock.forward(60);
    let rules = AccountRules {
        decide_within: 5,
        ..AccountRules::default()
    };
    office.set_account_rules("test", rules).unwrap();
    let second = office.submit_draft(officer, &second.id).unwrap();
    assert_eq!(second.due(), Some(day("2019-03-19")));
    let waits = |today: &str| -> Vec<String> {
        let leader = Actor {
            today: day(today),
            ..desk.leader.clone()
        };
        let all = office.waiting_drafts(&leader).unwrap();
        all.into_iter().map(|one| one.draft.id).collect()
    };
    assert_eq!(waits("2019-03-19"), [first.id.clone(), second.id.clone()]);
    assert_eq!(waits("2019-03-20"), [second.id, first.id]);
}
