//! What is shown of the scans beside something.

use office::scans::{MOST_BYTES, MOST_SCANS, Scan};
use words::{Lang, Message, writing};

use crate::urls;

/// One scan.
#[derive(Debug, Clone)]
pub struct ScanRow {
    /// The file's name.
    pub name: String,
    /// What it is, how large, who attached it.
    pub about: String,
    /// Where it is taken; POST, because the reading is recorded. None where it is gone, or the reader may not.
    pub open: Option<String>,
    /// What names it where it is taken away again; none where it stays.
    pub drop: Option<String>,
}

/// The scans beside something.
#[derive(Debug, Clone)]
pub struct ScansView {
    /// The scans, in the order in which they were attached.
    pub rows: Vec<ScanRow>,
    /// Where one more is sent, where one may be.
    pub attach: Option<String>,
    /// What may be sent.
    pub limit: String,
    /// What the reader should know of them.
    pub note: Option<String>,
}

impl ScansView {
    /// Of a record at an address, before it is in the ledger: `opens` where the reader may read them, `loose` those that may go.
    pub(crate) fn of(lang: Lang, here: &str, scans: &[Scan], opens: bool, loose: &[&Scan], attaches: bool) -> Self {
        let row = |scan: &Scan| ScanRow {
            name: scan.name.clone(),
            about: about(lang, scan.kind.word(), scan.bytes),
            open: opens.then(|| urls::scan(here, &scan.sha256)),
            drop: loose.contains(&scan).then(|| scan.sha256.clone()),
        };
        let limit = Message::new("scans-limit")
            .with("n", MOST_SCANS)
            .with("mb", MOST_BYTES >> 20);
        Self {
            rows: scans.iter().map(row).collect(),
            attach: attaches.then(|| urls::scans(here)),
            limit: lang.speak(&limit),
            note: (!opens && !scans.is_empty()).then(|| lang.say("scans-not-yours")),
        }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.attach.is_none()
    }
}

/// What a file is and how large: "PDF, 120 kB".
fn about(lang: Lang, kind: &str, bytes: usize) -> String {
    let kb = i64::try_from(bytes.div_ceil(1024)).unwrap_or(i64::MAX);
    let said = Message::new("scan-about").with("kind", kind.to_uppercase());
    lang.speak(&said.with("kb", writing::count(lang, kb)))
}
