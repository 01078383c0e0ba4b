//! What kind of file this is, by its first bytes. Names and extensions lie.

use serde::{Deserialize, Serialize};

use super::ReadError;

/// A kind of file that is read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Office Open XML workbook.
    Xlsx,
    /// Workbook of the years before 2007.
    Xls,
    /// Spreadsheet of the open document format.
    Ods,
    /// Text with delimiters.
    Csv,
    /// A web page saved under a workbook's name.
    Html,
    /// The XML spreadsheet of 2003, often saved as .xls.
    SpreadsheetMl,
}

const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

pub(super) fn kind_of(bytes: &[u8]) -> Result<FileKind, ReadError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed_kind(bytes);
    }
    if bytes.starts_with(&COMPOUND) {
        return compound_kind(bytes);
    }
    if let Some(seen) = foreign(bytes) {
        return Err(ReadError::NotAWorkbook { seen: seen.to_owned() });
    }
    // A bare stream of the old format, without its container, begins with its own record.
    if bytes.starts_with(&[0x09, 0x08]) || bytes.starts_with(&[0x09, 0x04, 0x06, 0x00]) {
        return Err(ReadError::NotAWorkbook {
            seen: "xls-without-container".to_owned(),
        });
    }
    text_kind(bytes)
}

fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &str); 7] = [
        (b"%PDF", "pdf"),
        (b"\x89PNG", "image"),
        (b"\xff\xd8\xff", "image"),
        (b"GIF8", "image"),
        (b"{\\rtf", "word"),
        (b"\x1f\x8b", "archive"),
        (b"Rar!", "archive"),
    ];
    known
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
        .map(|(_, seen)| *seen)
}

fn packed_kind(bytes: &[u8]) -> Result<FileKind, ReadError> {
    let holds = |name: &str| find(bytes, name.as_bytes()).is_some();
    if holds("mimetypeapplication/vnd.oasis.opendocument.spreadsheet") {
        return Ok(FileKind::Ods);
    }
    if holds("xl/workbook") || holds("xl/worksheets/") {
        return Ok(FileKind::Xlsx);
    }
    let seen = if holds("word/document") || holds("opendocument.text") {
        "word"
    } else {
        "zip"
    };
    Err(ReadError::NotAWorkbook { seen: seen.to_owned() })
}

fn compound_kind(bytes: &[u8]) -> Result<FileKind, ReadError> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        find(bytes, &wide).is_some()
    };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        return Err(ReadError::Encrypted);
    }
    if holds("WordDocument") {
        return Err(ReadError::NotAWorkbook {
            seen: "word".to_owned(),
        });
    }
    if holds("Workbook") || holds("Book") {
        return Ok(FileKind::Xls);
    }
    Err(ReadError::NotAWorkbook {
        seen: "binary".to_owned(),
    })
}

fn text_kind(bytes: &[u8]) -> Result<FileKind, ReadError> {
    let head = &bytes[..bytes.len().min(4096)];
    let text = super::csv_text::decode(head).to_lowercase();
    let start = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    if start.starts_with('<') {
        if start.contains("urn:schemas-microsoft-com:office:spreadsheet") && !start.contains("<html") {
            return Ok(FileKind::SpreadsheetMl);
        }
        if [
            "<html",
            "<table",
            "<!doctype html",
            "<head",
            "<body",
            "<meta",
            "<style",
            "<div",
            "<tr",
        ]
        .iter()
        .any(|tag| start.contains(tag))
        {
            return Ok(FileKind::Html);
        }
        return Err(ReadError::NotAWorkbook { seen: "xml".to_owned() });
    }
    let odd = text
        .chars()
        .filter(|letter| letter.is_control() && !matches!(letter, '\r' | '\n' | '\t'))
        .count();
    if odd * 50 > text.chars().count() {
        return Err(ReadError::NotAWorkbook {
            seen: "binary".to_owned(),
        });
    }
    Ok(FileKind::Csv)
}

pub(super) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| *byte == first) {
        if bytes[from + at..].starts_with(wanted) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}
