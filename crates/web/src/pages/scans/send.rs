//! A scan that is given to be kept, one that was sent, and why one is not taken.

use std::fmt::Write as _;

use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use office::scans::{MOST_BYTES, OpenedFile, ScanRefused};
use office::writer::NotDone;
use papers::scan::NotAScan;
use words::Message;

use crate::components::Problem;
use crate::site::{PageError, Uploaded};

/// What is taken for a file of a kind that nobody here reads.
const ANY: &str = "application/octet-stream";

/// Gives a file to be kept: never to be shown in the site's name.
pub(crate) fn send(file: OpenedFile) -> Result<Response, PageError> {
    let failed = |problem: axum::http::header::InvalidHeaderValue| PageError::Failed(problem.to_string());
    let media = file.kind.map_or(ANY, papers::scan::ScanKind::media_type);
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(media)),
        (
            CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition(&file)).map_err(failed)?,
        ),
    ];
    Ok((headers, file.bytes).into_response())
}

/// The name under which it is kept: ending as what it is, for old programs in plain letters.
fn disposition(file: &OpenedFile) -> String {
    let ending = file.kind.map(papers::scan::ScanKind::word);
    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
    let name = ending.map_or_else(|| file.name.clone(), |ending| format!("{stem}.{ending}"));
    let plain = ending.map_or_else(|| "tep".to_owned(), |ending| format!("ban-chup.{ending}"));
    let mut coded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            coded.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(coded, "%{byte:02X}");
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{coded}")
}

/// The name and the bytes of a file that was sent, or why there are none.
pub(crate) fn sent(uploaded: Uploaded) -> Result<(String, Vec<u8>), Problem> {
    let why = match uploaded {
        Uploaded::File(sent) if !sent.name.is_empty() || !sent.bytes.is_empty() => return Ok((sent.name, sent.bytes)),
        Uploaded::TooLarge => refused(&ScanRefused::TooLarge(MOST_BYTES)),
        Uploaded::File(_) | Uploaded::Nothing => Message::new("scan-no-file"),
    };
    Err(Problem {
        field: Some("tep-moi"),
        message: why,
    })
}

/// Why a scan is not taken.
pub(crate) fn refused(why: &ScanRefused) -> Message {
    match why {
        ScanRefused::Empty => Message::new("scan-empty"),
        ScanRefused::TooLarge(most) => Message::new("scan-too-large").with("mb", most >> 20),
        ScanRefused::NotAScan(NotAScan::OtherKind) => Message::new("scan-other-kind"),
        ScanRefused::NotAScan(NotAScan::Broken(kind)) => {
            Message::new("scan-broken").with("kind", kind.word().to_uppercase())
        }
        ScanRefused::NotAScan(NotAScan::TooManyPixels(most)) => {
            Message::new("scan-too-many-pixels").with("most", i64::try_from(*most).unwrap_or(i64::MAX))
        }
        ScanRefused::TooMany(most) => Message::new("scan-too-many").with("most", *most),
        ScanRefused::Twice => Message::new("scan-twice"),
        ScanRefused::NoSuch => Message::new("scan-no-such"),
    }
}

/// A scan that is not there for the reader.
pub(crate) fn gone(problem: NotDone<ScanRefused>) -> PageError {
    PageError::not_done(problem, |_| PageError::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use papers::scan::ScanKind;

    #[test]
    fn a_name_ends_as_what_the_file_is_and_breaks_no_header() {
        let file = |name: &str, kind| OpenedFile {
            name: name.to_owned(),
            kind,
            bytes: Vec::new(),
        };
        assert_eq!(
            disposition(&file("bằng \"x\".exe", Some(ScanKind::Pdf))),
            "attachment; filename=\"ban-chup.pdf\"; filename*=UTF-8''b%E1%BA%B1ng%20%22x%22.pdf"
        );
        assert_eq!(
            disposition(&file("a.xlsx", None)),
            "attachment; filename=\"tep\"; filename*=UTF-8''a.xlsx"
        );
    }
}
