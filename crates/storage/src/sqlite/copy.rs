//! Backup and restore, by SQLite's own backup: one moment of the ledger, also while a writer goes on.

use std::fs;
use std::path::Path;
use std::time::Duration;

use office::port::StoreError;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::fault::engine;
use super::lock::{WriterLock, true_path};
use super::open::{connect, open_to_read};
use super::{SqliteStore, files};
use crate::error::{OpenError, of_files};
use crate::unfinished::{FILES, Unfinished, beside, must_be_free};
use crate::verify::Report;

/// How often, and how long apart, a copy is tried while the source is locked.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(50);

/// Copies the ledger to a new file, and the files of its decisions beside it.
pub(super) fn backup(from: &SqliteStore, to: &Path) -> Result<(), OpenError> {
    let file = Unfinished::begin(&true_path(to)?)?;
    copy_whole(from, file.path())?;
    file.finish()
}

/// Puts a proved copy of a backup in place.
pub(crate) fn restore(from: &Path, to: &Path) -> Result<Report, OpenError> {
    let source = open_to_read(from)?;
    let to = true_path(to)?;
    must_be_free(&to)?;
    let lock = WriterLock::take(&to)?;
    let file = Unfinished::begin(&to)?;
    copy_whole(&source, file.path())?;
    // The copy is proved and not the source, which may have gone on since.
    let report = crate::check(file.path())?;
    if !report.holds() {
        return Err(OpenError::Broken(Box::new(report)));
    }
    file.finish()?;
    drop(lock);
    Ok(report)
}

/// Copies a ledger, then the files that the copy names: those are all there, since a decision comes after its files. But for one: where a
/// file was erased in between, the copy is taken again, of a moment after that.
fn copy_whole(from: &SqliteStore, to: &Path) -> Result<(), OpenError> {
    for _ in 0..TRIES {
        copy(&from.conn, to)?;
        let missing = files::copy(from, &open_to_read(to)?, to)?;
        if missing.is_empty() || files::attached(from)?.gone().is_disjoint(&missing) {
            return Ok(());
        }
        let files = beside(to, FILES);
        if files.is_dir() {
            fs::remove_dir_all(&files).map_err(|problem| of_files(&files, &problem))?;
        }
    }
    Err(StoreError::AnotherWriter.into())
}

/// Copies every page in one step: within one read of the source, so that no commit in between starts it again.
pub(super) fn copy(from: &Connection, to: &Path) -> Result<(), StoreError> {
    let mut to = connect(to, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let backup = Backup::new(from, &mut to).map_err(engine)?;
    let mut tries = 0;
    while !matches!(backup.step(-1).map_err(engine)?, StepResult::Done) {
        tries += 1;
        if tries == TRIES {
            return Err(StoreError::AnotherWriter);
        }
        std::thread::sleep(PAUSE);
    }
    drop(backup);
    // A copy is one file that opens anywhere, also where nothing can be written beside it.
    let journal: String = to
        .pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))
        .map_err(engine)?;
    if journal != "delete" {
        return Err(StoreError::Engine(format!("the copy keeps its journal mode {journal}")));
    }
    to.close().map_err(|(_, error)| engine(error))
}
