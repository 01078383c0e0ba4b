//! A small ledger that is copied and spoiled behind the store's back.

use std::fs;
use std::path::{Path, PathBuf};

use ledger::{ActId, Seq};
use office::port::{Batch, Chain};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, params};
use tempfile::TempDir;

use crate::contract::Scribe;
use crate::{Mode, Place, check};

/// A small closed ledger that is copied and spoiled.
pub(in crate::verify) struct Specimen {
    pub(in crate::verify) folder: TempDir,
    pub(in crate::verify) bytes: Vec<u8>,
    pub(in crate::verify) batch: Batch,
}

impl Specimen {
    pub(in crate::verify) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("whole");
        let batch = Scribe::default().history();
        crate::open(&path, Mode::Create).unwrap().commit(&batch).unwrap();
        assert!(check(&path).unwrap().holds());
        let bytes = fs::read(&path).unwrap();
        Self { folder, bytes, batch }
    }

    pub(in crate::verify) fn copy(&self) -> PathBuf {
        let path = self.folder.path().join("spoiled");
        for ending in ["-wal", "-shm"] {
            let _ = fs::remove_file(self.folder.path().join(format!("spoiled{ending}")));
        }
        fs::write(&path, &self.bytes).unwrap();
        path
    }

    /// [`cells`] of its history.
    pub(in crate::verify) fn cells(&self) -> Vec<Cell> {
        cells(&self.batch)
    }
}

/// Everything that stands in the tables: how to find the cell, its bytes, and the place that is to be named when they change.
pub(crate) fn cells(batch: &Batch) -> Vec<Cell> {
    let mut cells = Vec::new();
    for decision in &batch.decisions {
        let Seq(seq) = decision.seq;
        let row = format!("seq = {seq}");
        let place = Place::Decision(decision.seq);
        cells.push(Cell::blob("decisions", "header", &row, &decision.header, &place));
        cells.push(Cell::blob("decisions", "hash", &row, &decision.hash.0, &place));
        for (ordinal, act) in (0..).zip(&decision.acts) {
            let place = Place::Act(ActId {
                decision: decision.seq,
                ordinal,
            });
            let row = format!("seq = {seq} AND ordinal = {ordinal}");
            let (salt, payload) = act.payload.as_ref().unwrap();
            cells.push(Cell::blob("acts", "salt", &row, salt, &place));
            cells.push(Cell::blob("acts", "payload", &row, payload, &place));
            cells.push(Cell::blob("acts", "digest", &row, &act.digest.0, &place));
            cells.push(Cell::new(
                "acts",
                "kind",
                &row,
                &act.kind.to_be_bytes()[1..],
                &place,
                "INTEGER",
            ));
            cells.push(Cell::new("acts", "version", &row, &[act.version], &place, "INTEGER"));
        }
    }
    for event in &batch.events {
        let row = format!("chain = '{}' AND place = {}", event.chain.name(), event.place);
        let place = Place::Event(event.chain, event.place);
        cells.push(Cell::new("events", "body", &row, event.body.as_bytes(), &place, "TEXT"));
        cells.push(Cell::blob("events", "hash", &row, &event.hash.0, &place));
    }
    let last = |chain| batch.events.iter().rfind(|event| event.chain == chain).unwrap().hash.0;
    for chain in Chain::ALL {
        let row = format!("chain = '{}'", chain.name());
        cells.push(Cell::blob(
            "heads",
            "hash",
            &row,
            &last(chain),
            &Place::ChainHead(chain),
        ));
    }
    let log = batch.decisions.last().unwrap().hash.0;
    cells.push(Cell::blob("heads", "hash", "chain = 'log'", &log, &Place::LogHead));
    cells
}

/// A cell of a table, on either engine.
pub(crate) struct Cell {
    pub(crate) table: &'static str,
    pub(crate) column: &'static str,
    pub(crate) row: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) place: Place,
    pub(crate) kind: &'static str,
}

impl Cell {
    pub(in crate::verify) fn new(
        table: &'static str,
        column: &'static str,
        row: &str,
        bytes: &[u8],
        place: &Place,
        kind: &'static str,
    ) -> Self {
        Self {
            table,
            column,
            row: row.to_owned(),
            bytes: bytes.to_vec(),
            place: place.clone(),
            kind,
        }
    }

    pub(in crate::verify) fn blob(
        table: &'static str,
        column: &'static str,
        row: &str,
        bytes: &[u8],
        place: &Place,
    ) -> Self {
        Self::new(table, column, row, bytes, place, "BLOB")
    }

    /// Writes other bytes into the cell, past the triggers, as somebody with a tool of their own would.
    pub(in crate::verify) fn overwrite(&self, path: &Path, bytes: &[u8]) {
        let conn = past_the_guards(path);
        let Self {
            table,
            column,
            row,
            kind,
            ..
        } = self;
        let changed = if *kind == "INTEGER" {
            conn.execute(
                &format!("UPDATE {table} SET {column} = ?1 WHERE {row}"),
                params![bytes[0]],
            )
        } else {
            conn.execute(
                &format!("UPDATE {table} SET {column} = CAST(?1 AS {kind}) WHERE {row}"),
                params![bytes],
            )
        };
        assert_eq!(changed.unwrap(), 1, "{table}.{column} where {row}");
    }
}

pub(in crate::verify) fn past_the_guards(path: &Path) -> Connection {
    let conn = Connection::open(path).unwrap();
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)
        .unwrap();
    conn.pragma_update(None, "foreign_keys", "OFF").unwrap();
    conn
}

/// The place that a check names first; none when everything holds.
pub(in crate::verify) fn first_place(path: &Path) -> Option<Place> {
    check(path).unwrap().first().map(|fault| fault.place.clone())
}
