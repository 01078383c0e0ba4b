//! Readings of one cell: dates, numbers, names, words and marks as offices write them. Each reading is typed, and what
//! cannot be read says why; nothing is guessed.

pub mod citizen;
pub mod dates;
mod level_phrases;
pub mod levels;
pub mod marks;
pub mod names;
pub mod numbers;
pub mod problem;
pub mod ranks;
mod years;

pub use citizen::{CitizenNumber, NumberCheck};
pub use dates::{DateOrder, YearWindow};
pub use levels::{Education, EducationLevel, StateManagement, StateManagementLevel, Theory, TheoryLevel};
pub use marks::Sex;
pub use numbers::DecimalMark;
pub use problem::{Code, Problem};

use crate::workbook::{Cell, Value};

/// What a person sees in the cell, as text. Dates are shown day first.
pub fn shown(cell: &Cell, date_1904: bool) -> String {
    match &cell.value {
        Value::Empty => String::new(),
        Value::Text(text) => text.clone(),
        Value::Number(number) => {
            crate::decimal::Decimal::from_cell(*number).map_or_else(|| number.to_string(), |own| own.to_string())
        }
        Value::Date(serial) => match crate::date::Date::from_serial(*serial, date_1904) {
            Some(day) => crate::date::PartialDate::Day(day).as_written(),
            None => serial.to_string(),
        },
        Value::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        Value::Error(error) => error.clone(),
        Value::Formula(formula) => format!("={}", formula.trim_start_matches('=')),
    }
}

/// The text as it stood in the file, before any change of encoding.
pub fn original(cell: &Cell, date_1904: bool) -> String {
    match &cell.stored {
        Some(stored) => stored.text.clone(),
        None => shown(cell, date_1904),
    }
}
