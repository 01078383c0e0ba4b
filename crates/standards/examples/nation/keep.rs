//! The made ledger, kept as a snapshot, so that a run that is repeated need not make it again.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use ledger::Value;
use ledger::value::Reading;

/// The ledger that is kept in a file; none where there is no file, or where other code wrote it.
pub(super) fn kept(file: &Path) -> Option<Value> {
    let mut parts = BufReader::new(File::open(file).ok()?);
    let (mut reading, mut length, mut part) = (Reading::default(), [0; 8], Vec::new());
    while parts.read_exact(&mut length).is_ok() {
        part.resize(usize::try_from(u64::from_le_bytes(length)).ok()?, 0);
        parts.read_exact(&mut part).ok()?;
        reading.take(&part).ok()?;
    }
    reading.finish().ok()
}

/// Keeps a ledger in a file, each part behind its length.
pub(super) fn keep(value: &Value, file: &Path) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    for part in value.snapshot().into_iter().flatten() {
        out.write_all(&(part.len() as u64).to_le_bytes())?;
        out.write_all(&part)?;
    }
    out.flush()
}
