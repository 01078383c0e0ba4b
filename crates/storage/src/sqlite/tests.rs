//! The file as a whole: opening, locking, damage, copies.

mod broken_calls;
mod copies;
mod files;
mod frozen;
mod life;
mod power;
mod snapshot;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use office::port::RecordChange;
use tempfile::TempDir;

use super::*;
use crate::contract::{self, Keep, Scribe, decisions};
use crate::{Mode, OpenError, check};

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn names(&self) -> Vec<String> {
        let mut all: Vec<String> = fs::read_dir(self.0.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        all.sort();
        all
    }
}

impl Keep for Folder {
    fn create(&self, name: &str) -> Box<dyn Store> {
        crate::open(&self.path(name), Mode::Create).unwrap()
    }

    fn open(&self, name: &str) -> Box<dyn Store> {
        crate::open(&self.path(name), Mode::Write).unwrap()
    }

    fn reader(&self, name: &str) -> Box<dyn Store> {
        crate::open(&self.path(name), Mode::Read).unwrap()
    }
}

mod contract_holds {
    use super::*;
    contract::every_rule!(Folder::new());
}

fn with_history(path: &Path) -> Scribe {
    let mut scribe = Scribe::default();
    crate::open(path, Mode::Create)
        .unwrap()
        .commit(&scribe.history())
        .unwrap();
    scribe
}

fn people(scribe: &mut Scribe, name: &str) -> Batch {
    Batch {
        decisions: vec![scribe.people([name])],
        ..Batch::default()
    }
}

#[test]
fn a_second_writer_is_refused_while_readers_go_on() {
    let folder = Folder::new();
    let path = folder.path("ledger");
    let mut writer = folder.create("ledger");
    let mut scribe = Scribe::default();
    writer.commit(&scribe.history()).unwrap();

    let second = |path: &Path| crate::open(path, Mode::Write).map(|_| ()).unwrap_err();
    assert!(matches!(second(&path), OpenError::Store(StoreError::AnotherWriter)));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&path, folder.path("other name")).unwrap();
        assert!(matches!(
            second(&folder.path("other name")),
            OpenError::Store(StoreError::AnotherWriter)
        ));
    }
    let reader = crate::open(&path, Mode::Read).unwrap();
    assert_eq!(decisions(&*reader, 1).len(), 4);
    writer.commit(&people(&mut scribe, "E")).unwrap();
    assert_eq!(decisions(&*reader, 1).len(), 5);

    drop(writer);
    assert!(crate::open(&path, Mode::Write).is_ok());
}

#[test]
fn a_foreign_tool_that_writes_stops_a_commit_and_harms_nothing() {
    let folder = Folder::new();
    let mut store = create(&folder.path("ledger")).unwrap();
    let mut scribe = Scribe::default();
    store.commit(&scribe.history()).unwrap();
    store.conn.busy_timeout(std::time::Duration::ZERO).unwrap();
    let tool = Connection::open(folder.path("ledger")).unwrap();
    tool.execute_batch("BEGIN IMMEDIATE").unwrap();
    let batch = people(&mut scribe, "E");
    let outcome = store.commit(&batch);
    assert!(matches!(outcome, Err(StoreError::AnotherWriter)), "{outcome:?}");
    assert_eq!(decisions(&store, 1).len(), 4);
    tool.execute_batch("COMMIT").unwrap();
    store.commit(&batch).unwrap();
    assert_eq!(decisions(&store, 1).len(), 5);
}

#[test]
fn a_reader_does_not_write() {
    let folder = Folder::new();
    let mut scribe = with_history(&folder.path("ledger"));
    let mut reader = crate::open(&folder.path("ledger"), Mode::Read).unwrap();
    let outcome = reader.commit(&people(&mut scribe, "E"));
    assert!(matches!(outcome, Err(StoreError::ReadOnly)), "{outcome:?}");
}

