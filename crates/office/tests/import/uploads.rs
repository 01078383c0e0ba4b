//! Uploads: kept for one account, imported once, stopped, given up, forgotten.

use std::sync::Arc;

use office::import::{ImportFailed, ImportReport, Outcome, Progress};
use office::permission::{Actor, Role};
use office::port::KeptFile;
use office::uploads::{Choices, Import, Upload, UploadRefused, UploadState};
use office::writer::NotDone;
use testkit::{District, actor};

use crate::kit::{list, outcomes, read};

const ROWS: [&str; 2] = [
    "1;Trần Thị Mai;Nữ;1972;022172098702;Xã Bằng Cả;Văn thư;Cao đẳng",
    "2;Lê Văn Bình;Nam;31/02/1970;;Xã Bằng Cả;Kế toán;Đại học",
];

fn officer(district: &District) -> Actor {
    actor("an", Role::HrOfficer, district.root, None)
}

fn keep(district: &District, rows: &[&str]) -> Upload {
    let actor = officer(district);
    let kept = district
        .office
        .keep_upload(&actor, "C:\\danh sách.csv", list(rows).as_bytes());
    kept.unwrap()
}

/// An upload as it is read, with what would be seen of it now.
fn opened(district: &District, upload: &Upload) -> Import {
    let bytes = district.office.upload_bytes(upload).unwrap();
    let import = Import {
        roster: read(&bytes, None, Some("2019-03-01")),
        file: KeptFile::of(bytes),
        upload: upload.clone(),
        sheets: Vec::new(),
        signer: "An".to_owned(),
        seen: String::new(),
    };
    let looked = district.office.preview_upload(&officer(district), import.clone());
    Import {
        seen: looked.unwrap().digest(),
        ..import
    }
}

fn write(district: &District, upload: &Upload, progress: Progress) -> Result<ImportReport, NotDone<ImportFailed>> {
    let actor = officer(district);
    let import = opened(district, upload);
    district.office.import_upload(&actor, import, Arc::new(progress))
}

fn kept_kinds(district: &District) -> Vec<String> {
    let all = district.memory.all_records();
    all.into_iter()
        .map(|(kind, ..)| kind)
        .filter(|kind| kind.starts_with("upload"))
        .collect()
}

#[test]
fn an_upload_is_written_once_and_its_bytes_go_with_it() {
    let district = District::tiny();
    let upload = keep(&district, &ROWS);
    assert_eq!(upload.file, "danh sách.csv");
    let actor = officer(&district);
    let preview = district
        .office
        .preview_upload(&actor, opened(&district, &upload))
        .unwrap();
    assert_eq!(outcomes(&preview), [Outcome::Add, Outcome::Error]);
    assert_eq!(preview.rows[1].cells, [3], "the cell that made the row fail");
    let import = opened(&district, &upload);
    let before = district.memory.commits();
    let report = write(&district, &upload, Progress::default()).unwrap();
    assert_eq!(district.memory.commits(), before + 1, "one transaction");
    let after = district.office.upload(&actor, &upload.id).unwrap();
    let decision = report.decision;
    assert_eq!(
        after.state,
        UploadState::Imported {
            decision,
            totals: report.totals
        }
    );
    assert_eq!(kept_kinds(&district), ["upload"], "its bytes have gone");
    assert!(district.office.uploads(&actor).unwrap().is_empty());
    let again = district.office.import_upload(&actor, import, Arc::default());
    assert!(
        matches!(again, Err(NotDone::Refused(ImportFailed::NoUpload))),
        "{again:?}"
    );
    // What is kept of the rows holds no word of the file.
    let rows = district.office.import_rows(ledger::Seq(decision.unwrap())).unwrap();
    assert_eq!(rows.rows[1].codes, ["impossible_date"]);
    let text = serde_json::to_string(&rows).unwrap();
    assert!(
        !text.contains("Bình") && !text.contains("1970") && !text.contains("0221"),
        "{text}"
    );
    let record = &district.office.imports().unwrap()[0];
    assert_eq!(district.office.import_file(record).unwrap(), list(&ROWS).as_bytes());
    // The file holds rows of whom no act speaks: nobody reads it who reads less than everybody.
    let beside = |who: &Actor| district.office.files_beside(who, ledger::Seq(decision.unwrap())).len();
    let commune = testkit::actor("xa", Role::HrOfficer, district.communes[0], None);
    assert_eq!((beside(&actor), beside(&commune)), (1, 0));
}

#[test]
fn an_import_is_written_only_as_it_was_seen() {
    let district = District::tiny();
    let actor = officer(&district);
    let upload = keep(&district, &ROWS);
    let import = opened(&district, &upload);
    let seen = district.office.preview_upload(&actor, import.clone()).unwrap();
    // The ledger moves, and nothing of it touches the list: what was seen still stands.
    district.person("Bàn Văn Ánh", district.communes[1], ledger::codes::Standing::Cadre);
    let same = district.office.preview_upload(&actor, import.clone()).unwrap();
    assert_eq!(same.digest(), seen.digest());
    assert!(same.changed_since(&seen).is_empty());
    // Somebody else brings in the first row meanwhile.
    let first = crate::kit::job("khac", read(list(&ROWS[..1]).as_bytes(), None, Some("2019-03-01")));
    district.office.import("binh", first, false).unwrap();
    let head = district.office.value().head();
    let done = district.office.import_upload(&actor, import.clone(), Arc::default());
    let Err(NotDone::Refused(ImportFailed::Changed(now))) = done else {
        panic!("{done:?}")
    };
    assert_eq!(district.office.value().head(), head, "nothing was written");
    assert!(district.office.upload(&actor, &upload.id).unwrap().waits());
    let rows = now.changed_since(&seen);
    assert_eq!(rows.len(), 1, "the row in error is as it was");
    let (was, row) = (rows[0].0.unwrap(), rows[0].1);
    assert_eq!((was.outcome, row.outcome), (Outcome::Add, Outcome::Duplicate));
    // As it is seen now, it is written; without anything seen, nothing is.
    let blind = Import {
        seen: String::new(),
        ..import.clone()
    };
    let done = district.office.import_upload(&actor, blind, Arc::default());
    assert!(
        matches!(done, Err(NotDone::Refused(ImportFailed::Changed(_)))),
        "{done:?}"
    );
    let again = Import {
        seen: now.digest(),
        ..import
    };
    district.office.import_upload(&actor, again, Arc::default()).unwrap();
}

