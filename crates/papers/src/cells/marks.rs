//! Words for man and woman, and the mark "x".

use serde::{Deserialize, Serialize};

use super::Code;
use crate::fold::fold;
use crate::workbook::{Cell, Value};

/// The sex that a paper states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

/// Reads the word in a sex column. Numbers stand for nothing: 0 and 1 are used both ways.
pub fn sex(cell: &Cell) -> Result<Option<Sex>, Code> {
    match &cell.value {
        Value::Empty => Ok(None),
        Value::Text(text) => match fold(text).as_str() {
            "" => Ok(None),
            "nam" | "m" | "male" | "ong" | "trai" | "man" => Ok(Some(Sex::Male)),
            "nu" | "f" | "female" | "ba" | "gai" | "nư" | "woman" => Ok(Some(Sex::Female)),
            _ => Err(Code::UnreadableSex),
        },
        Value::Formula(_) => Err(Code::FormulaWithoutValue),
        Value::Error(_) => Err(Code::CellError),
        Value::Number(_) | Value::Date(_) | Value::Bool(_) => Err(Code::UnreadableSex),
    }
}

/// Reads a mark column: x, X, v, ✓, 1, có, yes are marks; empty, 0, -, không are none.
pub fn mark(cell: &Cell) -> Result<bool, Code> {
    match &cell.value {
        Value::Empty => Ok(false),
        Value::Bool(yes) => Ok(*yes),
        Value::Number(number) if *number == 0.0 => Ok(false),
        Value::Number(number) if (*number - 1.0).abs() < f64::EPSILON => Ok(true),
        Value::Text(text) => match text.trim() {
            "✓" | "✔" | "☑" | "√" | "+" | "×" | "✗" | "☒" | "*" | "\u{fc}" => Ok(true),
            other => match fold(other).as_str() {
                "x" | "xx" | "v" | "1" | "co" | "yes" | "y" | "da co" | "dang vien" | "true" | "dat" => Ok(true),
                "" | "0" | "khong" | "no" | "n" | "chua" | "chua co" | "false" => Ok(false),
                _ => Err(Code::UnreadableMark),
            },
        },
        Value::Formula(_) => Err(Code::FormulaWithoutValue),
        Value::Error(_) => Err(Code::CellError),
        Value::Number(_) | Value::Date(_) => Err(Code::UnreadableMark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_marks() {
        assert_eq!(sex(&Cell::text("NỮ ")), Ok(Some(Sex::Female)));
        assert_eq!(sex(&Cell::text("nam")), Ok(Some(Sex::Male)));
        assert_eq!(sex(&Cell::of(Value::Number(1.0))), Err(Code::UnreadableSex));
        assert_eq!(mark(&Cell::text(" X")), Ok(true));
        assert_eq!(mark(&Cell::text("-")), Ok(false));
        assert_eq!(mark(&Cell::text("12/2003")), Err(Code::UnreadableMark));
    }
}
