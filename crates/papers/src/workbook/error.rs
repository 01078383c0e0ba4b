//! Why a file cannot be read. Facts only; the faces say them in the reader's language.

use serde::{Deserialize, Serialize};

/// Why a file cannot be taken as a workbook.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum ReadError {
    /// The file holds no bytes.
    #[error("file-empty")]
    Empty,
    /// The file is larger than is taken here.
    #[error("file-too-large: {bytes} of {limit} bytes")]
    TooLarge {
        /// Size of the file.
        bytes: u64,
        /// Largest size taken.
        limit: u64,
    },
    /// The bytes are of no kind that is read here.
    #[error("file-not-a-workbook: {seen}")]
    NotAWorkbook {
        /// What the first bytes look like: `pdf`, `zip`, `word`, `image`, `binary`.
        seen: String,
    },
    /// The workbook carries macros.
    #[error("file-has-macros")]
    Macros,
    /// The workbook is locked with a password.
    #[error("file-encrypted")]
    Encrypted,
    /// The workbook takes values from other files.
    #[error("file-links-elsewhere: {targets:?}")]
    ExternalLinks {
        /// The other files, as named inside.
        targets: Vec<String>,
    },
    /// The package holds more entries than a workbook does.
    #[error("file-too-many-entries: {entries} of {limit}")]
    TooManyEntries {
        /// Entries in the package.
        entries: u64,
        /// Most entries taken.
        limit: u64,
    },
    /// The package grows beyond the limit when it is unpacked.
    #[error("file-expands-too-far: {part}")]
    ExpandsTooFar {
        /// The part that went over the limit.
        part: String,
    },
    /// A part of the package has a path that leads outside of it, or is a link.
    #[error("file-unsafe-path: {part}")]
    UnsafePath {
        /// The path.
        part: String,
    },
    /// A part declares a document type; workbooks never do.
    #[error("file-declares-a-document-type: {part}")]
    DocumentType {
        /// The part.
        part: String,
    },
    /// More sheets than are taken.
    #[error("file-too-many-sheets: {sheets} of {limit}")]
    TooManySheets {
        /// Sheets in the file.
        sheets: u64,
        /// Most sheets taken.
        limit: u64,
    },
    /// A sheet has rows beyond the limit.
    #[error("file-too-many-rows: {limit}")]
    TooManyRows {
        /// The sheet, if it has a name.
        sheet: Option<String>,
        /// Highest row number taken.
        limit: u64,
    },
    /// A sheet has filled columns beyond the limit.
    #[error("file-too-many-columns: {limit}")]
    TooManyColumns {
        /// The sheet, if it has a name.
        sheet: Option<String>,
        /// Most columns taken.
        limit: u64,
    },
    /// The file is damaged.
    #[error("file-broken: {part}: {detail}")]
    Broken {
        /// The part of the file that cannot be read.
        part: String,
        /// What the reader met there.
        detail: String,
    },
}

impl ReadError {
    pub(crate) fn broken(part: impl Into<String>, detail: impl std::fmt::Display) -> Self {
        Self::Broken {
            part: part.into(),
            detail: detail.to_string(),
        }
    }
}
