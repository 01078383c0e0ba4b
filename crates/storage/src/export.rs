//! Plain relational tables as an SQLite file, for the tools that offices and statisticians already use.
//!
//! Plain means: any SQLite of the last twenty years opens it (no STRICT, no WITHOUT ROWID, no write-ahead log), each column has one type,
//! days are ISO texts, an empty cell is NULL. Rows keep their order.

use std::path::{Path, PathBuf};

use ledger::{Day, Decimal};
use office::port::StoreError;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql, Transaction, params_from_iter};
use thiserror::Error;

use crate::error::OpenError;
use crate::sqlite::{engine, must_be_new_enough};
use crate::unfinished::Unfinished;

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text, also codes and partial dates.
    Text,
    /// A whole number.
    Whole,
    /// A decimal. Kept as the nearest binary number, which reads back as the same decimal up to 15 digits.
    Decimal,
    /// A day, as text `YYYY-MM-DD`.
    Day,
    /// Yes or no, as 1 or 0.
    Flag,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: unknown, or does not apply.
    Empty,
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A decimal.
    Decimal(Decimal),
    /// A day; both ends of time are written as nothing.
    Day(Day),
    /// Yes or no.
    Flag(bool),
}

/// One table, its rows made while they are written.
pub struct Table<'t> {
    /// Its name.
    pub name: String,
    /// Its columns: name and type.
    pub columns: Vec<(String, Kind)>,
    /// Its rows, a cell a column.
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + 't>,
}

impl std::fmt::Debug for Table<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Table")
            .field("name", &self.name)
            .field("columns", &self.columns)
            .finish_non_exhaustive()
    }
}

/// Why tables cannot be written.
#[derive(Debug, Error)]
pub enum ExportError {
    /// Something stands at the path; nothing is ever overwritten.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// The folder for the file is missing.
    #[error("{} is not there", .0.display())]
    Missing(PathBuf),
    /// A row has more or fewer cells than the table has columns.
    #[error("table {table}, row {row}: {cells} cells for {columns} columns")]
    Width {
        /// The table.
        table: String,
        /// The row, from 1.
        row: u64,
        /// Its cells.
        cells: usize,
        /// The columns.
        columns: usize,
    },
    /// A cell is not of its column's type.
    #[error("table {table}, row {row}: the cell of column {column} is not of its type")]
    Type {
        /// The table.
        table: String,
        /// The row, from 1.
        row: u64,
        /// The column.
        column: String,
    },
    /// The file cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<OpenError> for ExportError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Exists(path) => Self::Exists(path),
            OpenError::Missing(path) => Self::Missing(path),
            other => Self::Store(other.into()),
        }
    }
}

/// Writes tables as a new SQLite file; it appears at its path only when it is whole.
///
/// # Errors
///
/// [`ExportError`]; then nothing is left at the path.
pub fn sqlite<'t>(path: &Path, tables: impl IntoIterator<Item = Table<'t>>) -> Result<(), ExportError> {
    must_be_new_enough(rusqlite::version_number())?;
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
    {
        return Err(ExportError::Missing(folder.to_owned()));
    }
    let file = Unfinished::begin(path)?;
    let mut conn = Connection::open_with_flags(file.path(), OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(engine)?;
    let tx = conn.transaction().map_err(engine)?;
    for table in tables {
        write(&tx, table)?;
    }
    tx.commit().map_err(engine)?;
    conn.close().map_err(|(_, error)| engine(error))?;
    Ok(file.finish()?)
}

fn write(tx: &Transaction<'_>, table: Table<'_>) -> Result<(), ExportError> {
    let Table { name, columns, rows } = table;
    let defined: Vec<String> = columns
        .iter()
        .map(|(name, kind)| format!("{} {}", quoted(name), kind.sql()))
        .collect();
    let define = format!("CREATE TABLE {} ({})", quoted(&name), defined.join(", "));
    tx.execute_batch(&define).map_err(engine)?;
    let slots = vec!["?"; columns.len()].join(", ");
    let mut insert = tx
        .prepare(&format!("INSERT INTO {} VALUES ({slots})", quoted(&name)))
        .map_err(engine)?;
    for (row, cells) in (1..).zip(rows) {
        if cells.len() != columns.len() {
            return Err(ExportError::Width {
                table: name,
                row,
                cells: cells.len(),
                columns: columns.len(),
            });
        }
        if let Some(((column, _), _)) = columns.iter().zip(&cells).find(|((_, kind), cell)| !cell.is(*kind)) {
            return Err(ExportError::Type {
                table: name,
                row,
                column: column.clone(),
            });
        }
        insert.execute(params_from_iter(&cells)).map_err(engine)?;
    }
    Ok(())
}

/// A name as SQL writes it, whatever stands in it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Kind {
    const fn sql(self) -> &'static str {
        match self {
            Self::Text | Self::Day => "TEXT",
            Self::Whole | Self::Flag => "INTEGER",
            Self::Decimal => "REAL",
        }
    }
}

impl Cell {
    const fn is(&self, kind: Kind) -> bool {
        matches!(
            (self, kind),
            (Self::Empty, _)
                | (Self::Text(_), Kind::Text)
                | (Self::Whole(_), Kind::Whole)
                | (Self::Decimal(_), Kind::Decimal)
                | (Self::Day(_), Kind::Day)
                | (Self::Flag(_), Kind::Flag)
        )
    }
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Empty | Self::Day(Day::MIN | Day::MAX) => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Text(text) => ToSqlOutput::from(text.as_str()),
            Self::Whole(number) => ToSqlOutput::from(*number),
            Self::Decimal(number) => ToSqlOutput::from(number.millionths() as f64 / 1e6),
            Self::Day(day) => ToSqlOutput::from(day.to_string()),
            Self::Flag(flag) => ToSqlOutput::from(*flag),
        })
    }
}

#[cfg(test)]
mod tests;
