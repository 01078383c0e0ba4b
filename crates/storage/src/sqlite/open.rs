//! Opening a ledger's file: for which file, which engine, and with which settings.

use std::path::Path;
use std::time::Duration;

use office::port::StoreError;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::fault::engine;
use super::lock::{WriterLock, true_path};
use super::news::News;
use super::{SqliteStore, files, schema};
use crate::error::OpenError;
use crate::place::Place;
use crate::unfinished::{Unfinished, must_be_free};

/// The oldest SQLite that keeps every commit: up to 3.51.2 a reset of the write-ahead log could lose some.
pub(crate) const OLDEST: i32 = 3_051_003;
/// The same as it is written.
pub(crate) const OLDEST_NAME: &str = "3.51.3";

/// How long a statement waits for another program that looks at the file, before it gives up.
const PATIENCE: Duration = Duration::from_secs(5);

/// Begins a new ledger. The file appears at its path only when it is one.
pub(crate) fn create(path: &Path) -> Result<SqliteStore, OpenError> {
    must_be_new_enough(rusqlite::version_number())?;
    let path = true_path(path)?;
    must_be_free(&path)?;
    let lock = WriterLock::take(&path)?;
    let file = Unfinished::begin(&path)?;
    let mut conn = connect(file.path(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    schema::lay(&mut conn)?;
    conn.close().map_err(|(_, error)| engine(error))?;
    file.finish()?;
    open_with(&path, lock)
}

/// Opens a ledger to write it.
pub(crate) fn open_to_write(path: &Path) -> Result<SqliteStore, OpenError> {
    must_be_new_enough(rusqlite::version_number())?;
    let path = true_path(path)?;
    must_be_a_file(&path)?;
    let lock = WriterLock::take(&path)?;
    let store = open_with(&path, lock)?;
    // Without room for the notes to go, they stay, and harm nobody.
    match files::remove_due(&store.conn, &path) {
        Ok(()) | Err(StoreError::Full) => Ok(store),
        Err(problem) => Err(problem.into()),
    }
}

/// Opens a ledger to read it.
pub(crate) fn open_to_read(path: &Path) -> Result<SqliteStore, OpenError> {
    must_be_new_enough(rusqlite::version_number())?;
    let path = true_path(path)?;
    must_be_a_file(&path)?;
    let mut conn = connect(&path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    if needs_mending(&conn) {
        // The power was cut in the middle of a write. Taking that write back is itself a write, which a reader may not do.
        drop(conn);
        mend(&path)?;
        conn = connect(&path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    }
    schema::identify(&conn)?;
    Ok(SqliteStore {
        conn,
        path,
        news: News::default(),
        lock: None,
    })
}

/// Whether a reader finds half a write, which must be taken back before anything can be read.
fn needs_mending(reader: &Connection) -> bool {
    let looked = reader.pragma_query_value(None, "schema_version", |_| Ok(()));
    looked.is_err_and(|error| error.sqlite_error_code() == Some(ErrorCode::ReadOnly))
}

/// Lets SQLite take back half a write, as it does when a writer opens the file. It does so only while nobody is writing.
fn mend(path: &Path) -> Result<(), StoreError> {
    let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    conn.pragma_query_value(None, "schema_version", |_| Ok(()))
        .map_err(engine)?;
    conn.close().map_err(|(_, error)| engine(error))
}

/// Refuses an engine with the known fault.
pub(crate) fn must_be_new_enough(version: i32) -> Result<(), OpenError> {
    if version < OLDEST {
        Err(OpenError::EngineTooOld {
            found: rusqlite::version(),
        })
    } else {
        Ok(())
    }
}

fn must_be_a_file(path: &Path) -> Result<(), OpenError> {
    match path.metadata() {
        Err(_) => Err(OpenError::Missing(path.to_owned())),
        Ok(found) if found.is_dir() => Err(StoreError::NotALedger("a folder".to_owned()).into()),
        Ok(_) => Ok(()),
    }
}

fn open_with(path: &Path, lock: WriterLock) -> Result<SqliteStore, OpenError> {
    let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Before anything is set: a foreign file is left as it was.
    schema::identify(&conn)?;
    let journal: String = conn
        .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))
        .map_err(engine)?;
    if journal != "wal" {
        return Err(StoreError::Engine(format!("{}: no write-ahead log here, only {journal}", path.display())).into());
    }
    let set = |name: &str, value: &str| conn.pragma_update(None, name, value).map_err(engine);
    // FULL: a decision that was acknowledged survives a power cut. Erased payloads leave no bytes behind.
    set("synchronous", "FULL")?;
    set("foreign_keys", "ON")?;
    set("secure_delete", "ON")?;
    conn.pragma_update_and_check(None, "journal_size_limit", 64 << 20, |_| Ok(()))
        .map_err(engine)?;
    let sound: String = conn
        .pragma_query_value(None, "quick_check", |row| row.get(0))
        .map_err(engine)?;
    if sound != "ok" {
        return Err(Place::File.damaged(sound).into());
    }
    // The check has read every page.
    let_pages_go(&conn)?;
    Ok(SqliteStore {
        conn,
        path: path.to_owned(),
        news: News::default(),
        lock: Some(lock),
    })
}

/// Lets go of pages that were read once: two megabytes of them would be kept for as long as the ledger is open.
pub(super) fn let_pages_go(conn: &Connection) -> Result<(), StoreError> {
    conn.execute_batch("PRAGMA shrink_memory").map_err(engine)
}

/// A connection that trusts nothing in the file.
pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(engine)?;
    conn.busy_timeout(PATIENCE).map_err(engine)?;
    conn.pragma_update(None, "trusted_schema", "OFF").map_err(engine)?;
    conn.pragma_update(None, "cell_size_check", "ON").map_err(engine)?;
    Ok(conn)
}
