//! The user's own workbook, given back with one added column of reasons and coloured cells.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Format, Worksheet, XlsxError};
use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::workbook::{Cell, Row, Sheet, Value, Workbook};
pub use crate::written::WriteError;
use crate::written::{self, Looks, put_day, put_text};

/// What is written beside one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The sheet; none for a CSV file.
    pub sheet: Option<String>,
    /// The sheet's own row number.
    pub row: u32,
    /// The row could not be taken; otherwise the reason is only told.
    pub refused: bool,
    /// The columns, from 0, that made the reason.
    pub columns: Vec<u16>,
    /// The reason, in the reader's language.
    pub reason: String,
}

/// The colours: a pale one over a refused row, a stronger one over the cells that made the reason, one for mere notes.
const REFUSED: u32 = 0x00FA_E4E3;
const CULPRIT: u32 = 0x00F2_B8B5;
const NOTED: u32 = 0x00FB_EFD6;

/// Repeats the workbook with a column of reasons after each sheet's last column, headed `heading` in `heading_rows`.
///
/// Values, merged areas, hidden rows and widths come back as far as they were read; text stays text; a formula comes
/// back as its value.
///
/// # Errors
///
/// [`WriteError`] when the workbook cannot hold the rows.
pub fn write(
    workbook: &Workbook,
    marks: &[Mark],
    heading: &str,
    heading_rows: &[(Option<String>, u32)],
) -> Result<Vec<u8>, WriteError> {
    let mut book = written::new_book();
    let mut names: BTreeSet<String> = BTreeSet::new();
    for (at, sheet) in workbook.sheets.iter().enumerate() {
        let own: BTreeMap<u32, &Mark> = marks
            .iter()
            .filter(|mark| mark.sheet == sheet.name)
            .map(|mark| (mark.row, mark))
            .collect();
        let out = book.add_worksheet();
        let mut name = written::sheet_name(sheet.name.as_deref().unwrap_or("Danh sách"));
        if !names.insert(name.to_lowercase()) {
            name = format!("Sheet{}", at + 1);
            names.insert(name.to_lowercase());
        }
        out.set_name(&name)?;
        let headed = heading_rows
            .iter()
            .find(|(name, _)| *name == sheet.name)
            .map(|(_, row)| *row);
        one_sheet(out, sheet, &own, heading, headed)?;
    }
    Ok(book.save_to_buffer()?)
}

fn one_sheet(
    out: &mut Worksheet,
    sheet: &Sheet,
    marks: &BTreeMap<u32, &Mark>,
    heading: &str,
    headed: Option<u32>,
) -> Result<(), XlsxError> {
    let looks = Looks::new();
    let last = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let reasons = u16::try_from(last).unwrap_or(u16::MAX);
    for (column, width) in &sheet.widths {
        out.set_column_width(*column, width.clamp(1.0, 200.0))?;
    }
    for column in &sheet.hidden_columns {
        out.set_column_hidden(*column)?;
    }
    out.set_column_width(reasons, 60)?;
    for area in &sheet.merges {
        // An area that overlaps another, as damaged files have it, is left unmerged.
        let _ = out.merge_range(
            area.first_row.saturating_sub(1),
            area.first_column,
            area.last_row.saturating_sub(1),
            area.last_column,
            "",
            &looks.plain,
        );
    }
    for row in &sheet.rows {
        let mark = marks.get(&row.number).copied();
        one_row(out, sheet, row, mark, &looks, reasons)?;
    }
    if let Some(row) = headed.filter(|row| *row > 0) {
        put_text(out, row - 1, reasons, heading, &looks.heading)?;
    }
    Ok(())
}

fn one_row(
    out: &mut Worksheet,
    sheet: &Sheet,
    row: &Row,
    mark: Option<&Mark>,
    looks: &Looks,
    reasons: u16,
) -> Result<(), XlsxError> {
    let Some(at) = row.number.checked_sub(1) else {
        return Ok(());
    };
    if row.hidden {
        out.set_row_hidden(at)?;
    }
    let base = match mark {
        Some(mark) if mark.refused => looks.plain.clone().set_background_color(REFUSED),
        Some(_) => looks.plain.clone().set_background_color(NOTED),
        None => looks.plain.clone(),
    };
    let culprit = looks.plain.clone().set_background_color(CULPRIT);
    for column in 0..reasons {
        let is_culprit = mark.is_some_and(|mark| mark.refused && mark.columns.contains(&column));
        let look = if is_culprit { &culprit } else { &base };
        match row.cell(column) {
            Some(cell) if !cell.is_blank() => value(out, at, column, cell, sheet.date_1904, look)?,
            _ if mark.is_some() => {
                out.write_blank(at, column, look)?;
            }
            _ => {}
        }
    }
    if let Some(mark) = mark {
        put_text(out, at, reasons, &mark.reason, &base.clone().set_text_wrap())?;
    }
    Ok(())
}

fn value(
    out: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    date_1904: bool,
    look: &Format,
) -> Result<(), XlsxError> {
    match &cell.value {
        Value::Empty => {}
        Value::Text(text) => put_text(out, row, column, text, look)?,
        Value::Number(number) => {
            out.write_number_with_format(row, column, *number, look)?;
        }
        Value::Date(serial) => match Date::from_serial(*serial, date_1904).filter(|day| day.serial() > 60) {
            Some(day) => put_day(out, row, column, day, look)?,
            None => {
                out.write_number_with_format(row, column, *serial, look)?;
            }
        },
        Value::Bool(yes) => {
            out.write_boolean_with_format(row, column, *yes, look)?;
        }
        Value::Error(error) => put_text(out, row, column, error, look)?,
        Value::Formula(formula) => put_text(out, row, column, &format!("={}", formula.trim_start_matches('=')), look)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::read;

    #[test]
    fn the_own_workbook_comes_back_with_reasons() {
        let text = "STT;Họ và tên;Ngày sinh;Ghi chú\n1;Nguyễn Văn A;31/02/1980;=1+1\n2;Trần Thị B;1981;022172098702\n";
        let workbook = read(text.as_bytes()).unwrap();
        let mark = Mark {
            sheet: None,
            row: 2,
            refused: true,
            columns: vec![2],
            reason: "Ngày 31/02/1980 không có trong lịch".into(),
        };
        let back = read(&write(&workbook, &[mark], "Lý do", &[(None, 1)]).unwrap()).unwrap();
        let shown =
            |row: usize, column: u16| crate::cells::shown(back.sheets[0].rows[row].cell(column).unwrap(), false);
        assert_eq!(shown(0, 4), "Lý do");
        assert_eq!(shown(1, 4), "Ngày 31/02/1980 không có trong lịch");
        assert_eq!(
            back.sheets[0].rows[1].cell(3).unwrap().value,
            Value::Text("=1+1".into())
        );
        assert_eq!(
            back.sheets[0].rows[2].cell(3).unwrap().value,
            Value::Text("022172098702".into())
        );
        assert!(back.sheets[0].rows[2].cell(4).is_none());
        let again = crate::roster::recognise(&back, None, None);
        assert_eq!(again.rows.len(), 2);
    }
}
