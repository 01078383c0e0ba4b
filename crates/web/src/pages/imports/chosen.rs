//! What a form of columns says: typed as it stands in the fields, and read into a way of reading with everything that it lacks.

use std::collections::BTreeMap;

use ledger::Day;
use papers::cells::dates::DateOrder;
use papers::roster::{ColumnMapping, Field, Mapping, SheetMapping, SheetOutline};
use words::{Message, reading};

use crate::components::Problem;
use crate::site::Fields;

/// A form of columns as it was typed.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) day: String,
    pub(super) sheets: Vec<TypedSheet>,
}

/// One sheet of it; each column by its letters: the field, and how its dates are read.
#[derive(Debug, Default)]
pub(super) struct TypedSheet {
    pub(super) read: bool,
    pub(super) heads: String,
    pub(super) first: String,
    pub(super) columns: BTreeMap<String, (String, String)>,
}

impl Typed {
    /// A way of reading as the form shows it, for sheets in the order of the outline.
    pub(super) fn shown(mapping: &Mapping, sheets: &[SheetOutline], day: String) -> Self {
        let sheets = sheets.iter().map(|sheet| {
            let own = mapping.sheets.iter().find(|own| own.sheet == sheet.sheet);
            let columns = own.map(|own| own.columns.iter()).into_iter().flatten();
            TypedSheet {
                read: own.is_some(),
                heads: rows_written(own.map_or(&sheet.header_rows, |own| &own.header_rows)),
                first: own.map_or(sheet.first_row, |own| own.first_row).to_string(),
                columns: columns
                    .map(|column| (String::from(column.column), said(column)))
                    .collect(),
            }
        });
        Self {
            day,
            sheets: sheets.collect(),
        }
    }

    /// As it was sent.
    pub(super) fn sent(fields: &Fields, sheets: &[SheetOutline]) -> Self {
        let text = |name: String| fields.get(&name).trim().to_owned();
        let sheets = sheets.iter().enumerate().map(|(at, sheet)| {
            let column = |letters: String| {
                let typed = (text(format!("c-{at}-{letters}")), text(format!("n-{at}-{letters}")));
                (letters, typed)
            };
            TypedSheet {
                read: text(format!("trang-{at}")) == "1",
                heads: text(format!("dau-{at}")),
                first: text(format!("tu-{at}")),
                columns: sheet.columns.iter().map(|own| column(own.column.into())).collect(),
            }
        });
        Self {
            day: fields.get("ngay").trim().to_owned(),
            sheets: sheets.collect(),
        }
    }
}

/// "3", "3-4".
fn rows_written(rows: &[u32]) -> String {
    match rows {
        [] => String::new(),
        [one] => one.to_string(),
        [first, .., last] => format!("{first}-{last}"),
    }
}

fn rows_read(typed: &str) -> Option<Vec<u32>> {
    if typed.is_empty() {
        return Some(Vec::new());
    }
    let (first, last) = typed.split_once('-').unwrap_or((typed, typed));
    let (first, last): (u32, u32) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (first > 0 && (first..first + 4).contains(&last)).then(|| (first..=last).collect())
}

/// A column's field and way with dates, in the words of the form.
fn said(column: &ColumnMapping) -> (String, String) {
    let dates = match (column.swap_day_month, column.date_order) {
        (Some(true), _) => "doi",
        (Some(false), _) => "dung",
        (None, Some(DateOrder::MonthFirst)) => "thang",
        (None, _) => "",
    };
    (column.field.to_string(), dates.to_owned())
}

/// Lets a column read its dates in a way.
pub(super) fn set_dates(column: &mut ColumnMapping, way: &str) {
    column.swap_day_month = match way {
        "doi" => Some(true),
        "dung" => Some(false),
        _ => None,
    };
    column.date_order = (way == "thang").then_some(DateOrder::MonthFirst);
}

/// The way of reading and the day that the form says; or all that it lacks.
pub(super) fn read(
    typed: &Typed,
    sheets: &[SheetOutline],
    before: &Mapping,
) -> Result<(Mapping, Option<Day>), Vec<Problem>> {
    let mut problems = Vec::new();
    let mut lacks = |field, message| problems.push(Problem { field, message });
    let day = reading::day(&typed.day);
    if day.is_none() && !typed.day.is_empty() {
        lacks(
            Some("ngay"),
            Message::new("as-of-not-a-day").with("typed", typed.day.as_str()),
        );
    }
    let mut mapping = Mapping {
        sheets: Vec::new(),
        ..before.clone()
    };
    for (sheet, typed) in sheets.iter().zip(&typed.sheets).filter(|(_, typed)| typed.read) {
        let name = || sheet.sheet.clone().unwrap_or_else(|| "–".to_owned());
        let heads = rows_read(&typed.heads);
        let first = typed.first.parse::<u32>().ok().filter(|row| *row > 0);
        let (Some(heads), Some(first)) = (heads, first) else {
            lacks(None, Message::new("imports-rows-unread").with("sheet", name()));
            continue;
        };
        if heads.last().is_some_and(|last| *last >= first) {
            lacks(None, Message::new("imports-rows-cross").with("sheet", name()));
        }
        let own = one_sheet(sheet, typed, before, (heads, first));
        if !own.knows(Field::FullName) && !own.knows(Field::GivenName) {
            lacks(None, Message::new("imports-no-names").with("sheet", name()));
        }
        for (at, column) in own.columns.iter().enumerate() {
            let twice = own.columns[..at].iter().find(|other| other.field == column.field);
            if let Some(other) = twice.filter(|_| !column.field.repeats()) {
                let message = Message::new("imports-field-twice")
                    .with("sheet", name())
                    .with("one", String::from(other.column))
                    .with("other", String::from(column.column));
                lacks(None, message);
            }
        }
        mapping.sheets.push(own);
    }
    if typed.sheets.iter().all(|sheet| !sheet.read) {
        lacks(None, Message::new("imports-no-sheet"));
    }
    if problems.is_empty() {
        Ok((mapping, day))
    } else {
        Err(problems)
    }
}

fn one_sheet(sheet: &SheetOutline, typed: &TypedSheet, before: &Mapping, rows: (Vec<u32>, u32)) -> SheetMapping {
    let known = before.sheets.iter().find(|own| own.sheet == sheet.sheet);
    let columns = sheet.columns.iter().filter_map(|column| {
        let (field, dates) = typed.columns.get(&String::from(column.column))?;
        let mut read = ColumnMapping {
            column: column.column,
            heading: column.heading.clone(),
            field: Field::try_from(field.clone()).ok()?,
            date_order: None,
            swap_day_month: None,
            decimal_mark: None,
        };
        set_dates(&mut read, dates);
        Some(read)
    });
    SheetMapping {
        sheet: sheet.sheet.clone(),
        header_rows: rows.0,
        first_row: rows.1,
        last_row: known.and_then(|own| own.last_row),
        fixed: known.map(|own| own.fixed.clone()).unwrap_or_default(),
        columns: columns.collect(),
    }
}
