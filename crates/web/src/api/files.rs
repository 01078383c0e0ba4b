//! Scans of papers as programs send and take them: in base 64, and taken only once the reading is on record.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use office::scans::{MOST_BYTES, OpenedFile, Scan, ScanRefused};
use papers::scan::ScanKind;
use words::Message;

use super::forms::bytes_of;
use super::problem::Part;
use super::things::count;
use super::wire::{Sha256, coded};
use super::{Call, Fault, Input, Kind, Trouble, wire};
use crate::pages::scans;

pub(super) const FILE: &[Input] = &[
    Input::must(
        "file",
        Kind::Line(200),
        "The file's name, to be shown.",
        "quyết định.pdf",
    ),
    Input::must(
        "content",
        Kind::Bytes(MOST_BYTES),
        "The scan in base 64: a PDF file, a PNG or a JPEG picture.",
        "JVBERi0xLjcKJSVFT0YK",
    ),
];
/// The most that the body of a scan may have: its base 64, and the rest.
pub(super) const MOST: usize = MOST_BYTES / 3 * 4 + 4096;
pub(super) const WHICH: &[Input] = &[Input::must(
    "sha256",
    Kind::Sign(64),
    "Which scan, by the SHA-256 of its bytes.",
    "0000000000000000000000000000000000000000000000000000000000000000",
)];

const KINDS: [ScanKind; 3] = [ScanKind::Pdf, ScanKind::Png, ScanKind::Jpeg];

coded! {
    /// What a scan is.
    ScanKindWord of KINDS.iter().map(|kind| kind.word());
}

wire! {
    /// A scan of a paper beside a draft or a proposal.
    ScanTold {
        /// The file's name.
        file: String,
        /// What it is.
        kind: ScanKindWord,
        /// Its bytes.
        bytes: u32,
        /// SHA-256 of them.
        sha256: Sha256,
        /// Which account or key attached it.
        by: String,
        /// When: seconds since 1970-01-01T00:00:00Z.
        at: i64,
    }
    /// A file beside a decision.
    FileTold {
        /// Its number in the decision, from 1.
        number: u32,
        /// Its name.
        file: String,
        /// SHA-256 of its bytes.
        sha256: Sha256,
        /// Whether it was erased as the law orders.
        erased: bool,
    }
    /// A file that is given; the reading is on record.
    FileGiven {
        /// Its name.
        file: String,
        /// What it is; null for a file that is no scan.
        kind: Option<ScanKindWord>,
        /// Its bytes in base 64.
        content: String,
    }
}

/// Scans as they are told.
pub(super) fn told(scans: &[Scan]) -> Vec<ScanTold> {
    let told = |scan: &Scan| ScanTold {
        file: scan.name.clone(),
        kind: ScanKindWord(scan.kind.word()),
        bytes: count(scan.bytes),
        sha256: Sha256(scan.sha256.clone()),
        by: scan.by.clone(),
        at: scan.time,
    };
    scans.iter().map(told).collect()
}

/// A file as it is given.
pub(super) fn given(file: OpenedFile) -> FileGiven {
    FileGiven {
        file: file.name,
        kind: file.kind.map(|kind| ScanKindWord(kind.word())),
        content: STANDARD.encode(file.bytes),
    }
}

/// The name and the bytes that were sent.
pub(super) fn sent(call: &Call) -> (String, Vec<u8>) {
    let content = call.text("content").and_then(bytes_of).unwrap_or_default();
    (call.text("file").unwrap_or_default().to_owned(), content)
}

/// Why a scan is not taken, or not given.
pub(super) fn refused(why: &ScanRefused) -> Trouble {
    match why {
        ScanRefused::NoSuch => Trouble::NotFound,
        ScanRefused::TooMany(_) | ScanRefused::Twice => Trouble::Conflict(scans::refused(why)),
        ScanRefused::Empty | ScanRefused::TooLarge(_) | ScanRefused::NotAScan(_) => {
            let said: Message = scans::refused(why);
            Trouble::Invalid(vec![Fault::new(Part::Body, "content", said)])
        }
    }
}
