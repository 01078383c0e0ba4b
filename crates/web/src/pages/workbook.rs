//! A table as a workbook to take away.

use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use papers::table::{OutCell, Table};

use crate::site::PageError;

const MEDIA: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Sends a table under a file name of plain letters, without `.xlsx`.
pub(super) fn send(table: &Table, name: &str) -> Result<Response, PageError> {
    let bytes = table
        .to_xlsx()
        .map_err(|problem| PageError::Failed(problem.to_string()))?;
    attached(bytes, MEDIA, &format!("{name}.xlsx"))
}

/// The same as text with semicolons.
pub(super) fn send_csv(table: &Table, name: &str) -> Result<Response, PageError> {
    let bytes = table
        .to_csv()
        .map_err(|problem| PageError::Failed(problem.to_string()))?;
    attached(bytes, "text/csv; charset=utf-8", &format!("{name}.csv"))
}

/// Sends a workbook that was made elsewhere.
pub(super) fn send_bytes(bytes: Vec<u8>, name: &str) -> Result<Response, PageError> {
    attached(bytes, MEDIA, &format!("{name}.xlsx"))
}

fn attached(bytes: Vec<u8>, media: &'static str, name: &str) -> Result<Response, PageError> {
    let attached = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(|problem| PageError::Failed(problem.to_string()))?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(media)),
        (CONTENT_DISPOSITION, attached),
    ];
    Ok((headers, bytes).into_response())
}

/// A whole number as a cell.
pub(super) fn number(number: i64) -> OutCell {
    papers::decimal::Decimal::new(number, 0).map_or(OutCell::Empty, OutCell::Number)
}

/// A number that may be missing.
pub(super) fn maybe(value: Option<i64>) -> OutCell {
    value.map_or(OutCell::Empty, number)
}

/// Sends JSON under a file name of plain letters, without `.json`.
pub(super) fn send_json(bytes: Vec<u8>, name: &str) -> Result<Response, PageError> {
    attached(bytes, "application/json", &format!("{name}.json"))
}
