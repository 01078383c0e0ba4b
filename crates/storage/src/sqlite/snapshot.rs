//! The snapshot beside a ledger: `NAME.snapshot`, its parts one after the other, each after its length.
//!
//! A new one is written beside and put in place when it is whole and on the disk. It is no part of the ledger: a backup leaves it out.

use std::fs::{self, File};
use std::io::{self, BufReader, Read as _, Write as _};
use std::path::Path;

use ledger::Seq;
use ledger::acts::Act;
use office::port::StoreError;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::fault::engine;
use super::schema::LEDGER;
use crate::error::of_files;
use crate::place::Place;
use crate::unfinished::{SNAPSHOT, Unfinished, beside};

/// No part is longer: what says so is damaged.
const LONGEST: u32 = 1 << 30;

/// Shows the parts of the snapshot, if there is one.
pub(super) fn read(ledger: &Path, see: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), StoreError> {
    let path = beside(ledger, SNAPSHOT);
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(problem) => return Err(of_files(&path, &problem)),
    };
    let mut file = BufReader::with_capacity(1 << 16, file);
    let mut part = Vec::new();
    for number in 0.. {
        let there = next(&mut file, &mut part).map_err(|problem| match problem.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData => {
                Place::Snapshot(number).damaged("it is not as it was written")
            }
            _ => of_files(&path, &problem),
        })?;
        if !there || !see(&part) {
            break;
        }
    }
    Ok(())
}

/// Reads the next part; false at the end.
fn next(file: &mut impl io::Read, part: &mut Vec<u8>) -> io::Result<bool> {
    let mut length = [0; 4];
    match file.read(&mut length)? {
        0 => return Ok(false),
        read => file.read_exact(&mut length[read..])?,
    }
    let length = u32::from_le_bytes(length);
    if length > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    part.clear();
    let read = file.by_ref().take(length.into()).read_to_end(part)?;
    if u32::try_from(read) == Ok(length) {
        Ok(true)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// Keeps a snapshot in the place of the one before.
pub(super) fn keep(
    conn: &Connection,
    ledger: &Path,
    seq: Seq,
    parts: &mut dyn Iterator<Item = Vec<u8>>,
) -> Result<(), StoreError> {
    let path = beside(ledger, SNAPSHOT);
    let new = Unfinished::begin_anew(&path)?;
    let written = write(new.path(), parts);
    written.map_err(|problem| of_files(&path, &problem))?;
    new.replace()?;
    // Somebody may have ordered an erasure meanwhile, and forgotten the snapshot before this one came.
    if is_overtaken(conn, seq)? {
        forget(ledger)?;
    }
    Ok(())
}

fn write(path: &Path, parts: &mut dyn Iterator<Item = Vec<u8>>) -> io::Result<()> {
    let mut file = File::options().write(true).open(path)?;
    for part in parts {
        let length = u32::try_from(part.len()).map_err(|_| io::ErrorKind::InvalidData)?;
        file.write_all(&length.to_le_bytes())?;
        file.write_all(&part)?;
    }
    file.sync_all()
}

/// Whether the log has ordered an erasure after a place.
fn is_overtaken(conn: &Connection, seq: Seq) -> Result<bool, StoreError> {
    let mut find = conn
        .prepare_cached("SELECT 1 FROM acts WHERE ledger = ?1 AND seq > ?2 AND kind = ?3 LIMIT 1")
        .map_err(engine)?;
    let found = find.query_row(params![LEDGER, seq.0, Act::ERASE], |_| Ok(()));
    found.optional().map(|found| found.is_some()).map_err(engine)
}

/// Takes the snapshot away.
pub(super) fn forget(ledger: &Path) -> Result<(), StoreError> {
    let path = beside(ledger, SNAPSHOT);
    match fs::remove_file(&path) {
        Err(problem) if problem.kind() != io::ErrorKind::NotFound => Err(of_files(&path, &problem)),
        _ => Ok(()),
    }
}
