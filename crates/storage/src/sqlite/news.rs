//! News: whether somebody else has written to the file.

use std::thread;
use std::time::{Duration, Instant};

use office::port::StoreError;
use rusqlite::Connection;

use super::fault::engine;

/// How often the file is looked at while somebody waits. A look touches one word of shared memory.
const LOOK: Duration = Duration::from_millis(20);

/// What is known of others' writing: a number that SQLite changes for a connection whenever another one has committed.
#[derive(Debug, Default)]
pub(super) struct News {
    seen: Option<i64>,
}

impl News {
    /// Waits until another connection has committed; the first wait only begins to watch, and says that there may be news.
    pub(super) fn wait(&mut self, conn: &Connection, patience: Duration) -> Result<bool, StoreError> {
        let began = Instant::now();
        loop {
            let version = conn
                .pragma_query_value(None, "data_version", |row| row.get(0))
                .map_err(engine)?;
            if self.seen.replace(version) != Some(version) {
                return Ok(true);
            }
            let Some(left) = patience.checked_sub(began.elapsed()).filter(|left| !left.is_zero()) else {
                return Ok(false);
            };
            thread::sleep(left.min(LOOK));
        }
    }
}
