//! The folder of files beside a ledger.

use std::fs;
use std::path::{Path, PathBuf};

use office::port::{Batch, KeptFile, Store as _};

use super::Folder;
use crate::contract::Scribe;
use crate::whole::DUE;
use crate::{Mode, OpenError, check};

/// A ledger whose second decision names two files; gives where they are kept.
fn with_files(path: &Path) -> [PathBuf; 2] {
    let mut scribe = Scribe::default();
    let files = [KeptFile::of(&b"one"[..]), KeptFile::of(&b"two"[..])];
    let batch = Batch {
        files: files.to_vec(),
        decisions: vec![scribe.bodies(), scribe.naming(&files)],
        ..Batch::default()
    };
    crate::open(path, Mode::Create).unwrap().commit(&batch).unwrap();
    assert!(check(path).unwrap().holds());
    let folder = path.with_file_name(format!("{}.files", path.file_name().unwrap().to_str().unwrap()));
    let mut kept: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    kept.sort_by_key(|path| fs::read(path).unwrap());
    kept.try_into().unwrap()
}

#[test]
fn a_file_that_is_altered_or_missing_is_named() {
    let folder = Folder::new();
    let path = folder.path("ledger");
    let [one, two] = with_files(&path);
    let mut bytes = fs::read(&one).unwrap();
    for at in 0..bytes.len() {
        bytes[at] ^= 1;
        fs::write(&one, &bytes).unwrap();
        let told = check(&path).unwrap().to_string();
        assert_eq!(told, "file 2-0: its bytes are not those that the decision names");
        bytes[at] ^= 1;
    }
    fs::write(&one, &bytes).unwrap();
    fs::remove_file(&two).unwrap();
    assert_eq!(check(&path).unwrap().to_string(), "file 2-1: it is not there");
    fs::rename(&one, &two).unwrap();
    let told = check(&path).unwrap().to_string();
    assert_eq!(
        told,
        "file 2-0: it is not there; file 2-1: its bytes are not those that the decision names"
    );
}

#[test]
fn a_backup_and_a_restore_carry_the_files_and_nothing_half_done_stays() {
    let folder = Folder::new();
    let path = folder.path("ledger");
    let [one, _] = with_files(&path);
    let store = crate::open(&path, Mode::Read).unwrap();
    store.backup(&folder.path("copy")).unwrap();
    assert_eq!(check(&folder.path("copy")).unwrap().files, 2);
    let report = crate::restore(&folder.path("copy"), &folder.path("new")).unwrap();
    assert_eq!(report.files, 2);
    assert_eq!(check(&folder.path("new")).unwrap().files, 2);
    let beside = ["copy.files", "ledger.files", "new.files"];
    let named: Vec<String> = folder
        .names()
        .into_iter()
        .filter(|name| name.to_ascii_lowercase().ends_with(".files"))
        .collect();
    assert_eq!(named, beside);

    // A backup of what is left is taken all the same; a restore of it is refused, with the place.
    fs::remove_file(one).unwrap();
    store.backup(&folder.path("less")).unwrap();
    let refused = crate::restore(&folder.path("less"), &folder.path("newer"));
    assert!(
        matches!(&refused, Err(OpenError::Broken(report)) if report.to_string() == "file 2-0: it is not there"),
        "{refused:?}"
    );
    let left: Vec<String> = folder
        .names()
        .into_iter()
        .filter(|name| name.contains("part"))
        .collect();
    assert_eq!((left, folder.path("newer").exists()), (Vec::new(), false));
}

#[test]
fn a_new_ledger_takes_no_folder_of_another() {
    let folder = Folder::new();
    fs::create_dir(folder.path("ledger.files")).unwrap();
    let refused = crate::open(&folder.path("ledger"), Mode::Create).map(drop).unwrap_err();
    assert!(matches!(refused, OpenError::Exists(path) if path.ends_with("ledger.files")));
}

#[test]
fn right_bytes_handed_over_again_mend_a_damaged_file() {
    let folder = Folder::new();
    let path = folder.path("ledger");
    let [one, _] = with_files(&path);
    fs::write(&one, "spoiled").unwrap();
    assert!(!check(&path).unwrap().holds());
    let batch = Batch {
        files: vec![KeptFile::of(&b"one"[..])],
        ..Batch::default()
    };
    crate::open(&path, Mode::Write).unwrap().commit(&batch).unwrap();
    assert!(check(&path).unwrap().holds());
}

