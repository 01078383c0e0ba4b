//! Storage: keeps ledgers and the office's own records, one in a file or many in a database, behind [`office::port::Store`].
//!
//! INVARIANT: no SQL stands anywhere else in the house, and nothing of SQL leaves this crate.
//! INVARIANT: a batch is there as a whole or not at all, and what is there follows from what was there before (each link is proved
//! before it is written).

mod error;
pub mod export;
mod follows;
mod location;
mod place;
mod postgres;
mod record;
mod sqlite;
mod unfinished;
pub mod verify;
mod weave;
mod whole;

#[cfg(test)]
mod contract;

use std::path::Path;

use office::port::Store;

pub use error::OpenError;
pub use location::{BadAddress, Database, Location};
pub use place::Place;
pub use verify::{Fault, Found, Noted, Report, Wrong, verify};

/// For what a ledger is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// To begin a new ledger and write it. Nothing may stand at the path.
    Create,
    /// To write an existing ledger. One writer at a time.
    Write,
    /// To read an existing ledger, also while somebody else writes it.
    Read,
}

/// Opens the ledger that is kept somewhere: a path, or a [`Location`].
///
/// # Errors
///
/// [`OpenError::Exists`] and [`OpenError::Missing`] for a path, [`OpenError::Taken`] and [`OpenError::Unknown`] for a database that does not
/// suit the mode; `AnotherWriter` at once while another process (or another store of this one) has a file open for writing; `NotALedger`
/// for one of another kind or of another release.
pub fn open(at: impl Into<Location>, mode: Mode) -> Result<Box<dyn Store>, OpenError> {
    Ok(match (at.into(), mode) {
        (Location::File(path), Mode::Create) => Box::new(sqlite::create(&path)?),
        (Location::File(path), Mode::Write) => Box::new(sqlite::open_to_write(&path)?),
        (Location::File(path), Mode::Read) => Box::new(sqlite::open_to_read(&path)?),
        (Location::Database(database), Mode::Create) => Box::new(postgres::create(&database)?),
        (Location::Database(database), Mode::Write) => Box::new(postgres::open(&database, true)?),
        (Location::Database(database), Mode::Read) => Box::new(postgres::open(&database, false)?),
    })
}

/// Whether a ledger, or anything that stands in its place, is there.
///
/// # Errors
///
/// [`OpenError`] when a database cannot be asked.
pub fn is_there(at: &Location) -> Result<bool, OpenError> {
    match at {
        Location::File(path) => Ok(path.exists()),
        Location::Database(database) => match postgres::open(database, false) {
            Ok(_) => Ok(true),
            Err(OpenError::Unknown(_)) => Ok(false),
            Err(problem) => Err(problem),
        },
    }
}

/// Proves the ledger that is kept somewhere: all that [`verify`] proves, then every record of the office, and a file page by page.
///
/// # Errors
///
/// [`OpenError`] when it cannot even be opened as a ledger; what is wrong inside stands in the report.
pub fn check(at: impl Into<Location>) -> Result<Report, OpenError> {
    match at.into() {
        Location::File(path) => {
            let store = sqlite::open_to_read(&path)?;
            let mut report = verify(&store);
            report.faults.extend(store.faults_of_the_file());
            Ok(report)
        }
        Location::Database(database) => {
            let store = postgres::open(&database, false)?;
            let mut report = verify(&store);
            report.faults.extend(store.faults_of_the_records());
            Ok(report)
        }
    }
}

/// Puts a backup in place as a ledger of its own, in a file or a database, once it is proved whole; the backup stays as it is.
///
/// # Errors
///
/// [`OpenError::Exists`] or [`OpenError::Taken`] when anything stands at `to`; [`OpenError::Broken`] with the report when the backup does
/// not hold. Then nothing is left at `to`.
pub fn restore(from: &Path, to: impl Into<Location>) -> Result<Report, OpenError> {
    match to.into() {
        Location::File(path) => sqlite::restore(from, &path),
        Location::Database(database) => postgres::restore(from, &database),
    }
}
