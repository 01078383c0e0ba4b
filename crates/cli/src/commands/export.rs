//! `xungtam export`: the roster in the form offices use, and the ledger as plain tables (SQLite, CSV).

use std::path::{Path, PathBuf};

use clap::Args;
use office::export::{Cell, Table};
use papers::table::OutCell;
use storage::export as sqlite;
use words::Message;

use super::Context;
use crate::args::Moment;
use crate::say::{self, Trouble};

#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// Danh sách theo mẫu cơ quan (.xlsx).
    #[arg(long, value_name = "FILE")]
    roster: Option<PathBuf>,
    /// Các bảng phẳng trong một tệp SQLite.
    #[arg(long, value_name = "FILE")]
    sqlite: Option<PathBuf>,
    /// Các bảng phẳng, mỗi bảng một tệp .csv trong thư mục này.
    #[arg(long, value_name = "DIR")]
    csv: Option<PathBuf>,
    /// Chỉ một đơn vị và cấp dưới, cho danh sách (tên hoặc mã).
    #[arg(long, value_name = "U")]
    unit: Option<String>,
    #[command(flatten)]
    moment: Moment,
}

pub(crate) fn run(context: &Context, args: &ExportArgs) -> Result<(), Trouble> {
    if args.roster.is_none() && args.sqlite.is_none() && args.csv.is_none() {
        return Err(Trouble::of("cli-export-what"));
    }
    let office = context.read()?;
    let value = office.value();
    if let Some(path) = &args.roster {
        let day = args.moment.as_of.unwrap_or_else(|| office.today());
        let known = crate::day::known(args.moment.known.as_deref(), &value)?;
        let structure = office.structure(&value, day, known);
        let above = args
            .unit
            .as_deref()
            .map(|text| super::figures::find_unit(&office, text))
            .transpose()?;
        let above = above.and_then(|unit| match value.place(ledger::Entity::Unit(unit)) {
            Some(ledger::value::Place::Unit(ix)) => Some(ix),
            _ => None,
        });
        let inside = |unit: Option<u32>, _: u32| {
            above.is_none_or(|above| unit.is_some_and(|unit| structure.within(unit, above)))
        };
        let form = office::export::roster(value.on(day, known), &structure, &inside);
        let people: usize = form.groups.iter().map(|group| group.rows.len()).sum();
        let bytes = form
            .to_xlsx()
            .map_err(|problem| Trouble::of("cli-export-too-large").because(problem))?;
        write_new(path, &bytes)?;
        say::data(
            context.speak(
                &Message::new("cli-exported-people")
                    .with("path", path.display().to_string())
                    .with("n", people)
                    .with("day", day),
            ),
        );
    }
    let tables = office::export::tables(&value);
    if let Some(path) = &args.sqlite {
        sqlite::sqlite(path, tables.iter().map(as_sqlite)).map_err(|problem| not_written(path, problem))?;
        say::data(context.speak(&exported(path, tables.len())));
    }
    if let Some(folder) = &args.csv {
        std::fs::create_dir_all(folder).map_err(|problem| not_written(folder, problem))?;
        for table in &tables {
            let bytes = as_table(table)
                .to_csv()
                .map_err(|problem| Trouble::of("cli-fault").because(problem))?;
            write_new(&folder.join(format!("{}.csv", table.name)), &bytes)?;
        }
        say::data(context.speak(&exported(folder, tables.len())));
    }
    Ok(())
}

/// Writes a file that is not there yet.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    use std::io::Write as _;
    let written = std::fs::File::create_new(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(|problem| not_written(path, problem))
}

/// Says why nothing was written there; nothing is ever overwritten.
fn not_written(path: &Path, problem: impl std::fmt::Display) -> Trouble {
    Trouble::of("cli-file-not-written")
        .with("path", path.display().to_string())
        .because(problem)
}

fn exported(path: &Path, tables: usize) -> Message {
    Message::new("cli-exported-tables")
        .with("path", path.display().to_string())
        .with("n", tables)
}

fn as_sqlite(table: &Table) -> sqlite::Table<'_> {
    let kind = |column: usize| {
        let first = table
            .rows
            .iter()
            .map(|row| &row[column])
            .find(|cell| **cell != Cell::Empty);
        match first {
            Some(Cell::Whole(_)) => sqlite::Kind::Whole,
            Some(Cell::Decimal(_)) => sqlite::Kind::Decimal,
            Some(Cell::Day(_)) => sqlite::Kind::Day,
            _ => sqlite::Kind::Text,
        }
    };
    let cell = |cell: &Cell| match cell {
        Cell::Empty => sqlite::Cell::Empty,
        Cell::Text(text) => sqlite::Cell::Text(text.clone()),
        Cell::Whole(whole) => sqlite::Cell::Whole(*whole),
        Cell::Decimal(decimal) => sqlite::Cell::Decimal(*decimal),
        Cell::Day(day) => sqlite::Cell::Day(*day),
    };
    sqlite::Table {
        name: table.name.to_owned(),
        columns: table
            .columns
            .iter()
            .enumerate()
            .map(|(at, name)| ((*name).to_owned(), kind(at)))
            .collect(),
        rows: Box::new(table.rows.iter().map(move |row| row.iter().map(cell).collect())),
    }
}

fn as_table(table: &Table) -> papers::table::Table {
    let cell = |cell: &Cell| match cell {
        Cell::Empty => OutCell::Empty,
        Cell::Text(text) => OutCell::text(text.clone()),
        Cell::Whole(whole) => OutCell::text(whole.to_string()),
        Cell::Decimal(decimal) => OutCell::text(decimal.to_string()),
        Cell::Day(day) => OutCell::text(day.to_string()),
    };
    papers::table::Table {
        sheet: table.name.to_owned(),
        headings: table.columns.iter().map(|column| (*column).to_owned()).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        ..papers::table::Table::default()
    }
}
