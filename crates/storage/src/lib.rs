//! Storage: keeps one ledger and the office's own records in one file, behind [`office::port::Store`].
//!
//! INVARIANT: no SQL stands anywhere else in the house, and nothing of SQL leaves this crate.
//! INVARIANT: a batch is there as a whole or not at all, and what is there follows from what was there before (each link is proved
//! before it is written).

mod error;
pub mod export;
mod follows;
mod place;
mod sqlite;
mod unfinished;
pub mod verify;

#[cfg(test)]
mod contract;

use std::path::Path;

use office::port::Store;

pub use error::OpenError;
pub use place::Place;
pub use verify::{Fault, Report, Wrong, verify};

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

/// Opens the ledger at a path.
///
/// # Errors
///
/// [`OpenError::Exists`] and [`OpenError::Missing`] for a path that does not suit the mode; `AnotherWriter` at once while another process
/// (or another store of this one) has it open for writing; `NotALedger` for a file of another kind or of another release.
pub fn open(path: &Path, mode: Mode) -> Result<Box<dyn Store>, OpenError> {
    Ok(match mode {
        Mode::Create => Box::new(sqlite::create(path)?),
        Mode::Write => Box::new(sqlite::open_to_write(path)?),
        Mode::Read => Box::new(sqlite::open_to_read(path)?),
    })
}

/// Proves the ledger at a path: all that [`verify`] proves, then the file itself page by page and every record of the office.
///
/// # Errors
///
/// [`OpenError`] when the file cannot even be opened as a ledger; what is wrong inside stands in the report.
pub fn check(path: &Path) -> Result<Report, OpenError> {
    let store = sqlite::open_to_read(path)?;
    let mut report = verify(&store);
    report.faults.extend(store.faults_of_the_file());
    Ok(report)
}

/// Puts a backup in place as a ledger of its own, once it is proved whole; the backup stays as it is.
///
/// # Errors
///
/// [`OpenError::Exists`] when anything stands at `to`; [`OpenError::Broken`] with the report when the backup does not hold. Then nothing is
/// left at `to`.
pub fn restore(from: &Path, to: &Path) -> Result<Report, OpenError> {
    sqlite::restore(from, to)
}
