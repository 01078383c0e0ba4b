//! One writer: a lock file beside the ledger, locked by the operating system for as long as the writer lives, however it dies.
//!
//! The lock stands beside the ledger and not on it, so that readers and backups go on. The file stays when the lock is gone: removing it
//! would let two writers hold locks on two files of the same name.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use office::port::StoreError;

use crate::error::{OpenError, of_files};
use crate::unfinished::beside;

/// The right to write one ledger.
#[derive(Debug)]
pub(super) struct WriterLock {
    _held: File,
}

impl WriterLock {
    /// Takes the right at once, or not at all.
    pub(super) fn take(ledger: &Path) -> Result<Self, OpenError> {
        let path = beside(ledger, ".lock");
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(|problem| of_files(&path, &problem))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _held: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::AnotherWriter.into()),
            Err(TryLockError::Error(problem)) => Err(of_files(&path, &problem).into()),
        }
    }
}

/// The one path of a ledger, whatever links lead to it: two names of one file must not give two locks.
pub(super) fn true_path(path: &Path) -> Result<PathBuf, OpenError> {
    if let Ok(found) = path.canonicalize() {
        return Ok(found);
    }
    let name = path.file_name().ok_or_else(|| OpenError::Missing(path.to_owned()))?;
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let folder = folder
        .canonicalize()
        .map_err(|_| OpenError::Missing(folder.to_owned()))?;
    Ok(folder.join(name))
}
