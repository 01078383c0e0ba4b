//! Judging a whole column: decimal marks, and days exchanged with months by a machine of another locale.

use serde::{Deserialize, Serialize};

use super::Field;
use super::grid::Grid;
use super::mapping::{ColumnMapping, SheetMapping};
use crate::cells::dates::{self, DateOrder, YearWindow};
use crate::cells::{DecimalMark, marks, numbers};
use crate::date::{Date, PartialDate};
use crate::workbook::Value;

/// A row of a flagged column: as it is read now, and as it would be read the other way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwapSample {
    /// The row.
    pub row: u32,
    /// The date as it is read now, or the text that cannot be read.
    pub now: String,
    /// The date after the exchange.
    pub then: String,
}

/// How a date column looks as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DateColumn {
    Fine,
    /// True dates never have a day above 12 while text dates always do.
    Swapped {
        true_dates: usize,
        text_dates: usize,
        sample: Vec<SwapSample>,
    },
    /// Text dates read only with the month first.
    MonthFirst {
        text_dates: usize,
        sample: Vec<SwapSample>,
    },
}

const ENOUGH: usize = 5;

pub(super) fn dates_of(grid: &Grid<'_>, sheet: &SheetMapping, column: &ColumnMapping) -> DateColumn {
    let window = YearWindow::Career { as_of: None };
    let (mut true_dates, mut high_true, mut text_dates, mut high_text) = (0, 0, 0, 0);
    let (mut only_month_first, mut only_day_first) = (0, 0);
    let (mut swaps, mut months) = (Vec::new(), Vec::new());
    for number in body(grid, sheet) {
        match &grid.cell(number, column.column.0).value {
            Value::Date(serial) => {
                let Some(day) = Date::from_serial(*serial, grid.sheet.date_1904).filter(|day| day.year() > 1910) else {
                    continue;
                };
                true_dates += 1;
                high_true += usize::from(day.day() > 12);
                if let Some(other) = day.swapped().filter(|other| *other != day && swaps.len() < 5) {
                    swaps.push(SwapSample {
                        row: number,
                        now: day.to_string(),
                        then: other.to_string(),
                    });
                }
            }
            Value::Text(text) => {
                let read = |order| dates::parse_text(text, order, window);
                match (read(DateOrder::DayFirst), read(DateOrder::MonthFirst)) {
                    (Ok(PartialDate::Day(day)), other) => {
                        text_dates += 1;
                        high_text += usize::from(day.day() > 12);
                        only_day_first += usize::from(other.is_err());
                    }
                    (Err(_), Ok(PartialDate::Day(day))) => {
                        only_month_first += 1;
                        if months.len() < 5 {
                            months.push(SwapSample {
                                row: number,
                                now: text.trim().to_owned(),
                                then: day.to_string(),
                            });
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    if true_dates >= ENOUGH && high_true == 0 && text_dates > 0 && high_text == text_dates && !swaps.is_empty() {
        return DateColumn::Swapped {
            true_dates,
            text_dates,
            sample: swaps,
        };
    }
    if only_month_first >= ENOUGH.min(3) && only_day_first == 0 && only_month_first * 4 >= text_dates + only_month_first
    {
        return DateColumn::MonthFirst {
            text_dates: text_dates + only_month_first,
            sample: months,
        };
    }
    DateColumn::Fine
}

/// The column's decimal mark: what the most of its texts prove.
pub(super) fn decimal_mark_of(grid: &Grid<'_>, sheet: &SheetMapping, column: u16) -> Option<DecimalMark> {
    let (mut commas, mut points) = (0, 0);
    for number in body(grid, sheet) {
        if let Value::Text(text) = &grid.cell(number, column).value {
            match numbers::evidence(text) {
                Some(DecimalMark::Comma) => commas += 1,
                Some(DecimalMark::Point) => points += 1,
                None => {}
            }
        }
    }
    match (commas, points) {
        (0, 0) => None,
        _ if commas >= points => Some(DecimalMark::Comma),
        _ => Some(DecimalMark::Point),
    }
}

/// What a Nam or Nữ column holds: dates under a heading that did not say so, or marks under one that did.
pub(super) fn settle_sex_column(grid: &Grid<'_>, sheet: &SheetMapping, column: u16, field: Field) -> Field {
    let (mut dated, mut marked) = (0, 0);
    for number in body(grid, sheet).take(400) {
        let cell = grid.cell(number, column);
        if cell.is_blank() {
            continue;
        }
        if marks::mark(cell) == Ok(true) {
            marked += 1;
        } else if matches!(
            dates::read(
                cell,
                grid.sheet.date_1904,
                DateOrder::DayFirst,
                YearWindow::Career { as_of: None }
            ),
            Ok(Some(_))
        ) {
            dated += 1;
        }
    }
    match field {
        Field::SexMale if dated > marked => Field::BirthMale,
        Field::SexFemale if dated > marked => Field::BirthFemale,
        Field::BirthMale if marked > dated => Field::SexMale,
        Field::BirthFemale if marked > dated => Field::SexFemale,
        other => other,
    }
}

pub(super) fn body<'a>(grid: &'a Grid<'_>, sheet: &SheetMapping) -> impl Iterator<Item = u32> + use<'a> {
    let (first, last) = (sheet.first_row, sheet.last_row.unwrap_or(u32::MAX));
    grid.numbers().filter(move |number| (first..=last).contains(number))
}
