//! Certificates and keys as files: whole or not there, never overwritten, a key readable by its owner alone.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::{Issued, TlsError};

/// Who may read a file.
#[derive(Clone, Copy)]
enum Readers {
    Everybody,
    Owner,
}

/// Where the certificate and the key of a pair lie.
fn places(folder: &Path, stem: &str) -> (PathBuf, PathBuf) {
    (folder.join(format!("{stem}.pem")), folder.join(format!("{stem}.key")))
}

/// Whether a file of the pair is there already.
///
/// # Errors
///
/// [`TlsError::Exists`] names it.
pub fn exists(folder: &Path, stem: &str) -> Result<(), TlsError> {
    let (certificate, key) = places(folder, stem);
    match [certificate, key].into_iter().find(|path| path.exists()) {
        Some(path) => Err(TlsError::Exists(path)),
        None => Ok(()),
    }
}

/// Writes `STEM.pem` and `STEM.key` into a folder, which is made for the owner alone when it is not there. Gives both paths.
///
/// # Errors
///
/// [`TlsError::Exists`], [`TlsError::NotWritten`]; then neither file is there.
pub fn write_pair(folder: &Path, stem: &str, pair: &Issued) -> Result<(PathBuf, PathBuf), TlsError> {
    make_folder(folder).map_err(not_written(folder))?;
    exists(folder, stem)?;
    let (certificate, key) = places(folder, stem);
    write_new(&key, &pair.key, Readers::Owner)?;
    if let Err(problem) = write_new(&certificate, &pair.certificate, Readers::Everybody) {
        // A key without its certificate is of no use and would stand in the way of the next try.
        let _removed = std::fs::remove_file(&key);
        return Err(problem);
    }
    Ok((certificate, key))
}

/// Reads `STEM.pem` and `STEM.key` of a folder.
///
/// # Errors
///
/// [`TlsError::Unreadable`]; [`TlsError::KeyOpenToAll`].
pub fn read_pair(folder: &Path, stem: &str) -> Result<Issued, TlsError> {
    let (certificate, key) = places(folder, stem);
    Ok(Issued {
        key: read_key(&key)?,
        certificate: std::fs::read_to_string(&certificate).map_err(TlsError::unreadable(&certificate))?,
    })
}

/// Reads a key, unless everybody on the machine can.
pub(crate) fn read_key(path: &Path) -> Result<String, TlsError> {
    let meta = std::fs::metadata(path).map_err(TlsError::unreadable(path))?;
    if is_open_to_all(&meta) {
        return Err(TlsError::KeyOpenToAll(path.to_owned()));
    }
    std::fs::read_to_string(path).map_err(TlsError::unreadable(path))
}

fn not_written(path: &Path) -> impl Fn(std::io::Error) -> TlsError {
    move |problem| TlsError::NotWritten {
        path: path.to_owned(),
        problem,
    }
}

fn write_new(path: &Path, text: &str, readers: Readers) -> Result<(), TlsError> {
    let wrong = not_written(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    // A temporary file is readable by its owner alone from its first moment.
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(&wrong)?;
    file.write_all(text.as_bytes()).map_err(&wrong)?;
    if matches!(readers, Readers::Everybody) {
        open_to_all(file.as_file()).map_err(&wrong)?;
    }
    file.as_file().sync_all().map_err(&wrong)?;
    file.persist_noclobber(path)
        .map_err(|problem| match problem.error.kind() {
            ErrorKind::AlreadyExists => TlsError::Exists(path.to_owned()),
            _ => wrong(problem.error),
        })?;
    // The name must survive a power cut too; where a folder cannot be synced, the file itself still is.
    let _synced = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

#[cfg(unix)]
fn make_folder(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}

#[cfg(unix)]
fn open_to_all(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_all(_file: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn is_open_to_all(meta: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    meta.permissions().mode() & 0o007 != 0
}

#[cfg(not(unix))]
fn is_open_to_all(_meta: &std::fs::Metadata) -> bool {
    false
}
