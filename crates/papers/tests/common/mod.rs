//! Builders that the tests of workbooks share.

#![allow(clippy::unwrap_used, dead_code)] // helpers of tests fail loudly; not every test file needs each of them

use std::io::Write as _;

use papers::date::Date;
use papers::roster::{Roster, RosterRow, RowKind, recognise};
use papers::workbook::read;
use rust_xlsxwriter::{Workbook, Worksheet};

pub(crate) fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

/// Writes rows of text from the first row on; `#12.5` is a number, a blank leaves the cell out.
pub(crate) fn rows(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(*cells) {
            match cell.strip_prefix('#') {
                Some(number) => sheet
                    .write_number(row, column, number.parse::<f64>().unwrap())
                    .map(|_| ())
                    .unwrap(),
                None if cell.is_empty() => {}
                None => sheet.write_string(row, column, *cell).map(|_| ()).unwrap(),
            }
        }
    }
}

pub(crate) fn table(cells: &[&[&str]]) -> Roster {
    roster(&book(|sheet| rows(sheet, cells)))
}

pub(crate) fn roster(bytes: &[u8]) -> Roster {
    recognise(&read(bytes).unwrap(), None, Date::new(2019, 3, 14))
}

pub(crate) fn people(roster: &Roster) -> Vec<&RosterRow> {
    roster.rows.iter().filter(|row| row.kind == RowKind::Person).collect()
}

pub(crate) fn births(roster: &Roster) -> Vec<String> {
    people(roster)
        .iter()
        .map(|row| row.facts().birth.map(|birth| birth.to_string()).unwrap_or_default())
        .collect()
}

pub(crate) fn codes(row: &RosterRow) -> Vec<&'static str> {
    row.problems.iter().map(|problem| problem.code.as_str()).collect()
}

pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
