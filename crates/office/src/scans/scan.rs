//! A scan as its record names it, and why one is not taken.

use ledger::decision::{Attachment, Digest};
use papers::scan::{NotAScan, ScanKind};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::uploads::shown_name;

/// So many scans one draft or proposal may have.
pub const MOST_SCANS: usize = 10;
/// So many bytes all scans of one draft or proposal may have together, and so one alone: they pass through memory when the decision is entered.
pub const MOST_BYTES: usize = 10 << 20;

/// A scan of a paper beside a draft or a proposal (bản chụp giấy tờ).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scan {
    /// The file's name, as it was sent; only shown.
    pub name: String,
    /// What it is, by what it holds.
    pub kind: ScanKind,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many bytes.
    pub bytes: usize,
    /// Which account attached it.
    pub by: String,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// Whether it came after the signature: the signed paper itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub after_signature: bool,
}

/// Why a scan is not taken, or is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScanRefused {
    /// It holds nothing.
    Empty,
    /// It is larger than so many bytes, or together with those that are there.
    TooLarge(usize),
    /// It is neither a PDF file nor a picture, or a broken one.
    NotAScan(NotAScan),
    /// The record has as many as it may.
    TooMany(usize),
    /// The same bytes are attached already.
    Twice,
    /// No such scan is attached, or it may not be taken away any longer.
    NoSuch,
}

/// A file whose reading is on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedFile {
    /// Its name.
    pub name: String,
    /// What it is; none for a file that is no scan.
    pub kind: Option<ScanKind>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Scan {
    /// What some bytes are as a scan of an account.
    pub(super) fn of(name: &str, bytes: &[u8], by: &str, time: i64) -> Result<Self, ScanRefused> {
        match bytes.len() {
            0 => return Err(ScanRefused::Empty),
            len if len > MOST_BYTES => return Err(ScanRefused::TooLarge(MOST_BYTES)),
            _ => {}
        }
        Ok(Self {
            name: shown_name(name),
            kind: ScanKind::of(bytes).map_err(ScanRefused::NotAScan)?,
            sha256: Digest(Sha256::digest(bytes).into()).to_string(),
            bytes: bytes.len(),
            by: by.to_owned(),
            time,
            after_signature: false,
        })
    }

    /// As the head of a decision names it.
    pub(crate) fn attachment(&self) -> Option<Attachment> {
        let sha256 = hex::decode(&self.sha256).ok()?.try_into().ok()?;
        Some(Attachment {
            name: self.name.clone(),
            sha256,
        })
    }
}

/// Whether one more may be put beside those that are there.
pub(super) fn fits(there: &[Scan], new: &Scan) -> Result<(), ScanRefused> {
    if there.iter().any(|own| own.sha256 == new.sha256) {
        return Err(ScanRefused::Twice);
    }
    if there.len() >= MOST_SCANS {
        return Err(ScanRefused::TooMany(MOST_SCANS));
    }
    let all: usize = there.iter().map(|own| own.bytes).sum();
    if all + new.bytes > MOST_BYTES {
        return Err(ScanRefused::TooLarge(MOST_BYTES));
    }
    Ok(())
}
