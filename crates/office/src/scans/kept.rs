//! Where the bytes of scans wait, and how they go along with what becomes of their record.

use ledger::decision::Digest;

use super::scan::{OpenedFile, Scan, ScanRefused};
use crate::audit::Event;
use crate::office::Office;
use crate::port::{Chain, KeptFile, StoreError};
use crate::writer::{Desk, NotDone};

/// The kind of record that holds bytes.
const SCAN: &str = "scan";

fn key(of: &str, sha256: &str) -> String {
    format!("{of}.{sha256}")
}

fn damaged(of: &str, sha256: &str) -> StoreError {
    StoreError::Damaged {
        place: format!("record {SCAN} {}", key(of, sha256)),
        problem: "its bytes are not those that were attached".to_owned(),
    }
}

fn whole(of: &str, scan: &Scan, text: Option<String>) -> Result<KeptFile, StoreError> {
    let bytes = text.and_then(|text| hex::decode(text).ok()).map(KeptFile::of);
    let whole = bytes.filter(|file| Digest(*file.sha256()).to_string() == scan.sha256);
    whole.ok_or_else(|| damaged(of, &scan.sha256))
}

/// Keeps the bytes of a scan beside a record.
pub(super) fn put(desk: &mut Desk<'_>, of: &str, scan: &Scan, text: &String) {
    desk.put(SCAN, &key(of, &scan.sha256), text);
}

/// Lets the bytes of one scan go.
pub(super) fn drop_one(desk: &mut Desk<'_>, of: &str, scan: &Scan) {
    desk.remove(SCAN, &key(of, &scan.sha256));
}

/// Lets the bytes of all scans of a record go.
pub(crate) fn drop_all(desk: &mut Desk<'_>, of: &str, scans: &[Scan]) {
    for scan in scans {
        drop_one(desk, of, scan);
    }
}

/// The files of a record that becomes a decision.
///
/// # Errors
///
/// [`StoreError`] when the bytes are not there, or are not those that were attached.
pub(crate) fn taken(desk: &Desk<'_>, of: &str, scans: &[Scan]) -> Result<Vec<KeptFile>, StoreError> {
    let file = |scan: &Scan| whole(of, scan, desk.record(SCAN, &key(of, &scan.sha256))?);
    scans.iter().map(file).collect()
}

/// Hands the bytes of one record's scans over to another one.
///
/// # Errors
///
/// As [`taken`].
pub(crate) fn hand_over(desk: &mut Desk<'_>, from: &str, to: &str, scans: &[Scan]) -> Result<(), StoreError> {
    for scan in scans {
        let text: Option<String> = desk.record(SCAN, &key(from, &scan.sha256))?;
        let text = text.ok_or_else(|| damaged(from, &scan.sha256))?;
        put(desk, to, scan, &text);
        drop_one(desk, from, scan);
    }
    Ok(())
}

impl Office {
    /// The bytes of a scan of a record, once it is on record that they are read.
    pub(super) fn open_waiting(&self, by: &str, of: &str, scan: &Scan) -> Result<OpenedFile, NotDone<ScanRefused>> {
        let text: Option<String> = self.large_record(SCAN, &key(of, &scan.sha256));
        let file = whole(of, scan, text).map_err(|problem| NotDone::Store(problem.to_string()))?;
        self.note_file_read(by, of)?;
        Ok(OpenedFile {
            name: scan.name.clone(),
            kind: Some(scan.kind),
            bytes: file.bytes().to_vec(),
        })
    }

    /// Writes into the chain of reads that an account reads a file of a draft, a proposal or a decision.
    pub(super) fn note_file_read<R: Send + 'static>(&self, by: &str, of: &str) -> Result<(), NotDone<R>> {
        let (by, of) = (by.to_owned(), of.to_owned());
        self.writer().run(move |desk| {
            desk.note(Chain::Reads, Event::new(desk.now(), &by, "file.read").on(&of));
            Ok(())
        })
    }
}