#[test]
fn other_files_are_refused_and_left_alone() {
    let folder = Folder::new();
    let foreign = folder.path("foreign");
    Connection::open(&foreign)
        .unwrap()
        .execute_batch("CREATE TABLE t (a)")
        .unwrap();
    let newer = folder.path("newer");
    with_history(&newer);
    Connection::open(&newer)
        .unwrap()
        .execute_batch("PRAGMA user_version = 2")
        .unwrap();
    let altered = folder.path("altered");
    with_history(&altered);
    Connection::open(&altered)
        .unwrap()
        .execute_batch("CREATE TRIGGER t AFTER INSERT ON acts BEGIN DELETE FROM records; END")
        .unwrap();
    let meta = folder.path("meta");
    with_history(&meta);
    Connection::open(&meta)
        .unwrap()
        .execute_batch("UPDATE meta SET value = value || '0'")
        .unwrap();
    fs::write(folder.path("text"), "Họ và tên;Năm sinh\n").unwrap();
    fs::write(folder.path("long text"), "Họ và tên;Năm sinh\n".repeat(1000)).unwrap();
    fs::write(folder.path("nothing"), "").unwrap();
    fs::create_dir(folder.path("a folder")).unwrap();

    let names = [
        "foreign",
        "newer",
        "altered",
        "meta",
        "text",
        "long text",
        "nothing",
        "a folder",
    ];
    let mut said = String::new();
    for name in names {
        let path = folder.path(name);
        let before = fs::read(&path).unwrap_or_default();
        for mode in [Mode::Write, Mode::Read] {
            let error = crate::open(&path, mode).map(|_| ()).unwrap_err();
            assert!(
                matches!(error, OpenError::Store(StoreError::NotALedger(_))),
                "{name}: {error:?}"
            );
            if mode == Mode::Read {
                writeln!(said, "{name}: {error}").unwrap();
            }
        }
        assert!(matches!(crate::open(&path, Mode::Create), Err(OpenError::Exists(_))));
        assert_eq!(fs::read(&path).unwrap_or_default(), before, "{name}");
    }
    insta::assert_snapshot!(said, @r"
    foreign: not a ledger of this release: an SQLite file of another program (application id 0x0)
    newer: not a ledger of this release: its tables are of version 2, this release reads version 1
    altered: not a ledger of this release: its tables are not those of version 1
    meta: not a ledger of this release: what it says of its own tables is not so
    text: not a ledger of this release: not an SQLite file
    long text: not a ledger of this release: not an SQLite file
    nothing: not a ledger of this release: an empty file
    a folder: not a ledger of this release: a folder
    ");
}

#[test]
fn paths_that_do_not_suit_are_named() {
    let folder = Folder::new();
    for mode in [Mode::Write, Mode::Read] {
        assert!(matches!(
            crate::open(&folder.path("none"), mode),
            Err(OpenError::Missing(_))
        ));
    }
    assert!(matches!(
        crate::open(&folder.path("none/ledger"), Mode::Create),
        Err(OpenError::Missing(_))
    ));
    fs::write(folder.path("ledger-wal"), "left over").unwrap();
    assert!(
        matches!(crate::open(&folder.path("ledger"), Mode::Create), Err(OpenError::Exists(path)) if path.ends_with("ledger-wal"))
    );
    assert_eq!(folder.names(), ["ledger-wal"]);
}

#[test]
fn an_engine_that_loses_commits_is_refused() {
    assert!(must_be_new_enough(rusqlite::version_number()).is_ok());
    assert!(must_be_new_enough(3_051_003).is_ok());
    assert!(matches!(
        must_be_new_enough(3_051_002),
        Err(OpenError::EngineTooOld { .. })
    ));
}

#[test]
fn the_settings_are_those_that_survive_a_power_cut() {
    let folder = Folder::new();
    let store = create(&folder.path("ledger")).unwrap();
    let number = |name: &str| {
        store
            .conn
            .pragma_query_value(None, name, |row| row.get::<_, i64>(0))
            .unwrap()
    };
    assert_eq!(number("synchronous"), 2);
    assert_eq!(number("foreign_keys"), 1);
    assert_eq!(number("secure_delete"), 1);
    assert_eq!(number("trusted_schema"), 0);
    assert_eq!(number("busy_timeout"), 5000);
    assert_eq!(number("application_id"), 0x5875_6e67);
    let journal: String = store
        .conn
        .pragma_query_value(None, "journal_mode", |row| row.get(0))
        .unwrap();
    assert_eq!(journal, "wal");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for name in ["ledger", "ledger-wal"] {
            assert_eq!(
                fs::metadata(folder.path(name)).unwrap().permissions().mode() & 0o777,
                0o600,
                "{name}"
            );
        }
    }
    drop(store);
    assert_eq!(folder.names(), ["ledger", "ledger.lock"]);
}

#[test]
fn a_full_disk_leaves_the_ledger_as_it_was() {
    let folder = Folder::new();
    let mut store = create(&folder.path("ledger")).unwrap();
    let mut scribe = Scribe::default();
    store.commit(&scribe.history()).unwrap();
    let pages: i64 = store
        .conn
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .unwrap();
    let room = |store: &SqliteStore, pages: i64| {
        store
            .conn
            .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
            .unwrap();
    };
    room(&store, pages + 2);
    let mut batch = people(&mut scribe, "E");
    batch.records.push(RecordChange::Put {
        kind: "plan",
        key: "big".to_owned(),
        value: "x".repeat(1 << 20),
    });
    let outcome = store.commit(&batch);
    assert!(matches!(outcome, Err(StoreError::Full)), "{outcome:?}");
    assert_eq!(decisions(&store, 1).len(), 4);
    assert!(verify_whole(&store));
    room(&store, pages + 1000);
    store.commit(&batch).unwrap();
    assert_eq!(decisions(&store, 1).len(), 5);
    assert!(verify_whole(&store));
}

fn verify_whole(store: &SqliteStore) -> bool {
    crate::verify(store).holds() && store.faults_of_the_file().is_empty()
}

#[test]
fn an_honest_hand_cannot_change_the_log_but_can_erase() {
    let folder = Folder::new();
    with_history(&folder.path("ledger"));
    let conn = Connection::open(folder.path("ledger")).unwrap();
    for sql in [
        "UPDATE decisions SET header = x'00' WHERE seq = 1",
        "DELETE FROM decisions WHERE seq = 4",
        "UPDATE acts SET payload = x'00' WHERE seq = 1",
        "UPDATE acts SET kind = 2",
        "DELETE FROM acts",
        "UPDATE events SET body = ''",
        "DELETE FROM events",
    ] {
        let refused = conn.execute(sql, []).unwrap_err();
        assert!(refused.to_string().contains("never"), "{sql}: {refused}");
    }
    conn.execute(
        "UPDATE acts SET payload = NULL, salt = NULL WHERE seq = 3 AND ordinal = 0",
        [],
    )
    .unwrap();
    drop(conn);
    let report = check(&folder.path("ledger")).unwrap();
    insta::assert_snapshot!(report, @"act 3-0: its content is gone, and no decision orders that");
    assert_eq!(
        report.erased.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["3-0"]
    );
    assert_eq!(report.head.seq, Seq(4));
}
