//! The SQLite store: one file, one writer, any number of readers beside it.
//!
//! The file of an open ledger is touched through SQLite alone. Opening and closing it by other means in the same process would drop
//! SQLite's own locks (they are POSIX locks, which belong to the process), and a copy by the file system would miss the `-wal` beside it.

mod copy;
mod fault;
mod files;
mod inspect;
mod lock;
mod news;
mod open;
mod read;
mod schema;
mod snapshot;
mod whole;
mod write;

use std::path::{Path, PathBuf};
use std::time::Duration;

use ledger::Seq;
use ledger::decision::SealedDecision;
use office::port::{Batch, Chain, Heads, SealedEvent, Store, StoreError};
use rusqlite::Connection;

pub(crate) use copy::restore;
pub(crate) use fault::engine;
pub(crate) use open::{OLDEST_NAME, create, must_be_new_enough, open_to_read, open_to_write};
pub(crate) use whole::Copy;

/// From so many acts on, a read of the log is a long one.
const MANY_ACTS: usize = 1_000;

/// A ledger in an SQLite file. Fields are dropped in their order: the connection closes before the lock is given back.
#[derive(Debug)]
pub(crate) struct SqliteStore {
    conn: Connection,
    path: PathBuf,
    news: news::News,
    /// Held by the one writer; none for a reader.
    lock: Option<lock::WriterLock>,
}

impl SqliteStore {
    fn write(&mut self, batch: &Batch) -> Result<(), StoreError> {
        if batch.erasures.is_empty() {
            return write::commit(&mut self.conn, batch);
        }
        // Before, so that a cut in between leaves none that holds what is erased; after, because somebody may have kept one meanwhile.
        snapshot::forget(&self.path)?;
        write::commit(&mut self.conn, batch)?;
        snapshot::forget(&self.path)
    }
}

impl Store for SqliteStore {
    fn decisions(&self, from: Seq, see: &mut dyn FnMut(SealedDecision) -> bool) -> Result<(), StoreError> {
        let mut acts = 0;
        let shown = read::decisions(&self.conn, from, &mut |decision| {
            acts += decision.acts.len();
            see(decision)
        });
        if acts > MANY_ACTS {
            open::let_pages_go(&self.conn)?;
        }
        shown
    }

    fn events(&self, chain: Chain, from: u64, see: &mut dyn FnMut(SealedEvent) -> bool) -> Result<(), StoreError> {
        read::events(&self.conn, chain, from, see)
    }

    fn heads(&self) -> Result<Heads, StoreError> {
        read::heads(&self.conn)
    }

    fn record(&self, kind: &str, key: &str) -> Result<Option<String>, StoreError> {
        read::record(&self.conn, kind, key)
    }

    fn records(&self, kind: &str) -> Result<Vec<(String, String)>, StoreError> {
        read::records(&self.conn, kind)
    }

    fn file(&self, sha256: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
        files::read(&self.path, sha256)
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        if self.lock.is_none() {
            return Err(StoreError::ReadOnly);
        }
        // First the files, so that no decision is there without them.
        files::keep(&self.path, &batch.files)?;
        self.write(batch)?;
        if !batch.gone.is_empty() {
            // It is written, whatever becomes of this: what stays is noted, and taken away at the next opening.
            let _tried = files::remove_due(&self.conn, &self.path);
        }
        Ok(())
    }

    fn wait(&mut self, patience: Duration) -> Result<bool, StoreError> {
        self.news.wait(&self.conn, patience)
    }

    fn snapshot(&self, see: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), StoreError> {
        snapshot::read(&self.path, see)
    }

    fn keep_snapshot(&self, seq: Seq, parts: &mut dyn Iterator<Item = Vec<u8>>) -> Result<(), StoreError> {
        snapshot::keep(&self.conn, &self.path, seq, parts)
    }

    fn backup(&self, to: &Path) -> Result<(), StoreError> {
        copy::backup(self, to).map_err(StoreError::from)
    }
}

#[cfg(test)]
mod tests;
