//! A workbook as sheets of typed cells, whatever file it came from.
//!
//! The kind of file is told by its first bytes, never by its name. Limits are checked before anything is expanded.

mod csv_text;
mod detect;
mod error;
mod limits;
mod markup;
mod ods;
mod old_xls;
mod open_xml;
mod package;
mod tags;
mod xlsx;

pub use detect::FileKind;
pub use error::ReadError;
pub use limits::Limits;

use serde::{Deserialize, Serialize};

use crate::encoding::{self, Legacy};

/// What stands in a workbook: its sheets in order, and what a reader should be told about the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Workbook {
    /// The kind of file, by its bytes.
    pub kind: FileKind,
    /// The sheets in their order, empty ones included.
    pub sheets: Vec<Sheet>,
}

/// One sheet. Only rows that hold something are kept.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The sheet's name; none for a CSV file.
    pub name: Option<String>,
    /// The sheet is hidden in its workbook.
    pub hidden: bool,
    /// Date serials count from 1904-01-01 instead of 1900.
    pub date_1904: bool,
    /// Areas of merged cells.
    pub merges: Vec<Merge>,
    /// Hidden columns, counted from 0.
    pub hidden_columns: Vec<u16>,
    /// Widths set by the user, in characters: (column from 0, width).
    pub widths: Vec<(u16, f64)>,
    /// The rows that hold something, by number.
    pub rows: Vec<Row>,
}

/// One row of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The sheet's own row number, from 1.
    pub number: u32,
    /// The row is hidden by hand or by a filter.
    pub hidden: bool,
    /// Cells from the first column on; trailing empty cells are left out.
    pub cells: Vec<Cell>,
}

/// One cell: its value in Unicode, and what stood there when a legacy encoding had to be read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The typed value.
    pub value: Value,
    /// The text as stored and its encoding, when it was not Unicode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored: Option<Box<Stored>>,
}

/// A cell's text before it was brought to Unicode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// The letters as stored in the file.
    pub text: String,
    /// The encoding that the font, or else the letters, named.
    pub encoding: Legacy,
    /// True when a font's name told the encoding, false when letter statistics did.
    pub by_font: bool,
}

/// What a cell holds. Text stays text, whatever it looks like.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text, in Unicode, otherwise as stored.
    Text(String),
    /// A number.
    Number(f64),
    /// A number that its format shows as a date: the serial, in the sheet's date system.
    Date(f64),
    /// True or false.
    Bool(bool),
    /// An error value such as `#REF!`.
    Error(String),
    /// A formula whose result was not saved in the file.
    Formula(String),
}

/// An area of merged cells; rows from 1, columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// First row, from 1.
    pub first_row: u32,
    /// Last row, from 1.
    pub last_row: u32,
    /// First column, from 0.
    pub first_column: u16,
    /// Last column, from 0.
    pub last_column: u16,
}

/// Reads a workbook of any known kind within the usual [`Limits`].
///
/// # Errors
///
/// [`ReadError`] names why the file cannot be taken; a broken file is an error, never a panic.
pub fn read(bytes: &[u8]) -> Result<Workbook, ReadError> {
    read_within(bytes, &Limits::default())
}

/// Reads a workbook within limits of the caller.
///
/// # Errors
///
/// As [`read`].
pub fn read_within(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    limits.size(bytes.len())?;
    let kind = detect::kind_of(bytes)?;
    let mut sheets = match kind {
        FileKind::Xlsx => xlsx::read(bytes, limits)?,
        FileKind::Ods => ods::read(bytes, limits)?,
        FileKind::Xls => old_xls::read(bytes, limits)?,
        FileKind::Html => markup::read_html(bytes, limits)?,
        FileKind::SpreadsheetMl => markup::read_spreadsheet_ml(bytes, limits)?,
        FileKind::Csv => vec![csv_text::read(bytes, limits)?],
    };
    limits.sheets(sheets.len())?;
    encoding::settle(&mut sheets);
    Ok(Workbook { kind, sheets })
}

impl Cell {
    /// A text cell in Unicode.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            value: Value::Text(text.into()),
            stored: None,
        }
    }

    /// A cell with this value.
    pub fn of(value: Value) -> Self {
        Self { value, stored: None }
    }

    /// Whether nothing can be seen in the cell. Text of blanks counts as nothing.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Empty => true,
            Value::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

impl Row {
    /// The cell in a column counted from 0, if the row reaches it.
    pub fn cell(&self, column: u16) -> Option<&Cell> {
        self.cells.get(usize::from(column))
    }

    /// Puts a cell into a column, filling the gap before it.
    pub(crate) fn put(&mut self, column: u16, cell: Cell) {
        let at = usize::from(column);
        if self.cells.len() <= at {
            self.cells.resize_with(at + 1, Cell::default);
        }
        self.cells[at] = cell;
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

/// The letters of a column counted from 0: A, B, … Z, AA.
pub fn column_letters(column: u16) -> String {
    let mut left = u32::from(column) + 1;
    let mut letters = Vec::new();
    while left > 0 {
        let step = (left - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(step).unwrap_or(0)));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The column counted from 0 behind its letters.
pub fn column_number(letters: &str) -> Option<u16> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut number = 0u32;
    for letter in letters.bytes() {
        let letter = letter.to_ascii_uppercase();
        if !letter.is_ascii_uppercase() {
            return None;
        }
        number = number * 26 + u32::from(letter - b'A') + 1;
    }
    u16::try_from(number - 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_numbers_of_columns() {
        for (number, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (255, "IV"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(number), letters);
            assert_eq!(column_number(letters), Some(number));
        }
        assert_eq!(column_number("é"), None);
    }
}
