//! What the sheets of a workbook look like to somebody who says which column is which: headings, and the first values below them.

use serde::{Deserialize, Serialize};

use super::grid::Grid;
use super::header;
use super::mapping::{ColumnRef, Mapping, SheetMapping};
use super::{Roster, RosterRow, recognise_into};
use crate::cells::shown;
use crate::date::Date;
use crate::fold::clean;
use crate::workbook::Workbook;

/// A list as recognised, and what all sheets of its workbook look like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadList {
    /// The list.
    pub roster: Roster,
    /// The sheets, in the order of the workbook.
    pub sheets: Vec<SheetOutline>,
}

/// A sheet as it looks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetOutline {
    /// Its name; none for a CSV file.
    pub sheet: Option<String>,
    /// It is hidden in its workbook.
    pub hidden: bool,
    /// How many of its rows hold something.
    pub rows: usize,
    /// Its headings' rows and first row of people, as the mapping has them or else as they look.
    pub header_rows: Vec<u32>,
    /// The first row that can hold a person.
    pub first_row: u32,
    /// Its columns that hold something.
    pub columns: Vec<ColumnOutline>,
}

/// A column as it looks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnOutline {
    /// The column.
    pub column: ColumnRef,
    /// What stands over it, from top to bottom.
    pub heading: String,
    /// The first values below.
    pub samples: Vec<String>,
}

/// So many values of a column are shown, from so many rows, each cut to so many letters.
const SAMPLES: usize = 3;
const ROWS: usize = 60;
const LETTERS: usize = 40;

/// As [`recognise`](super::recognise), with the look of all sheets.
pub fn read_list(workbook: &Workbook, mapping: Option<&Mapping>, as_of: Option<Date>) -> ReadList {
    let mut rows = Vec::new();
    let mut list = read_list_into(workbook, mapping, as_of, &mut |row| rows.push(row));
    list.roster.rows = rows;
    list
}

/// As [`recognise_into`], with the look of all sheets.
pub fn read_list_into(
    workbook: &Workbook,
    mapping: Option<&Mapping>,
    as_of: Option<Date>,
    take: &mut dyn FnMut(RosterRow),
) -> ReadList {
    let roster = recognise_into(workbook, mapping, as_of, take);
    let of = |grid: &Grid<'_>| {
        let mapped = roster.mapping.sheets.iter().find(|own| own.sheet == grid.sheet.name);
        outline(grid, mapped)
    };
    let sheets = workbook.sheets.iter().map(|sheet| of(&Grid::of(sheet))).collect();
    ReadList { roster, sheets }
}

fn outline(grid: &Grid<'_>, mapped: Option<&SheetMapping>) -> SheetOutline {
    let found = mapped.is_none().then(|| header::find(grid)).flatten();
    let (header_rows, first_row) = match (mapped, found) {
        (Some(own), _) => (own.header_rows.clone(), own.first_row),
        (None, Some(found)) => (found.rows, found.body),
        (None, None) => (Vec::new(), grid.numbers().next().unwrap_or(1)),
    };
    let column = |column| {
        let samples: Vec<String> = grid
            .numbers()
            .filter(|row| *row >= first_row)
            .take(ROWS)
            .filter(|row| grid.has_own(*row, column))
            .take(SAMPLES)
            .map(|row| cut(&shown(grid.cell(row, column), grid.sheet.date_1904)))
            .collect();
        let heading = heading(grid, &header_rows, column);
        (!samples.is_empty() || !heading.is_empty()).then_some(ColumnOutline {
            column: ColumnRef(column),
            heading,
            samples,
        })
    };
    SheetOutline {
        sheet: grid.sheet.name.clone(),
        hidden: grid.sheet.hidden,
        rows: grid.sheet.rows.len(),
        columns: (0..grid.width()).filter_map(column).collect(),
        header_rows,
        first_row,
    }
}

fn heading(grid: &Grid<'_>, rows: &[u32], column: u16) -> String {
    let mut path: Vec<String> = Vec::new();
    for row in rows {
        let text = clean(&grid.spread_text(*row, column));
        if !text.is_empty() && path.last() != Some(&text) {
            path.push(text);
        }
    }
    path.join(" › ")
}

fn cut(text: &str) -> String {
    let text = clean(text);
    if text.chars().count() <= LETTERS {
        return text;
    }
    text.chars().take(LETTERS).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::read;

    #[test]
    fn headings_and_first_values_are_shown_mapped_or_not() {
        let text =
            "DANH SÁCH\n\nSTT;Họ và tên;Năm;Lạ\n1;Nguyễn Văn A;1980;x\n2;Trần Thị B;;\n3;Lê C;1975;\n4;Lý D;1960;\n";
        let read = read_list(&read(text.as_bytes()).unwrap(), None, None);
        let sheet = &read.sheets[0];
        assert_eq!(
            (sheet.rows, sheet.header_rows.as_slice(), sheet.first_row),
            (6, &[3][..], 4)
        );
        let strange = &sheet.columns[3];
        assert_eq!(
            (strange.heading.as_str(), strange.samples.as_slice()),
            ("Lạ", &["x".to_owned()][..])
        );
        assert_eq!(sheet.columns[2].samples, ["1980", "1975", "1960"]);
        let bare = read_list(&crate::workbook::read(b"a;b\nc;d\n").unwrap(), None, None);
        assert_eq!(bare.sheets[0].columns.len(), 2);
        assert!(bare.roster.mapping.sheets.is_empty());
    }
}
