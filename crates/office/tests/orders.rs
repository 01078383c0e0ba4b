//! Orders of programs: once under a key of their own, on the version that they know, forgotten after a day.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::Decision;
use ledger::acts::Act;
use ledger::acts::career::Appoint;
use office::drafts::{CannotStep, Draft, Order};
use office::figures::Asker;
use office::permission::{Actor, Role};
use office::port::{Batch, RecordChange, Store as _};
use office::writer::NotDone;
use testkit::{District, actor, decision};

struct Desk {
    district: District,
    officer: Actor,
    appointment: Decision,
}

fn desk() -> Desk {
    let district = District::tiny();
    let person = district.official("Bàn Thị Tư", district.communes[0], "Văn thư");
    let post = district.post(district.communes[0], "Kế toán");
    let act: Act = Appoint {
        person,
        post,
        term_ends: None,
    }
    .into();
    Desk {
        officer: actor("key:0123456789ab", Role::HrOfficer, district.root, None),
        appointment: decision("", "2019-04-01", vec![act.into()]),
        district,
    }
}

impl Desk {
    fn order(&self, order: Order) -> Result<Draft, CannotStep> {
        let asker = Asker::Account(&self.officer);
        let done = self.district.office.order_draft(asker, order, self.appointment.clone());
        done.map_err(|problem| match problem {
            NotDone::Refused(why) => why,
            other => panic!("{other:?}"),
        })
    }

    fn once(&self, key: &str, what: &str) -> Order {
        Order::default().once(&self.officer.account, key, what)
    }

    fn count(&self) -> usize {
        self.district
            .office
            .drafts(Asker::Account(&self.officer))
            .unwrap()
            .len()
    }
}

#[test]
fn an_order_that_is_sent_again_is_done_once_and_answered_alike() {
    let desk = desk();
    let first = desk.order(desk.once("a", "x")).unwrap();
    let office = &desk.district.office;
    office.submit_draft(Asker::Account(&desk.officer), &first.id).unwrap();
    // The answer is that of then, though the draft has moved on.
    assert_eq!(desk.order(desk.once("a", "x")).unwrap(), first);
    assert_eq!(desk.count(), 1);
    assert_eq!(desk.order(desk.once("a", "y")), Err(CannotStep::OtherOrder));
    assert_eq!(desk.order(desk.once("b", "x")).unwrap().id, "DT-2");
    // Another program's key of the same name is another one.
    let other = Order::default().once("key:other", "a", "y");
    assert_eq!(desk.order(other).unwrap().id, "DT-3");
    desk.district.clock.forward(86_400);
    assert_eq!(
        desk.order(desk.once("a", "y")).unwrap().id,
        "DT-4",
        "forgotten after a day"
    );
    let again = desk.order(desk.once("a", "y")).unwrap().id;
    assert_eq!(again, "DT-4", "and remembered anew");
}

#[test]
fn a_step_on_a_version_that_is_gone_is_not_taken() {
    let desk = desk();
    let office = &desk.district.office;
    let draft = desk.order(Order::default()).unwrap();
    assert_eq!(draft.version(), 1);
    let on = |version| Order::from(&draft.id).on(Some(version));
    assert_eq!(desk.order(on(1)).unwrap().version(), 2);
    assert_eq!(desk.order(on(1)), Err(CannotStep::Changed(2)));
    let stale = office.submit_draft(Asker::Account(&desk.officer), on(1));
    assert!(
        matches!(stale, Err(NotDone::Refused(CannotStep::Changed(2)))),
        "{stale:?}"
    );
    assert_eq!(
        office
            .submit_draft(Asker::Account(&desk.officer), on(2))
            .unwrap()
            .version(),
        3
    );
    // A refused order leaves no trace: the same key can be used when it is mended.
    let refused = desk.order(on(1).once(&desk.officer.account, "c", "x"));
    assert_eq!(refused, Err(CannotStep::Changed(3)));
    assert_eq!(desk.order(desk.once("c", "y")).unwrap().id, "DT-2");
}

#[test]
fn drafts_are_numbered_on_and_those_of_a_ledger_that_kept_no_count_are_not_written_over() {
    let mut desk = desk();
    let written = |desk: &Desk| desk.order(Order::default()).unwrap().id;
    assert_eq!([written(&desk), written(&desk)], ["DT-1", "DT-2"]);
    let forgotten = Batch {
        records: vec![RecordChange::Remove {
            kind: "draft-last",
            key: "DT".to_owned(),
        }],
        ..Batch::default()
    };
    desk.district.memory.commit(&forgotten).unwrap();
    assert_eq!(written(&desk), "DT-3");
    let kept = desk.district.memory.record("draft-last", "DT").unwrap();
    assert_eq!(kept.as_deref(), Some("3"));
}
