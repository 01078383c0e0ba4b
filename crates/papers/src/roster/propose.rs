//! The mapping of a workbook: recognised from its headings, told by its contents for want of them, or given by people.

use std::collections::BTreeSet;

use super::columns::{self, DateColumn};
use super::grid::Grid;
use super::mapping::{ColumnMapping, ColumnRef, Mapping, SheetMapping};
use super::{Field, Warning, header};
use crate::cells::dates::{self, DateOrder, YearWindow};
use crate::cells::{citizen, levels, marks, names};
use crate::fold::{clean, fold};
use crate::workbook::{Value, column_letters};

/// Pairs of (grid, sheet mapping) that hold lists.
pub(super) type Lists = Vec<(usize, usize)>;

pub(super) fn given(grids: &[Grid<'_>], given: &Mapping, warnings: &mut Vec<Warning>) -> (Mapping, Lists) {
    let mut mapping = given.clone();
    let mut lists = Lists::new();
    for (at, sheet) in mapping.sheets.iter_mut().enumerate() {
        let own = grids.iter().position(|grid| grid.sheet.name == sheet.sheet);
        // A workbook of one sheet needs no name for it.
        let found = own.or_else(|| {
            (grids.len() == 1 || sheet.sheet.is_none())
                .then_some(0)
                .filter(|_| !grids.is_empty())
        });
        let Some(found) = found else {
            warnings.push(Warning::SheetMissing {
                sheet: sheet.sheet.clone(),
            });
            continue;
        };
        let grid = &grids[found];
        sheet.sheet.clone_from(&grid.sheet.name);
        if sheet.first_row == 0 {
            sheet.first_row = sheet.header_rows.last().map_or(1, |last| last + 1);
        }
        for column in &sheet.columns {
            let leaf = sheet
                .header_rows
                .iter()
                .rev()
                .map(|row| clean(&grid.spread_text(*row, column.column.0)))
                .find(|text| !text.is_empty());
            let found = leaf.unwrap_or_default();
            if !column.heading.is_empty() && !fold(&column.heading).ends_with(&fold(&found)) {
                warnings.push(Warning::HeadingDiffers {
                    sheet: sheet.sheet.clone(),
                    column: column_letters(column.column.0),
                    expected: column.heading.clone(),
                    found,
                });
            }
        }
        lists.push((found, at));
    }
    (mapping, lists)
}

pub(super) fn recognised(grids: &[Grid<'_>], warnings: &mut Vec<Warning>) -> (Mapping, Lists) {
    let mut mapping = Mapping::default();
    let mut lists = Lists::new();
    for (at, grid) in grids.iter().enumerate() {
        let name = grid.sheet.name.clone();
        if grid.sheet.rows.is_empty() {
            continue;
        }
        if grid.sheet.hidden {
            warnings.push(Warning::HiddenSheet { sheet: name });
            continue;
        }
        let sheet = match header::find(grid) {
            Some(found) => Some(from_header(grid, found, &mut mapping, warnings)),
            None => from_contents(grid).inspect(|_| warnings.push(Warning::HeadingsNotFound { sheet: name.clone() })),
        };
        match sheet {
            Some(sheet) => {
                lists.push((at, mapping.sheets.len()));
                mapping.sheets.push(sheet);
            }
            None => warnings.push(Warning::NoRoster { sheet: name }),
        }
    }
    (mapping, lists)
}

fn from_header(
    grid: &Grid<'_>,
    found: header::Header,
    mapping: &mut Mapping,
    warnings: &mut Vec<Warning>,
) -> SheetMapping {
    let name = grid.sheet.name.clone();
    let mut sheet = SheetMapping {
        sheet: name.clone(),
        header_rows: found.rows,
        first_row: found.body,
        ..SheetMapping::default()
    };
    let mut taken: BTreeSet<Field> = BTreeSet::new();
    let mut vietnamese = false;
    for (column, path, field) in found.columns {
        let heading = path.join(" › ");
        vietnamese |= !heading.is_ascii();
        let letters = column_letters(column);
        let Some(field) = field else {
            warnings.push(Warning::UnknownHeading {
                sheet: name.clone(),
                column: letters,
                heading,
            });
            continue;
        };
        let field = columns::settle_sex_column(grid, &sheet, column, field);
        if !field.repeats() && !taken.insert(field) {
            warnings.push(Warning::DuplicateField {
                sheet: name.clone(),
                column: letters,
                field,
            });
            continue;
        }
        sheet.columns.push(ColumnMapping {
            column: ColumnRef(column),
            heading,
            field,
            date_order: None,
            swap_day_month: None,
            decimal_mark: None,
        });
    }
    // "Họ" and "Tên" side by side are parts; a lone "Tên" is the whole name.
    let has = |field| sheet.columns.iter().any(|column| column.field == field);
    if !has(Field::FullName)
        && !has(Field::FamilyName)
        && let Some(column) = sheet.columns.iter_mut().find(|column| column.field == Field::GivenName)
    {
        column.field = Field::FullName;
    }
    mapping
        .language
        .get_or_insert_with(|| if vietnamese { "vi" } else { "en" }.to_owned());
    sheet
}

/// Tells columns by what they hold, when no headings stand above: only what most cells of a column prove.
fn from_contents(grid: &Grid<'_>) -> Option<SheetMapping> {
    let first_row = grid.numbers().next()?;
    let mut sheet = SheetMapping {
        sheet: grid.sheet.name.clone(),
        first_row,
        ..SheetMapping::default()
    };
    let mut taken: BTreeSet<Field> = BTreeSet::new();
    for column in 0..grid.width() {
        let filled: Vec<u32> = grid
            .numbers()
            .filter(|number| grid.has_own(*number, column))
            .take(200)
            .collect();
        if filled.len() < 3 {
            continue;
        }
        let share =
            |test: &dyn Fn(u32) -> bool| filled.iter().filter(|number| test(**number)).count() * 10 >= filled.len() * 7;
        let text = |number: u32| grid.text(number, column).into_owned();
        let date = |number: u32| {
            let window = YearWindow::Birth { as_of: None };
            matches!(
                dates::read(
                    grid.cell(number, column),
                    grid.sheet.date_1904,
                    DateOrder::DayFirst,
                    window
                ),
                Ok(Some(_))
            )
        };
        let field = if share(&|number| names::is_vietnamese_name(&text(number))) {
            Field::FullName
        } else if share(&|number| {
            citizen::read(grid.cell(number, column))
                .is_ok_and(|numbers| numbers.citizen.is_some() || numbers.short.is_some())
        }) {
            Field::CitizenNumber
        } else if share(&|number| matches!(marks::sex(grid.cell(number, column)), Ok(Some(_)))) {
            Field::Sex
        } else if share(&date) {
            Field::Birth
        } else if share(&|number| {
            matches!(grid.cell(number, column).value, Value::Text(_)) && levels::education(&text(number)).is_some()
        }) {
            Field::Education
        } else {
            continue;
        };
        if taken.insert(field) {
            sheet.columns.push(ColumnMapping {
                column: ColumnRef(column),
                heading: String::new(),
                field,
                date_order: None,
                swap_day_month: None,
                decimal_mark: None,
            });
        }
    }
    (taken.contains(&Field::FullName) && taken.len() >= 2).then_some(sheet)
}

/// Judges date and number columns as a whole. Columns whose day and month look exchanged come back.
pub(super) fn judge_columns(grid: &Grid<'_>, sheet: &mut SheetMapping, warnings: &mut Vec<Warning>) -> BTreeSet<u16> {
    let mut suspects = BTreeSet::new();
    let mut settled = Vec::new();
    for (at, column) in sheet.columns.iter().enumerate() {
        let letters = column_letters(column.column.0);
        if matches!(column.field, Field::Coefficient) && column.decimal_mark.is_none() {
            settled.push((at, columns::decimal_mark_of(grid, sheet, column.column.0)));
        }
        if !(column.field.is_birth() || column.field.is_career_date()) {
            continue;
        }
        match columns::dates_of(grid, sheet, column) {
            DateColumn::Fine => {}
            DateColumn::Swapped {
                true_dates,
                text_dates,
                sample,
            } => {
                if column.swap_day_month.is_none() {
                    suspects.insert(column.column.0);
                    warnings.push(Warning::DayMonthSwapped {
                        sheet: sheet.sheet.clone(),
                        column: letters,
                        true_dates,
                        text_dates,
                        sample,
                    });
                }
            }
            DateColumn::MonthFirst { text_dates, sample } => {
                if column.date_order.is_none() {
                    warnings.push(Warning::MonthFirst {
                        sheet: sheet.sheet.clone(),
                        column: letters,
                        text_dates,
                        sample,
                    });
                }
            }
        }
    }
    for (at, mark) in settled {
        sheet.columns[at].decimal_mark = mark;
    }
    suspects
}
