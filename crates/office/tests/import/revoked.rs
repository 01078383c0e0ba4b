//! Taking an import back.

use ledger::acts::bodies::CreatePost;
use ledger::acts::career::Transfer;
use ledger::value::Refusal;
use ledger::{PostId, Seq};
use office::import::Outcome;
use office::port::Chain;
use office::writer::NotDone;
use testkit::District;

use crate::kit::{import_rows, outcomes, person, picture};

const ROWS: [&str; 2] = [
    "1;Trần Thị Mai;Nữ;1972;022172098702;Xã Bằng Cả;Văn thư;Cao đẳng",
    "2;Lê Văn Bình;Nam;1970;;Xã Bằng Cả;Kế toán;Đại học",
];
const DAYS: [&str; 3] = ["2018-01-01", "2019-03-01", "2020-01-01"];

#[test]
fn revoking_restores_the_state_and_the_list_can_come_again() {
    for district in [District::tiny(), District::empty()] {
        district.office.value();
        let state = || picture(&district.office.value(), &DAYS);
        let before = state();
        let first = import_rows(&district, &ROWS);
        let full = state();
        assert_ne!(full, before);
        let by = district
            .office
            .revoke_import("an", Seq(first.decision.unwrap()))
            .unwrap();
        assert_eq!(state(), before);
        let records = district.office.imports().unwrap();
        assert_eq!(records[0].revoked_by, Some(by.0));
        let event = district.memory.all_events(Chain::Audit).pop().unwrap().body;
        assert!(event.contains("import.revoke"), "{event}");
        let again = import_rows(&district, &ROWS);
        assert_eq!(outcomes(&again), [Outcome::Add; 2], "{:?}", again.rows);
        assert_eq!(state(), full);
    }
}

#[test]
fn what_later_decisions_stand_on_is_listed_and_stays() {
    let district = District::tiny();
    let report = import_rows(&district, &ROWS);
    let post = CreatePost {
        unit: district.communes[1],
        title: "Văn thư".to_owned(),
    };
    let post = PostId(district.create("2019-04-01", post));
    let moved = district.decide(
        "2019-05-01",
        vec![
            Transfer {
                person: person(&report.rows[0]),
                post,
            }
            .into(),
        ],
    );
    let head = district.office.value().head();
    let refused = district.office.revoke_import("an", Seq(report.decision.unwrap()));
    let Err(NotDone::Refused(refused)) = refused else {
        panic!("{refused:?}")
    };
    let dependants: Vec<Seq> = refused.dependants().map(|problem| problem.act.decision).collect();
    assert_eq!(dependants, [moved]);
    assert_eq!(district.office.value().head(), head);
}

#[test]
fn only_imports_are_revoked_as_imports_and_only_once() {
    let district = District::tiny();
    let refusal = |import: Seq| match district.office.revoke_import("an", import) {
        Err(NotDone::Refused(refused)) => refused.problems[0].refusal,
        other => panic!("{other:?}"),
    };
    assert_eq!(refusal(Seq(1)), Refusal::UnknownDecision(Seq(1)));
    assert_eq!(refusal(Seq(99)), Refusal::UnknownDecision(Seq(99)));
    let import = Seq(import_rows(&district, &ROWS).decision.unwrap());
    district.office.revoke_import("an", import).unwrap();
    assert_eq!(refusal(import), Refusal::AlreadyRevoked(import));
}
