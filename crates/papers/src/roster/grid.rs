//! A sheet seen as a grid: rows by number, merged areas, texts.

use std::collections::BTreeMap;

use crate::cells::shown;
use crate::workbook::{Cell, Merge, Row, Sheet, Value};

/// One sheet with quick access by row number and column.
#[derive(Debug)]
pub(super) struct Grid<'a> {
    pub(super) sheet: &'a Sheet,
    /// Merged areas by first row, for areas of up to a screen of rows.
    merges: BTreeMap<u32, Vec<Merge>>,
    width: u16,
}

static NOTHING: Cell = Cell {
    value: Value::Empty,
    stored: None,
};

impl<'a> Grid<'a> {
    pub(super) fn of(sheet: &'a Sheet) -> Self {
        let mut merges: BTreeMap<u32, Vec<Merge>> = BTreeMap::new();
        for area in &sheet.merges {
            merges.entry(area.first_row).or_default().push(*area);
        }
        let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        Self {
            sheet,
            merges,
            width: u16::try_from(width).unwrap_or(u16::MAX),
        }
    }

    pub(super) fn width(&self) -> u16 {
        self.width
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.sheet.rows.iter().map(|row| row.number)
    }

    pub(super) fn row(&self, number: u32) -> Option<&'a Row> {
        let at = self.sheet.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.sheet.rows.get(at)
    }

    pub(super) fn cell(&self, number: u32, column: u16) -> &'a Cell {
        self.row(number).and_then(|row| row.cell(column)).unwrap_or(&NOTHING)
    }

    /// The text of a text or number cell, trimmed; merged areas only at their first cell.
    pub(super) fn text(&self, number: u32, column: u16) -> std::borrow::Cow<'a, str> {
        match &self.cell(number, column).value {
            Value::Text(text) => std::borrow::Cow::Borrowed(text.trim()),
            Value::Empty => std::borrow::Cow::Borrowed(""),
            _ => std::borrow::Cow::Owned(shown(self.cell(number, column), self.sheet.date_1904)),
        }
    }

    pub(super) fn has_own(&self, number: u32, column: u16) -> bool {
        !self.cell(number, column).is_blank()
    }

    pub(super) fn is_text(&self, number: u32, column: u16) -> bool {
        matches!(self.cell(number, column).value, Value::Text(_))
    }

    pub(super) fn is_blank(&self, number: u32) -> bool {
        self.row(number).is_none_or(Row::is_blank)
    }

    /// The merged area over a cell. Areas are looked for as far up as lists of people merge cells.
    pub(super) fn merge_at(&self, number: u32, column: u16) -> Option<Merge> {
        if self.merges.is_empty() {
            return None;
        }
        let within =
            |area: &&Merge| area.last_row >= number && (area.first_column..=area.last_column).contains(&column);
        self.merges
            .range(number.saturating_sub(2000)..=number)
            .rev()
            .flat_map(|(_, areas)| areas)
            .find(within)
            .copied()
    }

    /// The text that is seen over a cell: its own, or that of the merged area it lies in.
    pub(super) fn spread_text(&self, number: u32, column: u16) -> String {
        let own = self.text(number, column);
        if !own.is_empty() {
            return own.into_owned();
        }
        match self.merge_at(number, column) {
            Some(area) => self.text(area.first_row, area.first_column).into_owned(),
            None => String::new(),
        }
    }
}
