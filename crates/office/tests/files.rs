//! Files of decisions, and restore drills, as the office keeps them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::sync::Arc;

use ledger::acts::bodies::Establish;
use ledger::codes::UnitKind;
use ledger::decision::Attachment;
use ledger::{Decision, Seq};
use office::Office;
use office::drill::Drill;
use office::port::{Chain, KeptFile, StoreError};
use testkit::{FixedClock, Memory, SeededChance, day, law};

fn office(memory: &Memory) -> Office {
    let store = || Box::new(memory.clone());
    let clock = Arc::new(FixedClock::on(day("2019-07-01")));
    Office::open(store(), store(), law(), clock, Arc::new(SeededChance::of(1))).unwrap()
}

fn decision(name: &str) -> Decision {
    let act = Establish {
        name: name.to_owned(),
        kind: UnitKind::Authority,
        parent: None,
        code: None,
    };
    testkit::decision("1/QĐ", "2019-03-14", vec![act.into()])
}

#[test]
fn a_decision_names_its_files_and_the_ledger_keeps_them() {
    let memory = Memory::default();
    let office = office(&memory);
    let scan = KeptFile::of(&b"%PDF scan"[..]);
    let files = vec![("quyết định.pdf".to_owned(), scan.clone())];
    let seq = office
        .decide_with_files("an", decision("Huyện Hoành Bồ"), files)
        .unwrap();
    let value = office.value();
    let named = value.entry(seq).unwrap().header().attachments.clone();
    let attachment = Attachment {
        name: "quyết định.pdf".to_owned(),
        sha256: *scan.sha256(),
    };
    assert_eq!(named, std::slice::from_ref(&attachment));
    assert_eq!(office.file_of(&attachment).unwrap(), Some(scan));

    let other = Attachment {
        sha256: [1; 32],
        ..attachment.clone()
    };
    assert_eq!(office.file_of(&other).unwrap(), None);
    memory.spoil_file(&attachment.sha256);
    let told = office.file_of(&attachment);
    assert!(matches!(told, Err(StoreError::Damaged { .. })), "{told:?}");
}

#[test]
fn a_refused_decision_keeps_no_file() {
    let memory = Memory::default();
    let office = office(&memory);
    let scan = KeptFile::of(&b"%PDF scan"[..]);
    // Nothing can be established without a name.
    let refused = office.decide_with_files("an", decision(""), vec![("a.pdf".to_owned(), scan.clone())]);
    assert!(refused.is_err());
    assert_eq!(office.value().head().seq, Seq(0));
    let attachment = Attachment {
        name: String::new(),
        sha256: *scan.sha256(),
    };
    assert_eq!(office.file_of(&attachment).unwrap(), None);
}

#[test]
fn the_last_drill_is_known_and_on_record() {
    let memory = Memory::default();
    let office = office(&memory);
    assert_eq!(office.last_drill().unwrap(), None);
    let drill = Drill {
        time: 0,
        by: String::new(),
        whole: true,
        seq: 12,
        head: "ab".to_owned(),
        milliseconds: 40,
    };
    office.note_drill("console", drill.clone()).unwrap();
    let kept = office.last_drill().unwrap().unwrap();
    assert_eq!((kept.by.as_str(), kept.seq, kept.whole), ("console", 12, true));
    assert!(kept.time > 0);
    let events = memory.all_events(Chain::Audit);
    assert!(events.last().unwrap().body.contains("restore.drill"));
}