#[test]
fn an_account_has_so_many_uploads_lists_and_calendars_however_many_come_at_once() {
    use office::duties::DutyKind;
    let district = District::tiny();
    let (office, actor) = (&district.office, officer(&district));
    let at_once = |work: &(dyn Fn() -> bool + Sync)| {
        std::thread::scope(|scope| {
            let all: Vec<_> = (0..60).map(|_| scope.spawn(work)).collect();
            all.into_iter()
                .map(|one| one.join().unwrap())
                .filter(|kept| *kept)
                .count()
        })
    };
    assert_eq!(at_once(&|| office.keep_upload(&actor, "a", b"x").is_ok()), 5);
    assert_eq!(
        at_once(&|| office.save_list(&actor, "a", false, Vec::new()).is_ok()),
        50
    );
    let kinds = [DutyKind::ALL[0]];
    assert_eq!(at_once(&|| office.add_calendar(&actor, &kinds, false).is_ok()), 10);
}

#[test]
fn who_stops_it_finds_nothing_written_and_the_upload_there() {
    let district = District::tiny();
    let upload = keep(&district, &ROWS);
    let (head, progress) = (district.office.value().head(), Progress::default());
    progress.stop();
    let stopped = write(&district, &upload, progress);
    assert!(
        matches!(stopped, Err(NotDone::Refused(ImportFailed::Stopped))),
        "{stopped:?}"
    );
    assert_eq!(district.office.value().head(), head);
    assert!(district.office.upload(&officer(&district), &upload.id).unwrap().waits());
    let progress = Arc::new(Progress::default());
    let import = opened(&district, &upload);
    district
        .office
        .import_upload(&officer(&district), import, Arc::clone(&progress))
        .unwrap();
    assert_eq!(progress.steps(), (3, 4), "both rows looked at, one of them written");
}

#[test]
fn nobody_else_has_it_and_after_a_day_nobody() {
    let district = District::tiny();
    let upload = keep(&district, &ROWS);
    let other = actor("binh", Role::HrOfficer, district.root, None);
    let no_such =
        |done: Result<(), NotDone<UploadRefused>>| matches!(done, Err(NotDone::Refused(UploadRefused::NoSuch)));
    assert!(district.office.upload(&other, &upload.id).is_none());
    assert!(no_such(district.office.give_up_upload(&other, &upload.id)));
    assert!(no_such(district.office.choose_for_upload(
        &other,
        &upload.id,
        Choices::default()
    )));
    let theirs = district
        .office
        .import_upload(&other, opened(&district, &upload), Arc::default());
    assert!(
        matches!(theirs, Err(NotDone::Refused(ImportFailed::NoUpload))),
        "{theirs:?}"
    );
    district.clock.forward(86_399);
    assert!(district.office.upload(&officer(&district), &upload.id).is_some());
    district.clock.forward(1);
    assert!(district.office.upload(&officer(&district), &upload.id).is_none());
    let import = opened(&district, &upload);
    let late = district
        .office
        .import_upload(&officer(&district), import, Arc::default());
    assert!(
        matches!(late, Err(NotDone::Refused(ImportFailed::NoUpload))),
        "{late:?}"
    );
    district.office.sweep_uploads().unwrap();
    assert!(kept_kinds(&district).is_empty());
    let commits = district.memory.commits();
    district.office.sweep_uploads().unwrap();
    assert_eq!(district.memory.commits(), commits, "nothing to sweep is no write");
}

#[test]
fn what_is_empty_too_large_or_too_many_is_refused() {
    let district = District::tiny();
    let actor = officer(&district);
    let keep = |bytes: &[u8]| match district.office.keep_upload(&actor, "a", bytes) {
        Ok(upload) => Ok(upload.id),
        Err(NotDone::Refused(why)) => Err(why),
        Err(problem) => panic!("{problem}"),
    };
    assert_eq!(keep(b""), Err(UploadRefused::Empty));
    assert_eq!(keep(&vec![0; (10 << 20) + 1]), Err(UploadRefused::TooLarge(10 << 20)));
    let ids: Vec<String> = (0..5).map(|_| keep(b"x").unwrap()).collect();
    assert_eq!(keep(b"x"), Err(UploadRefused::TooMany));
    district.office.give_up_upload(&actor, &ids[0]).unwrap();
    keep(b"x").unwrap();
    let choices = Choices {
        as_of: Some(17_000),
        ..Choices::default()
    };
    district
        .office
        .choose_for_upload(&actor, &ids[1], choices.clone())
        .unwrap();
    assert_eq!(district.office.upload(&actor, &ids[1]).unwrap().choices, choices);
}
