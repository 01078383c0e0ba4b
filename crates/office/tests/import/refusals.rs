//! Rows and files that the ledger does not take, dry runs, and a store that fails.

use ledger::Seq;
use ledger::acts::career::Retire;
use office::import::{ImportFailed, Outcome};
use office::port::Chain;
use office::writer::NotDone;
use testkit::District;

use crate::kit::{AS_OF, codes, import_rows, job, list, outcomes, person, read};

const MAI: &str = "1;Trần Thị Mai;Nữ;1972;022172098702;Xã Bằng Cả;Văn thư;Cao đẳng";
const BINH: &str = "2;Lê Văn Bình;Nam;1970;;Xã Bằng Cả;Kế toán;Đại học";

#[test]
fn a_row_that_the_ledger_refuses_comes_back_in_codes_and_the_others_go_in() {
    let district = District::tiny();
    let first = import_rows(&district, &[MAI]);
    district.decide(
        "2019-03-01",
        vec![
            Retire {
                person: person(&first.rows[0]),
            }
            .into(),
        ],
    );
    let promoted = MAI.replace("Văn thư", "Kế toán trưởng");
    let report = import_rows(&district, &[&promoted, BINH]);
    assert_eq!(outcomes(&report), [Outcome::Error, Outcome::Add]);
    assert_eq!(codes(&report.rows[0]), ["refused_not_in_service"]);
    assert_eq!(report.rows[0].reasons[0].facts["day"], AS_OF);
    assert!(report.decision.is_some());
    assert_eq!((report.totals.error, report.totals.add), (1, 1));
}

#[test]
fn a_dry_run_tells_what_the_import_would_and_writes_nothing() {
    let district = District::tiny();
    let job = || {
        job(
            "a.csv",
            read(
                list(&[MAI, BINH, "3;;Nam;1970;;Xã Bằng Cả;;"]).as_bytes(),
                None,
                Some(AS_OF),
            ),
        )
    };
    let before = (district.office.value().head(), district.memory.commits());
    let dry = district.office.import("an", job(), true).unwrap();
    assert_eq!((district.office.value().head(), district.memory.commits()), before);
    let mut real = district.office.import("an", job(), false).unwrap();
    assert!(real.decision.take().is_some());
    assert_eq!(dry, real);
}

#[test]
fn an_import_is_one_decision_and_one_event() {
    let district = District::tiny();
    let events = || district.memory.all_events(Chain::Audit);
    let before = (district.memory.all_decisions().len(), events().len());
    let report = import_rows(&district, &[MAI, BINH]);
    assert_eq!(
        (district.memory.all_decisions().len(), events().len()),
        (before.0 + 1, before.1 + 1)
    );
    let event = events().pop().unwrap().body;
    assert!(
        event.contains(r#""action":"import""#) && event.contains("add=2 change=0"),
        "{event}"
    );
    assert!(
        event.contains(&format!(r#""seq":{}"#, report.decision.unwrap())) && !event.contains("Mai"),
        "{event}"
    );
    let imports = district.office.imports().unwrap();
    assert_eq!(
        (imports.len(), imports[0].totals.add, imports[0].by.as_str()),
        (1, 2, "an")
    );
}

#[test]
fn a_store_that_fails_leaves_nothing() {
    let district = District::tiny();
    let before = (
        district.office.value().head(),
        district.memory.all_records(),
        district.memory.all_events(Chain::Audit),
    );
    district.memory.fail_next_commit();
    let job = || job("a.csv", read(list(&[MAI]).as_bytes(), None, Some(AS_OF)));
    assert!(matches!(
        district.office.import("an", job(), false),
        Err(NotDone::Store(_))
    ));
    let after = (
        district.office.value().head(),
        district.memory.all_records(),
        district.memory.all_events(Chain::Audit),
    );
    assert_eq!(before, after);
    assert_eq!(
        outcomes(&district.office.import("an", job(), false).unwrap()),
        [Outcome::Add],
        "and the next one works"
    );
}

#[test]
fn a_file_without_a_list_is_refused_whole() {
    let district = District::tiny();
    let roster = read("Kính gửi: Phòng Nội vụ\nTrân trọng.\n".as_bytes(), None, None);
    let refused = district.office.import("an", job("thu.csv", roster), false);
    assert!(
        matches!(refused, Err(NotDone::Refused(ImportFailed::NoRoster))),
        "{refused:?}"
    );
    assert_eq!(district.office.value().head().seq, Seq(5));
}
