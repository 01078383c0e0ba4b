//! Files of decisions, in a folder beside the ledger: `NAME.files/`, each under the SHA-256 of what it holds.
//!
//! A file is written once and never changed. Two decisions that name the same bytes share it. One that is left over from a batch that
//! failed does no harm: no decision names it.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use ledger::Seq;
use ledger::decision::Digest;
use office::port::{KeptFile, Store, StoreError};

use super::SqliteStore;
use crate::error::of_files;
use crate::unfinished::{FILES, Unfinished, beside, sync_folder};
use crate::whole::files_of;

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

/// Copies the files that the decisions of a copy name from beside the ledger to beside the copy.
pub(super) fn copy(from: &SqliteStore, copied: &SqliteStore, to: &Path) -> Result<(), StoreError> {
    let mut failed = None;
    copied.decisions(Seq(1), &mut |sealed| {
        let kept = files_of(from, &sealed).and_then(|files| keep(to, &files));
        failed = kept.err();
        failed.is_none()
    })?;
    failed.map_or(Ok(()), Err)
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
