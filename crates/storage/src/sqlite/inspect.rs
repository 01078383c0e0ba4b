//! What can be wrong with a file beyond the log and the chains: its pages, its constraints, the office's records.

use office::port::StoreError;
use rusqlite::Connection;

use super::SqliteStore;
use super::fault::engine;
use super::read::records;
use crate::place::Place;
use crate::verify::{Fault, Wrong};

impl SqliteStore {
    /// Everything that is wrong with the file itself; of the records, the first that does not read back.
    pub(crate) fn faults_of_the_file(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        match sick_pages(&self.conn) {
            Ok(problems) => faults.extend(
                problems
                    .into_iter()
                    .map(|problem| Fault::new(Place::File, Wrong::File(problem))),
            ),
            Err(error) => faults.push(Fault::unreadable(error, Place::File)),
        }
        if let Err(error) = every_record(&self.conn) {
            faults.push(Fault::unreadable(error, Place::File));
        }
        faults
    }
}

/// What SQLite finds: pages, order, indexes, constraints, and acts without a decision.
fn sick_pages(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut check = conn.prepare("PRAGMA integrity_check(10)").map_err(engine)?;
    let found = check
        .query_map([], |row| row.get(0))
        .and_then(Iterator::collect)
        .map_err(engine);
    let mut found: Vec<String> = found?;
    found.retain(|line| line != "ok");
    let mut strays = conn.prepare("PRAGMA foreign_key_check").map_err(engine)?;
    if strays.exists([]).map_err(engine)? {
        found.push("acts without a decision".to_owned());
    }
    Ok(found)
}

fn every_record(conn: &Connection) -> Result<(), StoreError> {
    let kinds = kinds(conn)?;
    kinds.iter().try_for_each(|kind| records(conn, kind).map(|_| ()))
}

/// The kinds of records that are there.
pub(super) fn kinds(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut kinds = conn
        .prepare("SELECT DISTINCT kind FROM records ORDER BY kind")
        .map_err(engine)?;
    let kinds = kinds.query_map([], |row| row.get(0)).and_then(Iterator::collect);
    kinds.map_err(engine)
}
