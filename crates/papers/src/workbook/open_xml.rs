//! Small helpers over the XML reader that every part of a package needs.

use quick_xml::events::{BytesRef, BytesStart};
use quick_xml::{Reader, XmlVersion};

use super::ReadError;

/// Text of an XML part: UTF-8, or UTF-16 when its mark says so. Bytes that are neither become replacement characters.
pub(super) fn to_text(bytes: Vec<u8>) -> String {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return super::csv_text::decode(&bytes);
    }
    let bytes = match bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// A reader over a part, strict about tags, as the workbook programs write them.
pub(super) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = true;
    reader
}

/// The error of a part that is not well-formed.
pub(super) fn broken(part: &str, error: &quick_xml::Error) -> ReadError {
    ReadError::broken(part, error)
}

/// The error of a part that declares a document type.
pub(super) fn document_type(part: &str) -> ReadError {
    ReadError::DocumentType { part: part.to_owned() }
}

/// An attribute by its local name.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|own| own.key.local_name().into_inner() == name)
        .map(|own| match own.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => value.into_owned(),
            Err(_) => own.value.clone().into_owned(),
        })
}

/// Whether an attribute says yes.
pub(super) fn flag(start: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(start, name).as_deref(), Some("1" | "true" | "on"))
}

/// Adds what a reference such as `&amp;` or `&#10;` stands for.
pub(super) fn push_reference(out: &mut String, reference: &BytesRef<'_>) {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        out.push(letter);
        return;
    }
    match &**reference {
        "amp" => out.push('&'),
        "lt" => out.push('<'),
        "gt" => out.push('>'),
        "quot" => out.push('"'),
        "apos" => out.push('\''),
        "nbsp" => out.push('\u{a0}'),
        other => {
            out.push('&');
            out.push_str(other);
            out.push(';');
        }
    }
}

/// Undoes the `_x000D_` notation in which workbooks keep characters that XML cannot hold.
pub(super) fn unescape_controls(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest
            .get(at + 2..at + 6)
            .filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        if let Some(letter) = code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32)
        {
            out.push(letter);
            rest = &rest[at + 7..];
        } else {
            out.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    out.push_str(rest);
    out
}