/// The ledger of [`with_files`] with an order for its first file that is noted, and nothing more: as after a cut before the file went.
fn cut_before_it_went(path: &Path) -> (PathBuf, Scribe) {
    let [one, _] = with_files(path);
    // Written again as it was: whatever a scribe writes is the same each time.
    let mut scribe = Scribe::default();
    scribe.bodies();
    scribe.naming(&[KeptFile::of(&b"one"[..]), KeptFile::of(&b"two"[..])]);
    let batch = Batch {
        decisions: vec![scribe.order_files(&[(2, 0)])],
        gone: vec![*KeptFile::of(&b"one"[..]).sha256()],
        ..Batch::default()
    };
    super::open_to_write(path).unwrap().write(&batch).unwrap();
    (one, scribe)
}

#[test]
fn a_cut_between_an_order_and_its_removal_is_mended_at_the_next_opening() {
    let folder = Folder::new();
    let path = folder.path("ledger");
    let (one, _) = cut_before_it_went(&path);
    assert!(one.exists());
    let told = check(&path).unwrap().to_string();
    assert_eq!(told, "file 2-0: ordered to be erased, and still there");
    // A copy of that moment leaves it behind, and owes nothing.
    let reader = crate::open(&path, Mode::Read).unwrap();
    reader.backup(&folder.path("copy")).unwrap();
    drop(reader);
    for ledger in [path, folder.path("copy")] {
        drop(crate::open(&ledger, Mode::Write).unwrap());
        let report = check(&ledger).unwrap();
        assert!(report.holds(), "{report}");
        assert_eq!((report.files, report.erased_files.len()), (1, 1));
        let store = crate::open(&ledger, Mode::Read).unwrap();
        assert_eq!(store.records(DUE).unwrap(), []);
    }
    assert!(!one.exists());
}

#[test]
fn what_cannot_be_taken_away_stays_due_until_it_is_named_again() {
    let folder = Folder::new();
    let path = folder.path("ledger");
    let (one, mut scribe) = cut_before_it_went(&path);
    // What stands there cannot be taken away as a file can.
    fs::remove_file(&one).unwrap();
    fs::create_dir(&one).unwrap();
    let mut store = crate::open(&path, Mode::Write).unwrap();
    assert_eq!(store.records(DUE).unwrap().len(), 1);
    assert!(!check(&path).unwrap().holds());
    fs::remove_dir(&one).unwrap();
    let file = KeptFile::of(&b"one"[..]);
    let again = Batch {
        files: vec![file.clone()],
        decisions: vec![scribe.naming(&[file])],
        ..Batch::default()
    };
    store.commit(&again).unwrap();
    assert_eq!(store.records(DUE).unwrap(), []);
    drop(store);
    drop(crate::open(&path, Mode::Write).unwrap());
    assert!(one.exists() && check(&path).unwrap().holds());
}

/// While a backup copies the files, one of them is erased: the backup is of a moment after that.
#[test]
fn a_backup_in_the_way_of_an_erasure_is_whole() {
    let folder = Folder::new();
    let path = folder.path("ledger");
    let [one, _] = with_files(&path);
    let reader = super::open_to_read(&path).unwrap();
    let mut scribe = Scribe::default();
    scribe.bodies();
    scribe.naming(&[KeptFile::of(&b"one"[..]), KeptFile::of(&b"two"[..])]);
    let mut writer = crate::open(&path, Mode::Write).unwrap();
    // The pages are copied, then the file goes, then the files are copied: what the first round of a copy meets.
    let copy = folder.path("half");
    fs::write(&copy, "").unwrap();
    super::copy::copy(&reader.conn, &copy).unwrap();
    let batch = Batch {
        decisions: vec![scribe.order_files(&[(2, 0)])],
        gone: vec![*KeptFile::of(&b"one"[..]).sha256()],
        ..Batch::default()
    };
    writer.commit(&batch).unwrap();
    assert!(!one.exists());
    let missing = crate::sqlite::files::copy(&reader, &super::open_to_read(&copy).unwrap(), &copy).unwrap();
    assert_eq!(missing.len(), 1);
    assert_eq!(crate::sqlite::files::attached(&reader).unwrap().gone(), missing);
    reader.backup(&folder.path("copy")).unwrap();
    let report = check(&folder.path("copy")).unwrap();
    assert!(report.holds(), "{report}");
    assert_eq!(report.erased_files.len(), 1);
}
