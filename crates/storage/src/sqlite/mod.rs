//! The SQLite store: one file, one writer, any number of readers beside it.
//!
//! The file of an open ledger is touched through SQLite alone. Opening and closing it by other means in the same process would drop
//! SQLite's own locks (they are POSIX locks, which belong to the process), and a copy by the file system would miss the `-wal` beside it.

mod copy;
mod fault;
mod inspect;
mod lock;
mod open;
mod read;
mod schema;
mod write;

use std::path::{Path, PathBuf};

use ledger::Seq;
use ledger::decision::{Digest, SealedDecision};
use office::port::{Batch, Chain, SealedEvent, Store, StoreError};
use rusqlite::Connection;

pub(crate) use copy::restore;
pub(crate) use fault::engine;
pub(crate) use open::{OLDEST_NAME, create, must_be_new_enough, open_to_read, open_to_write};

/// A ledger in an SQLite file. Fields are dropped in their order: the connection closes before the lock is given back.
#[derive(Debug)]
pub(crate) struct SqliteStore {
    conn: Connection,
    path: PathBuf,
    /// Held by the one writer; none for a reader.
    lock: Option<lock::WriterLock>,
}

impl Store for SqliteStore {
    fn decisions(&self, from: Seq, see: &mut dyn FnMut(SealedDecision) -> bool) -> Result<(), StoreError> {
        read::decisions(&self.conn, from, see)
    }

    fn events(&self, chain: Chain, from: u64, see: &mut dyn FnMut(SealedEvent) -> bool) -> Result<(), StoreError> {
        read::events(&self.conn, chain, from, see)
    }

    fn chain_head(&self, chain: Chain) -> Result<(u64, Digest), StoreError> {
        read::chain_head(&self.conn, chain)
    }

    fn record(&self, kind: &str, key: &str) -> Result<Option<String>, StoreError> {
        read::record(&self.conn, kind, key)
    }

    fn records(&self, kind: &str) -> Result<Vec<(String, String)>, StoreError> {
        read::records(&self.conn, kind)
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        if self.lock.is_none() {
            return Err(StoreError::Engine(format!(
                "{} is open for reading only",
                self.path.display()
            )));
        }
        write::commit(&mut self.conn, batch)
    }

    fn backup(&self, to: &Path) -> Result<(), StoreError> {
        copy::backup(&self.conn, to).map_err(StoreError::from)
    }
}

#[cfg(test)]
mod tests;
