//! Numbers with a comma or a point: one decision a column, never one a cell.

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::workbook::{Cell, Value};

use super::Code;
use super::dates::is_nothing;

/// The sign before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// 2,34 and 1.234.567,89.
    Comma,
    /// 2.34 and 1,234,567.89.
    Point,
}

/// What one text proves about its column's decimal mark.
pub fn evidence(text: &str) -> Option<DecimalMark> {
    let (commas, points) = (text.matches(',').count(), text.matches('.').count());
    let after = |mark: char| {
        text.trim()
            .rsplit(mark)
            .next()
            .map_or(0, |tail| tail.chars().filter(char::is_ascii_digit).count())
    };
    match (commas, points) {
        (1, 1..) if text.rfind(',') > text.rfind('.') => Some(DecimalMark::Comma),
        (1.., 1) if text.rfind('.') > text.rfind(',') => Some(DecimalMark::Point),
        (0, 2..) => Some(DecimalMark::Comma),
        (2.., 0) => Some(DecimalMark::Point),
        (1, 0) => (after(',') != 3).then_some(DecimalMark::Comma),
        (0, 1) => (after('.') != 3).then_some(DecimalMark::Point),
        _ => None,
    }
}

/// Reads a number in a column with that decimal mark; without one, only what reads the same both ways, or proves its own.
///
/// # Errors
///
/// `UnreadableNumber`, `Ambiguous` for 1.234 where the column tells nothing, or what the cell itself is.
pub fn read(cell: &Cell, mark: Option<DecimalMark>) -> Result<Option<Decimal>, Code> {
    match &cell.value {
        Value::Empty => Ok(None),
        Value::Text(text) if is_nothing(text) => Ok(None),
        Value::Text(text) => parse(text, mark).map(Some),
        Value::Number(number) => Decimal::from_cell(*number).map(Some).ok_or(Code::UnreadableNumber),
        Value::Date(_) | Value::Bool(_) => Err(Code::UnreadableNumber),
        Value::Error(_) => Err(Code::CellError),
        Value::Formula(_) => Err(Code::FormulaWithoutValue),
    }
}

/// Reads the text of a number. A percent sign divides by a hundred.
///
/// # Errors
///
/// As [`read`].
pub fn parse(text: &str, mark: Option<DecimalMark>) -> Result<Decimal, Code> {
    let text: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '\u{a0}')
        .collect();
    let (text, percent) = match text.strip_suffix('%') {
        Some(rest) => (rest.to_owned(), true),
        None => (text, false),
    };
    // What one text proves stands above the column: 2,34 among points is still a comma.
    let mark = evidence(&text).or(mark);
    let plain = match mark {
        Some(DecimalMark::Comma) => ungrouped(&text, '.')?.replace(',', "."),
        Some(DecimalMark::Point) => ungrouped(&text, ',')?,
        None if text.contains(['.', ',']) => return Err(Code::Ambiguous),
        None => text,
    };
    let number = Decimal::parse_plain(&plain).ok_or(Code::UnreadableNumber)?;
    if !percent {
        return Ok(number);
    }
    Decimal::new(number.units(), number.scale() + 2).ok_or(Code::UnreadableNumber)
}

/// Takes group marks out, when the groups have three digits.
fn ungrouped(text: &str, group: char) -> Result<String, Code> {
    if !text.contains(group) {
        return Ok(text.to_owned());
    }
    let whole = text
        .split([',', '.'])
        .next()
        .unwrap_or_default()
        .trim_start_matches('-');
    let groups: Vec<&str> = text
        .split(group)
        .skip(1)
        .map(|part| part.split([',', '.']).next().unwrap_or_default())
        .collect();
    if whole.is_empty() || whole.len() > 3 || groups.iter().any(|part| part.len() != 3) {
        return Err(Code::UnreadableNumber);
    }
    Ok(text.replace(group, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str, mark: Option<DecimalMark>) -> Result<String, Code> {
        parse(text, mark).map(|number| number.to_string())
    }

    #[test]
    fn comma_and_point() {
        let comma = Some(DecimalMark::Comma);
        assert_eq!(read_text("2,34", None).as_deref(), Ok("2.34"));
        assert_eq!(read_text("2.34", comma).as_deref(), Ok("2.34"));
        assert_eq!(read_text("1.234.567", None).as_deref(), Ok("1234567"));
        assert_eq!(read_text("1.234,5", None).as_deref(), Ok("1234.5"));
        assert_eq!(read_text("1.234", comma).as_deref(), Ok("1234"));
        assert_eq!(read_text("1.234", Some(DecimalMark::Point)).as_deref(), Ok("1.234"));
        assert_eq!(read_text("1.234", None), Err(Code::Ambiguous));
        assert_eq!(read_text("36%", None).as_deref(), Ok("0.36"));
        assert_eq!(read_text("ba", None), Err(Code::UnreadableNumber));
        assert_eq!(read_text("12.34.56", None), Err(Code::UnreadableNumber));
    }
}
