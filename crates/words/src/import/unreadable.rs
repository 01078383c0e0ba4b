//! Why a file is not taken as a workbook.

use papers::workbook::ReadError;

use crate::message::Message;

/// Why a file is not taken as a workbook.
pub fn unreadable(why: &ReadError) -> Message {
    let message = |id: &'static str| Message::new(id);
    match why {
        ReadError::Empty => message("workbook-empty"),
        ReadError::TooLarge { limit, .. } => message("workbook-too-large").with("limit", (limit >> 20).to_string()),
        ReadError::NotAWorkbook { seen } => {
            message("workbook-not-a-workbook").with("seen", Message::new(format!("workbook-seen-{seen}")))
        }
        ReadError::Macros => message("workbook-macros"),
        ReadError::Encrypted => message("workbook-encrypted"),
        ReadError::ExternalLinks { targets } => message("workbook-links").with("targets", targets.join(", ")),
        ReadError::TooManyEntries { .. } | ReadError::ExpandsTooFar { .. } => message("workbook-expands"),
        ReadError::UnsafePath { part } | ReadError::DocumentType { part } => {
            message("workbook-unsafe").with("part", part.as_str())
        }
        ReadError::TooManySheets { limit, .. } => message("workbook-sheets").with("limit", limit.to_string()),
        ReadError::TooManyRows { limit, .. } => message("workbook-rows").with("limit", limit.to_string()),
        ReadError::TooManyColumns { limit, .. } => message("workbook-columns").with("limit", limit.to_string()),
        ReadError::Broken { part, detail } => message("workbook-broken")
            .with("part", part.as_str())
            .with("detail", detail.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn every_kind_of_foreign_file_is_named_in_both_languages() {
        let files: [&[u8]; 7] = [
            b"%PDF-1.7",
            b"\x89PNG\r\n",
            b"{\\rtf1",
            b"\x1f\x8b\x08",
            b"PK\x03\x04word/document.xml",
            b"PK\x03\x04",
            b"<?xml version=\"1.0\"?><a/>",
        ];
        for file in files {
            let why = papers::workbook::read(file).unwrap_err();
            for lang in Lang::ALL {
                let said = lang.speak(&unreadable(&why));
                assert!(!said.contains('⟨') && !said.contains("workbook-"), "{said}");
            }
        }
    }
}
