//! What every writer shares: looks, and the rule that text stays text whatever it looks like.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use serde::{Deserialize, Serialize};

use crate::date::{Date, PartialDate};
use crate::decimal::Decimal;

/// A workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// More rows, columns or letters than a workbook can hold.
    #[error("workbook-cannot-hold: {0}")]
    Workbook(#[from] XlsxError),
    /// The rows could not be written as CSV.
    #[error("csv-cannot-hold: {0}")]
    Csv(String),
}

/// What is written into one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutCell {
    /// Nothing.
    Empty,
    /// Text; it stays text even when it looks like a number or a formula.
    Text(String),
    /// An exact number.
    Number(Decimal),
    /// A date with its precision; only a whole day becomes a date cell.
    Date(PartialDate),
}

impl OutCell {
    /// A text cell; empty text is an empty cell.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// The cell as text, numbers with a comma, dates day first.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.as_written(),
            Self::Date(date) => date.as_written(),
        }
    }
}

/// Whether a spreadsheet would read the text as a formula or a command, or drop an apostrophe that belongs to it.
pub(crate) fn needs_guard(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '\''])
}

/// A new workbook without the clock's trace, so that the same rows give the same bytes.
pub(crate) fn new_book() -> Workbook {
    let mut book = Workbook::new();
    if let Ok(day) = ExcelDateTime::from_ymd(2000, 1, 1) {
        book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    }
    book
}

/// The looks that papers of an office use.
#[derive(Debug)]
pub(crate) struct Looks {
    pub(crate) plain: Format,
    pub(crate) bold: Format,
    pub(crate) centred: Format,
    pub(crate) heading: Format,
    pub(crate) cell: Format,
    pub(crate) centred_cell: Format,
    pub(crate) group: Format,
}

impl Looks {
    pub(crate) fn new() -> Self {
        let plain = Format::new().set_font_name("Times New Roman").set_font_size(12);
        let cell = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let bold = plain.clone().set_bold();
        Self {
            centred: bold.clone().set_align(FormatAlign::Center),
            heading: cell.clone().set_bold().set_align(FormatAlign::Center),
            centred_cell: cell.clone().set_align(FormatAlign::Center),
            group: cell.clone().set_bold(),
            plain,
            bold,
            cell,
        }
    }
}

/// Writes text as a text cell; what looks like a formula is marked as quoted, so that it stays text when edited.
pub(crate) fn put_text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    // A cell holds 32,767 letters; longer text is cut rather than refused.
    let cut: String;
    let text = if text.chars().count() > 32_000 {
        cut = text.chars().take(32_000).collect();
        &cut
    } else {
        text
    };
    if needs_guard(text) {
        sheet.write_string_with_format(row, column, text, &look.clone().set_quote_prefix())?;
    } else {
        sheet.write_string_with_format(row, column, text, look)?;
    }
    Ok(())
}

/// Writes a typed cell.
pub(crate) fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &OutCell,
    look: &Format,
) -> Result<(), XlsxError> {
    match cell {
        OutCell::Empty => {
            sheet.write_blank(row, column, look)?;
        }
        OutCell::Text(text) => put_text(sheet, row, column, text, look)?,
        OutCell::Number(number) => match number.to_string().parse::<f64>() {
            Ok(value) => {
                sheet.write_number_with_format(row, column, value, look)?;
            }
            Err(_) => put_text(sheet, row, column, &number.to_string(), look)?,
        },
        OutCell::Date(PartialDate::Day(day)) => put_day(sheet, row, column, *day, look)?,
        OutCell::Date(PartialDate::Year(year)) => {
            sheet.write_number_with_format(row, column, *year, look)?;
        }
        OutCell::Date(month) => put_text(sheet, row, column, &month.as_written(), look)?,
    }
    Ok(())
}

/// A date cell, shown day first. Days before March 1900 have no serial that all programs agree on: they stay text.
pub(crate) fn put_day(sheet: &mut Worksheet, row: u32, column: u16, day: Date, look: &Format) -> Result<(), XlsxError> {
    match i32::try_from(day.serial()) {
        Ok(serial) if serial > 60 => {
            sheet.write_number_with_format(row, column, serial, &look.clone().set_num_format("dd/mm/yyyy"))?;
            Ok(())
        }
        _ => put_text(sheet, row, column, &PartialDate::Day(day).as_written(), look),
    }
}

/// A name that a sheet may have: at most 31 letters, without the signs that workbooks keep for themselves.
pub(crate) fn sheet_name(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|letter| if "[]:*?/\\".contains(letter) { ' ' } else { letter })
        .take(31)
        .collect();
    let name = name.trim_matches('\'').trim();
    if name.is_empty() {
        "Sheet1".to_owned()
    } else {
        name.to_owned()
    }
}
