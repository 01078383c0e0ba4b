//! Workbooks of the years before 2007. They keep no fonts here, so legacy letters are told by statistics.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Range, Reader, SheetType, SheetVisible, Xls, XlsError};

use super::limits::SheetFiller;
use super::{Cell, Limits, Merge, ReadError, Sheet, Value};

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    // The library is not proof against every broken byte; its panic is a broken file like any other.
    catch_unwind(AssertUnwindSafe(|| open(bytes, limits)))
        .unwrap_or_else(|_| Err(ReadError::broken("xls", "cannot be read")))
}

fn open(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(refusal)?;
    let listed = book.sheets_metadata().to_vec();
    limits.sheets(listed.len())?;
    if listed
        .iter()
        .any(|sheet| matches!(sheet.typ, SheetType::MacroSheet | SheetType::Vba))
    {
        return Err(ReadError::Macros);
    }
    let date_1904 = book.has_1904_epoch();
    let mut sheets = Vec::new();
    for (at, entry) in listed
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.typ == SheetType::WorkSheet)
    {
        let blank = Sheet {
            name: Some(entry.name.clone()),
            hidden: entry.visible != SheetVisible::Visible,
            date_1904,
            merges: book
                .merge_cells_by_sheet_id(at)
                .unwrap_or_default()
                .iter()
                .filter_map(merge)
                .collect(),
            ..Sheet::default()
        };
        let range = match book.worksheet_range_at(at) {
            Some(range) => range.map_err(refusal)?,
            None => Range::empty(),
        };
        sheets.push(fill(&range, blank, limits)?);
    }
    Ok(sheets)
}

fn refusal(error: XlsError) -> ReadError {
    match error {
        XlsError::Password => ReadError::Encrypted,
        other => ReadError::broken("xls", other),
    }
}

fn merge(area: &calamine::Dimensions) -> Option<Merge> {
    Some(Merge {
        first_row: area.start.0.checked_add(1)?,
        last_row: area.end.0.checked_add(1)?,
        first_column: u16::try_from(area.start.1).ok()?,
        last_column: u16::try_from(area.end.1).ok()?,
    })
}

fn fill(range: &Range<Data>, blank: Sheet, limits: &Limits) -> Result<Sheet, ReadError> {
    let mut filler = SheetFiller::new(blank, limits);
    let Some((first_row, first_column)) = range.start() else {
        return Ok(filler.finish());
    };
    let mut open_row = None;
    for (row, column, value) in range.used_cells() {
        let number = u32::try_from(row)
            .unwrap_or(u32::MAX)
            .saturating_add(first_row)
            .saturating_add(1);
        if open_row != Some(number) {
            filler.start_row(number, false);
            open_row = Some(number);
        }
        let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(first_column);
        filler.put(column, cell(value))?;
    }
    Ok(filler.finish())
}

#[allow(clippy::cast_precision_loss)] // a workbook's integers are floats in its own file
fn cell(value: &Data) -> Cell {
    match value {
        Data::Int(number) => Cell::of(Value::Number(*number as f64)),
        Data::Float(number) if number.is_finite() => Cell::of(Value::Number(*number)),
        Data::Float(number) => Cell::of(Value::Error(number.to_string())),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::text(text.as_str()),
        Data::Bool(yes) => Cell::of(Value::Bool(*yes)),
        Data::DateTime(moment) if moment.as_f64().is_finite() => Cell::of(Value::Date(moment.as_f64())),
        Data::DateTime(_) | Data::Empty => Cell::default(),
        Data::Error(error) => Cell::of(Value::Error(error.to_string())),
    }
}
