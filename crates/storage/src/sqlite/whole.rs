//! A file that takes in, or gives away, a whole ledger.

use std::path::Path;

use office::port::{Batch, StoreError};
use rusqlite::{Connection, OpenFlags};

use super::fault::engine;
use super::inspect::kinds;
use super::lock::true_path;
use super::open::connect;
use super::{SqliteStore, files, schema, write};
use crate::error::OpenError;
use crate::unfinished::Unfinished;
use crate::whole::{Gives, Takes};

impl Gives for SqliteStore {
    fn begin_moment(&self) -> Result<(), StoreError> {
        self.conn.execute_batch("BEGIN").map_err(engine)
    }

    fn end_moment(&self) {
        // It has only read: there is nothing to lose.
        let _ended = self.conn.execute_batch("ROLLBACK");
    }

    fn kinds(&self) -> Result<Vec<String>, StoreError> {
        kinds(&self.conn)
    }
}

/// A file in the making that takes in a whole ledger from elsewhere.
#[derive(Debug)]
pub(crate) struct Copy {
    conn: Connection,
    file: Unfinished,
}

impl Copy {
    /// Begins an empty ledger that is to stand at `to`.
    pub(crate) fn begin(to: &Path) -> Result<Self, OpenError> {
        let file = Unfinished::begin(&true_path(to)?)?;
        let mut conn = connect(file.path(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        schema::lay(&mut conn)?;
        conn.execute_batch("PRAGMA synchronous = FULL; BEGIN IMMEDIATE")
            .map_err(engine)?;
        Ok(Self { conn, file })
    }

    /// Puts the whole file in its place: one file that opens anywhere.
    pub(crate) fn finish(self) -> Result<(), OpenError> {
        files::sync(self.file.path())?;
        self.conn.execute_batch("COMMIT").map_err(engine)?;
        self.conn.close().map_err(|(_, error)| engine(error))?;
        self.file.finish()
    }
}

impl Takes for Copy {
    fn take(&mut self, batch: Batch) -> Result<(), StoreError> {
        files::put(self.file.path(), &batch.files)?;
        write::write(&self.conn, &batch)?;
        if batch.gone.is_empty() {
            return Ok(());
        }
        files::note_due(&self.conn, &batch.gone, &[])?;
        files::remove_due(&self.conn, self.file.path())
    }

    fn take_records(&mut self, kind: &str, records: Vec<(String, String)>) -> Result<(), StoreError> {
        let put = |(key, value): &(String, String)| write::put_record(&self.conn, kind, key, value);
        records.iter().try_for_each(put).map_err(engine)
    }
}
