//! Errors of the driver, in the words of the port: what was lost, what may be tried again, what stands.

use office::port::StoreError;
use postgres::error::SqlState;

use crate::place::Place;

/// What became of something that was asked of the server.
#[derive(Debug)]
pub(super) enum Fault {
    /// The connection is gone.
    Lost(String),
    /// Two transactions were in each other's way: the same may be tried again.
    Again(String),
    /// It will be the same when tried again.
    Store(StoreError),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<postgres::Error> for Fault {
    fn from(error: postgres::Error) -> Self {
        let Some(said) = error.as_db_error() else {
            let cause = std::error::Error::source(&error).map(ToString::to_string);
            let words = cause.unwrap_or_else(|| error.to_string());
            let of_a_value = std::error::Error::source(&error).is_some_and(|cause| {
                cause.is::<postgres::types::WrongType>() || cause.is::<postgres::types::WasNull>()
            });
            return if of_a_value {
                Self::Store(Place::File.damaged(words))
            } else {
                Self::Lost(words)
            };
        };
        let (code, words) = (said.code(), said.message().to_owned());
        match code {
            &SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED => Self::Again(words),
            &SqlState::ADMIN_SHUTDOWN
            | &SqlState::CRASH_SHUTDOWN
            | &SqlState::CANNOT_CONNECT_NOW
            | &SqlState::TOO_MANY_CONNECTIONS
            | &SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT => Self::Lost(words),
            &SqlState::DISK_FULL => Self::Store(StoreError::Full),
            &SqlState::READ_ONLY_SQL_TRANSACTION => Self::Store(StoreError::ReadOnly),
            &SqlState::LOCK_NOT_AVAILABLE => Self::Store(StoreError::AnotherWriter),
            &SqlState::DATA_CORRUPTED | &SqlState::INDEX_CORRUPTED => Self::Store(Place::File.damaged(words)),
            code if code.code().starts_with("08") => Self::Lost(words),
            // Who may not come in, or asks for a database that is not there, finds the same closed door.
            code if code.code().starts_with("28") || code == &SqlState::INVALID_CATALOG_NAME => {
                Self::Store(StoreError::Unreachable(words))
            }
            code => Self::Store(StoreError::Engine(format!("{words} ({})", code.code()))),
        }
    }
}

impl From<Fault> for StoreError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Lost(words) => Self::Unreachable(words),
            Fault::Again(words) => Self::Engine(words),
            Fault::Store(error) => error,
        }
    }
}
