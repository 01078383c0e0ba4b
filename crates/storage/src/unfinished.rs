//! A file in the making: it stands under another name beside its place, and takes the place only when it is whole.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::error::{OpenError, of_files};

/// What the folder of a ledger's files ends with.
pub(crate) const FILES: &str = ".files";

/// What the name of a ledger's snapshot ends with.
pub(crate) const SNAPSHOT: &str = ".snapshot";

/// Numbers the files that one process makes at the same time.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A file in the making; dropped before it is finished, it is removed.
#[derive(Debug)]
pub(crate) struct Unfinished {
    path: PathBuf,
    place: PathBuf,
}

impl Unfinished {
    /// Begins an empty file that is to stand at `place`, readable by its owner alone: ledgers hold personal data.
    pub(crate) fn begin(place: &Path) -> Result<Self, OpenError> {
        must_be_free(place)?;
        Self::begin_anew(place)
    }

    /// As [`begin`](Self::begin), where something may stand that is to be replaced.
    pub(crate) fn begin_anew(place: &Path) -> Result<Self, OpenError> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = beside(place, &format!(".part-{}-{number}", std::process::id()));
        begin_private(&path).map_err(|problem| of_files(&path, &problem))?;
        Ok(Self {
            path,
            place: place.to_owned(),
        })
    }

    /// Where it stands now.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Puts the whole file in its place, its folder of files first, and makes that last through a power cut.
    pub(crate) fn finish(self) -> Result<(), OpenError> {
        must_be_free(&self.place)?;
        self.replace()
    }

    /// Puts it in its place, whatever stands there.
    pub(crate) fn replace(self) -> Result<(), OpenError> {
        let failed = |problem| of_files(&self.place, &problem);
        let files = beside(&self.path, FILES);
        if files.is_dir() {
            fs::rename(&files, beside(&self.place, FILES)).map_err(failed)?;
        }
        fs::rename(&self.path, &self.place).map_err(failed)?;
        sync_folder(&self.place).map_err(failed)?;
        Ok(())
    }
}

/// Begins a file that its owner alone can read.
pub(crate) fn begin_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Finished, none of these is there any more; failing to tidy up is no reason to hide the error that led here.
        for ending in ["", "-journal", "-wal", "-shm"] {
            let _ = fs::remove_file(beside(&self.path, ending));
        }
        let _ = fs::remove_dir_all(beside(&self.path, FILES));
    }
}

/// Makes a name last: it does only once its folder is on the disk. Other systems than Unix do not open folders.
pub(crate) fn sync_folder(of: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = of.parent() {
        // The parent of a bare name is no folder's name but the empty one: it lies in the folder of the process.
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        File::open(folder).and_then(|folder| folder.sync_all())?;
    }
    Ok(())
}

/// The path of a file beside another: its name with an ending.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Refuses a place where something stands; what belongs to another ledger too, and a left-over `-wal` or `-journal` with something in it, because
/// SQLite would play it into the new file.
pub(crate) fn must_be_free(place: &Path) -> Result<(), OpenError> {
    if place.symlink_metadata().is_ok() {
        return Err(OpenError::Exists(place.to_owned()));
    }
    for ending in [FILES, SNAPSHOT] {
        let other = beside(place, ending);
        if other.symlink_metadata().is_ok() {
            return Err(OpenError::Exists(other));
        }
    }
    let left_over = ["-wal", "-journal"].into_iter().map(|ending| beside(place, ending));
    let mut left_over = left_over.filter(|path| path.metadata().is_ok_and(|found| found.len() > 0));
    match left_over.next() {
        Some(path) => Err(OpenError::Exists(path)),
        None => Ok(()),
    }
}
