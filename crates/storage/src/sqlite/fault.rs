//! Errors of the engine, in the words of the port.

use std::fmt;

use office::port::StoreError;
use rusqlite::{Error, ErrorCode};

use crate::place::Place;

/// What the engine's error means for a caller.
pub(crate) fn engine(error: Error) -> StoreError {
    // The memory that processes share is a file too: when it cannot grow, the engine calls that a fault of the disk.
    let cannot_grow = |error: &rusqlite::ffi::Error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE;
    if error.sqlite_error().is_some_and(cannot_grow) {
        return StoreError::Full;
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::AnotherWriter,
        Some(ErrorCode::DatabaseCorrupt) => Place::File.damaged(error),
        Some(ErrorCode::NotADatabase) => StoreError::NotALedger("not an SQLite file".to_owned()),
        _ => StoreError::Engine(error.to_string()),
    }
}

/// What an error means while one place is read: a value of another type, out of range or not UTF-8 is damage there.
pub(super) fn at(place: Place) -> impl FnOnce(Error) -> StoreError {
    move |error| match error {
        Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::InvalidColumnType(..)
        | Error::Utf8Error(..) => place.damaged(Words(&error)),
        other => engine(other),
    }
}

/// An unreadable value in few words: which column, and not what stands there, which may be personal.
struct Words<'e>(&'e Error);

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Error::FromSqlConversionFailure(column, ..) | Error::Utf8Error(column, _) => {
                write!(f, "column {column} cannot be read")
            }
            Error::IntegralValueOutOfRange(column, _) => write!(f, "column {column} is out of range"),
            Error::InvalidColumnType(_, name, _) => write!(f, "column {name} is of another type"),
            other => other.fmt(f),
        }
    }
}
