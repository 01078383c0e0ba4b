//! The disk does what it is told, and shows what a program without syncs would lose.

use std::path::Path;

use rusqlite::Connection;
use tempfile::TempDir;

use crate::{Dice, Disk};

fn connect(path: &Path) -> Connection {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch("CREATE TABLE IF NOT EXISTS t (a)").unwrap();
    conn
}

fn count(path: &Path) -> i64 {
    connect(path)
        .query_row("SELECT count(*) FROM t", [], |row| row.get(0))
        .unwrap()
}

#[test]
fn a_call_that_fails_is_an_error_of_the_engine_and_the_next_one_works() {
    let folder = TempDir::new().unwrap();
    let (disk, path) = (Disk::under(folder.path()).unwrap(), folder.path().join("file"));
    let conn = connect(&path);
    disk.work();
    conn.execute_batch("INSERT INTO t VALUES (1)").unwrap();
    let calls = disk.calls();
    assert!(calls > 5, "{calls}");
    for call in 1..=calls {
        disk.fail_once(call);
        let outcome = conn.execute_batch("INSERT INTO t VALUES (2)");
        assert!(outcome.is_err(), "call {call} of {calls}");
        disk.work();
        conn.execute_batch("INSERT INTO t VALUES (3)").unwrap();
    }
    disk.fail_from(1);
    assert!(conn.execute_batch("INSERT INTO t VALUES (2)").is_err());
    assert!(conn.execute_batch("INSERT INTO t VALUES (2)").is_err());
    disk.work();
    drop(conn);
    assert_eq!(count(&path), 1 + i64::try_from(calls).unwrap());
}

/// How many of the rows that were acknowledged are gone after cuts, with this setting of `synchronous`.
fn lost(synchronous: &str) -> i64 {
    let folder = TempDir::new().unwrap();
    let (disk, path) = (Disk::under(folder.path()).unwrap(), folder.path().join("file"));
    let (mut dice, mut lost) = (Dice::of(7), 0);
    drop(connect(&path));
    let mut kept = 0;
    for _ in 0..60 {
        disk.cut_at(1 + dice.below(120));
        let mut acknowledged = kept;
        let open = || -> rusqlite::Result<Connection> {
            let conn = Connection::open(&path)?;
            conn.pragma_update(None, "synchronous", synchronous)?;
            Ok(conn)
        };
        if let Ok(conn) = open() {
            while conn.execute_batch("INSERT INTO t VALUES (1)").is_ok() {
                acknowledged += 1;
            }
        }
        assert!(disk.is_dark());
        disk.power_back(&mut dice).unwrap();
        kept = count(&path);
        lost += (acknowledged - kept).max(0);
    }
    lost
}

#[test]
fn a_cut_loses_what_the_engine_says_that_it_may_lose_and_nothing_else() {
    // With a rollback journal, FULL leaves the removal of the journal unsynced: it may come back, and undo the last commit. EXTRA does not.
    assert_eq!(lost("EXTRA"), 0);
    assert!(lost("FULL") > 0, "a journal that comes back undid nothing");
}

#[test]
fn other_folders_are_left_alone() {
    let (folder, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let disk = Disk::under(folder.path()).unwrap();
    disk.fail_from(1);
    assert_eq!(count(&other.path().join("file")), 0);
    assert_eq!(disk.calls(), 0);
    assert!(Connection::open(folder.path().join("file")).is_err());
}
