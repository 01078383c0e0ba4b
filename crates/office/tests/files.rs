//! Files of decisions, and restore drills, as the office keeps them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::sync::Arc;

use ledger::acts::Act;
use ledger::acts::appraisal::Discipline;
use ledger::acts::bodies::Establish;
use ledger::acts::career::Transfer;
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::RecordService;
use ledger::codes::{DisciplineForm, Standing, UnitKind};
use ledger::decision::Attachment;
use ledger::{Decision, PersonId, PostId, Seq};
use office::Office;
use office::drill::Drill;
use office::figures::Asker;
use office::permission::Role;
use office::port::{Chain, KeptFile, StoreError};
use testkit::{District, FixedClock, Memory, SeededChance, actor, day, law};

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

#[test]
fn scans_about_somebody_whom_a_refused_draft_would_register_are_its_authors_alone() {
    let district = District::tiny();
    let official = district.official("Bàn Thị Tư", district.communes[0], "Văn thư");
    let of = |name: &str, role, unit| actor(name, role, unit, None);
    let author = of("lan", Role::HrOfficer, district.root);
    let (leader, elsewhere) = (
        of("hung", Role::Leader, district.root),
        of("dong", Role::Leader, district.communes[1]),
    );
    let person = PersonId::here(0);
    let register = RegisterPerson {
        full_name: "Lý Văn Năm".to_owned(),
        sex: None,
        birth: None,
        citizen_number: None,
    };
    let serve = RecordService {
        person,
        unit: district.communes[0],
        standing: Standing::CivilServant,
    };
    let discipline = Discipline {
        person,
        form: DisciplineForm::Reprimand,
        runs_until: None,
        committed: None,
    };
    // There is no such post: with this the ledger takes nothing of it.
    let nowhere = Transfer {
        person: official,
        post: PostId::here(77),
    };
    let fits: Vec<Act> = vec![register.into(), serve.into(), discipline.into()];
    let refused: Vec<Act> = fits.iter().cloned().chain([nowhere.into()]).collect();
    for (acts, leader_may) in [(fits, true), (refused, false)] {
        let acts = acts.into_iter().map(Into::into).collect();
        let paper = testkit::decision("", "2019-04-01", acts);
        let draft = district
            .office
            .write_draft(Asker::Account(&author), None, paper)
            .unwrap();
        let may = |who| district.office.may_open_scans(who, &draft);
        assert_eq!([&author, &leader, &elsewhere].map(may), [true, leader_may, false]);
    }
}
