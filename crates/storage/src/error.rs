//! Why a ledger cannot be opened, copied or restored.

use std::path::{Path, PathBuf};

use office::port::StoreError;
use thiserror::Error;

use crate::location::Location;
use crate::verify::Report;

/// Why a ledger cannot be opened, copied or restored.
#[derive(Debug, Error)]
pub enum OpenError {
    /// Something stands at a path where a new file was to be made; nothing is ever overwritten.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// Nothing stands at a path where a ledger, or the folder for one, should be.
    #[error("{} is not there", .0.display())]
    Missing(PathBuf),
    /// There is a ledger of that name in the database; nothing is ever overwritten.
    #[error("{0} is there already")]
    Taken(Location),
    /// There is no ledger of that name in the database.
    #[error("{0} is not there")]
    Unknown(Location),
    /// A backup does not hold what it should: the report names the place.
    #[error("the backup is damaged: {0}")]
    Broken(Box<Report>),
    /// The program was built with an SQLite that can lose commits.
    #[error("SQLite {found} is too old: {} or newer is needed", crate::sqlite::OLDEST_NAME)]
    EngineTooOld {
        /// The version at hand.
        found: &'static str,
    },
    /// The store itself failed, or refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An error of the file system, in the words of the port.
pub(crate) fn of_files(path: &Path, problem: &std::io::Error) -> StoreError {
    match problem.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Engine(format!("{}: {problem}", path.display())),
    }
}

impl From<OpenError> for StoreError {
    /// For the port, which has no paths: the words remain.
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Store(error) => error,
            other => Self::Engine(other.to_string()),
        }
    }
}
