//! Files of decisions, in a folder beside the ledger: `NAME.files/`, each under the SHA-256 of what it holds.
//!
//! A file is written once and never changed. Two decisions that name the same bytes share it. One that is left over from a batch that
//! failed does no harm: no decision names it, and an erasure takes it away with the rest. One that a decision orders to go is taken away once the decision is there: until then a
//! record notes that it is due, so that a cut in between is mended at the next opening.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use ledger::Seq;
use ledger::decision::Digest;
use office::attached::Attached;
use office::port::{KeptFile, Store, StoreError};
use rusqlite::{Connection, params};

use super::SqliteStore;
use super::fault::engine;
use super::schema::LEDGER;
use super::write::put_record;
use crate::error::of_files;
use crate::unfinished::{FILES, Unfinished, begin_private, beside, sync_folder};
use crate::whole::{DUE, kept_file};

/// Keeps files beside a ledger; each is safe on disk when this returns.
pub(super) fn keep(ledger: &Path, files: &[KeptFile]) -> Result<(), StoreError> {
    if files.is_empty() {
        return Ok(());
    }
    let folder = beside(ledger, FILES);
    make_folder(&folder).map_err(|problem| of_files(&folder, &problem))?;
    files.iter().try_for_each(|file| keep_one(&folder, file))
}

fn keep_one(folder: &Path, file: &KeptFile) -> Result<(), StoreError> {
    let path = folder.join(name(file.sha256()));
    let failed = |problem| of_files(&path, &problem);
    match fs::read(&path) {
        Ok(bytes) if bytes == file.bytes() => return Ok(()),
        // Damaged since: here are the right bytes again.
        Ok(_) => fs::remove_file(&path).map_err(failed)?,
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => {}
        Err(problem) => return Err(failed(problem)),
    }
    let new = Unfinished::begin(&path)?;
    let written = File::options().write(true).open(new.path()).and_then(|mut open| {
        open.write_all(file.bytes())?;
        open.sync_all()
    });
    written.map_err(failed)?;
    Ok(new.finish()?)
}

/// The bytes kept under a hash.
pub(super) fn read(ledger: &Path, sha256: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
    let path = beside(ledger, FILES).join(name(sha256));
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(problem) => Err(of_files(&path, &problem)),
    }
}

/// Notes within a transaction which files are due to go, and that those which are kept are not.
pub(super) fn note_due(tx: &Connection, gone: &[[u8; 32]], kept: &[KeptFile]) -> Result<(), StoreError> {
    for sha256 in gone {
        put_record(tx, DUE, &Digest(*sha256).to_string(), "{}").map_err(engine)?;
    }
    for file in kept {
        forget_due(tx, &Digest(*file.sha256()).to_string())?;
    }
    Ok(())
}

/// Takes away the files that are due to go, and the notes that say so. What cannot be taken away stays noted.
pub(super) fn remove_due(conn: &Connection, ledger: &Path) -> Result<(), StoreError> {
    let due = super::read::records(conn, DUE)?;
    let gone = due.iter().filter(|(name, _)| remove(ledger, name).is_ok());
    let names: Vec<&str> = gone.map(|(name, _)| name.as_str()).collect();
    names.into_iter().try_for_each(|name| forget_due(conn, name))
}

/// Takes one file away, and what a batch that was cut off left of it, so that it stays away after a power cut.
fn remove(ledger: &Path, name: &str) -> io::Result<()> {
    let folder = beside(ledger, FILES);
    if !folder.is_dir() {
        return Ok(());
    }
    let unfinished = format!("{name}.");
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        let own = entry.file_name();
        let own = own.to_string_lossy();
        if own == name || own.starts_with(&unfinished) {
            fs::remove_file(entry.path())?;
        }
    }
    // Also where it was gone before: whoever took it away may have been cut off before that lasted.
    sync_folder(&folder.join(name))
}

fn forget_due(conn: &Connection, name: &str) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM records WHERE ledger = ?1 AND kind = ?2 AND key = ?3")
        .and_then(|mut delete| delete.execute(params![LEDGER, DUE, name]))
        .map_err(engine)?;
    Ok(())
}

/// Writes files beside a copy in the making: they last once [`sync`] is done, and nobody relies on them before.
pub(super) fn put(copy: &Path, files: &[KeptFile]) -> Result<(), StoreError> {
    if files.is_empty() {
        return Ok(());
    }
    let folder = beside(copy, FILES);
    make_folder(&folder).map_err(|problem| of_files(&folder, &problem))?;
    for file in files {
        let path = folder.join(name(file.sha256()));
        match begin_private(&path).and_then(|mut open| open.write_all(file.bytes())) {
            // Two decisions name it.
            Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => {}
            written => written.map_err(|problem| of_files(&path, &problem))?,
        }
    }
    Ok(())
}

/// Makes the files beside a copy last. All are written before the first is waited for: the disk takes them together.
pub(super) fn sync(copy: &Path) -> Result<(), StoreError> {
    let folder = beside(copy, FILES);
    if !folder.is_dir() {
        return Ok(());
    }
    let each = fs::read_dir(&folder).and_then(|mut entries| {
        entries.try_for_each(|entry| File::options().write(true).open(entry?.path())?.sync_all())
    });
    each.and_then(|()| sync_folder(&folder.join(FILES)))
        .map_err(|problem| of_files(&folder, &problem))
}

/// Copies the files that the decisions of a copy name from beside the ledger to beside the copy; gives those that are not there.
pub(super) fn copy(from: &SqliteStore, copied: &SqliteStore, to: &Path) -> Result<BTreeSet<[u8; 32]>, StoreError> {
    let mut missing = BTreeSet::new();
    for sha256 in attached(copied)?.kept() {
        match kept_file(from, &sha256)? {
            Some(file) => put(to, &[file])?,
            None => _ = missing.insert(sha256),
        }
    }
    sync(to)?;
    Ok(missing)
}

/// What the log of a store says of its files.
pub(super) fn attached(store: &SqliteStore) -> Result<Attached, StoreError> {
    let mut attached = Attached::default();
    store.decisions(Seq(1), &mut |sealed| {
        attached.note_unproved(&sealed);
        true
    })?;
    Ok(attached)
}

fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut options = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut options, 0o700);
    options.create(folder)?;
    sync_folder(folder)
}

fn name(sha256: &[u8; 32]) -> PathBuf {
    PathBuf::from(Digest(*sha256).to_string())
}
