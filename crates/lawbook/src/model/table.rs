//! A table: rows by key, columns with units.

use std::collections::BTreeMap;

use ledger::{Day, Decimal};

/// Rows in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The unit of each column, or `text`, `day`, `list`.
    pub columns: BTreeMap<String, String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its key, once in a table.
    pub key: String,
    /// Its cells by column.
    pub cells: BTreeMap<String, RowCell>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowCell {
    /// A text.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
    /// A number in the column's unit.
    Number(Decimal),
    /// Several numbers in the column's unit, in order.
    Numbers(Vec<Decimal>),
    /// A day.
    Day(Day),
}

impl Table {
    /// The row with this key.
    pub fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.key == key)
    }
}

impl Row {
    /// The text of a column.
    pub fn text(&self, column: &str) -> Option<&str> {
        match self.cells.get(column)? {
            RowCell::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number of a column.
    pub fn number(&self, column: &str) -> Option<Decimal> {
        match self.cells.get(column)? {
            RowCell::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The numbers of a column.
    pub fn numbers(&self, column: &str) -> &[Decimal] {
        match self.cells.get(column) {
            Some(RowCell::Numbers(numbers)) => numbers,
            _ => &[],
        }
    }
}
