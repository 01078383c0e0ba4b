//! How much of a file is read. A small file can unpack into a huge one, so sizes are counted while reading.

use super::{Cell, ReadError, Row, Sheet};

/// The most that a reader takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Entries of a package.
    pub entries: u64,
    /// Bytes of all parts when unpacked.
    pub expanded: u64,
    /// Unpacked bytes for one packed byte, for parts above a megabyte.
    pub ratio: u64,
    /// Sheets.
    pub sheets: u64,
    /// Highest row number.
    pub rows: u32,
    /// Columns.
    pub columns: u16,
    /// Filled cells of the whole workbook.
    pub cells: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 30 << 20,
            entries: 200,
            expanded: 200 << 20,
            ratio: 200,
            sheets: 64,
            rows: 100_000,
            columns: 256,
            cells: 5_000_000,
        }
    }
}

impl Limits {
    pub(crate) fn size(&self, bytes: usize) -> Result<(), ReadError> {
        let bytes = bytes as u64;
        match bytes {
            0 => Err(ReadError::Empty),
            _ if bytes > self.bytes => Err(ReadError::TooLarge {
                bytes,
                limit: self.bytes,
            }),
            _ => Ok(()),
        }
    }

    pub(crate) fn sheets(&self, sheets: usize) -> Result<(), ReadError> {
        let sheets = sheets as u64;
        if sheets > self.sheets {
            return Err(ReadError::TooManySheets {
                sheets,
                limit: self.sheets,
            });
        }
        Ok(())
    }
}

/// Fills a sheet cell by cell, counting against the limits.
pub(crate) struct SheetFiller<'a> {
    sheet: Sheet,
    row: Row,
    limits: &'a Limits,
    cells: u64,
}

impl<'a> SheetFiller<'a> {
    pub(crate) fn new(sheet: Sheet, limits: &'a Limits) -> Self {
        Self {
            sheet,
            row: Row::default(),
            limits,
            cells: 0,
        }
    }

    pub(crate) fn sheet(&mut self) -> &mut Sheet {
        &mut self.sheet
    }

    /// Starts a row; the one before it is kept if it holds anything.
    pub(crate) fn start_row(&mut self, number: u32, hidden: bool) {
        self.close_row();
        self.row = Row {
            number,
            hidden,
            cells: Vec::with_capacity(16),
        };
    }

    pub(crate) fn put(&mut self, column: u32, cell: Cell) -> Result<(), ReadError> {
        if cell.is_blank() {
            return Ok(());
        }
        if self.row.number > self.limits.rows {
            let limit = u64::from(self.limits.rows);
            return Err(ReadError::TooManyRows {
                sheet: self.sheet.name.clone(),
                limit,
            });
        }
        let columns = self.limits.columns;
        let within = u16::try_from(column).ok().filter(|column| *column < columns);
        let Some(column) = within else {
            return Err(ReadError::TooManyColumns {
                sheet: self.sheet.name.clone(),
                limit: u64::from(columns),
            });
        };
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(ReadError::ExpandsTooFar {
                part: self.sheet.name.clone().unwrap_or_default(),
            });
        }
        self.row.put(column, cell);
        Ok(())
    }

    fn close_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if !row.cells.is_empty() {
            self.sheet.rows.push(row);
        }
    }

    pub(crate) fn finish(mut self) -> Sheet {
        self.close_row();
        // A damaged file may name rows out of order or twice; later code walks them by number.
        if !self.sheet.rows.is_sorted_by(|a, b| a.number < b.number) {
            self.sheet.rows.sort_by_key(|row| row.number);
            self.sheet.rows.dedup_by_key(|row| row.number);
        }
        self.sheet
    }
}
