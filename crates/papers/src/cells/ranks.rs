//! Codes of ranks and professional titles: 01.003, 01a.003, V.07.04.11.

use super::Code;
use super::dates::is_nothing;
use crate::workbook::{Cell, Value};

/// The code in its usual form.
///
/// A number cell lost its zeros (1.003); they come back because every code of the old list has the form 00.000.
///
/// # Errors
///
/// `UnreadableRank` for what has no known form, or what the cell itself is.
pub fn code(cell: &Cell) -> Result<Option<String>, Code> {
    let text = match &cell.value {
        Value::Empty => return Ok(None),
        Value::Text(text) if is_nothing(text) => return Ok(None),
        Value::Text(text) => text.clone(),
        Value::Number(number) if (1.0..100.0).contains(number) => format!("{number:06.3}"),
        Value::Number(number) if number.fract() == 0.0 && (1001.0..100_000.0).contains(number) => {
            format!("{number:05.0}")
        }
        Value::Number(_) | Value::Date(_) | Value::Bool(_) => return Err(Code::UnreadableRank),
        Value::Error(_) => return Err(Code::CellError),
        Value::Formula(_) => return Err(Code::FormulaWithoutValue),
    };
    normal(&text).map(Some).ok_or(Code::UnreadableRank)
}

fn normal(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let text = text.replace([',', '-', '/'], ".");
    let parts: Vec<&str> = text.split('.').filter(|part| !part.is_empty()).collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        ["V" | "v" | "Ⅴ", rest @ ..]
            if (2..=4).contains(&rest.len()) && rest.iter().all(|part| digits(part) && part.len() <= 2) =>
        {
            let padded: Vec<String> = rest.iter().map(|part| format!("{part:0>2}")).collect();
            Some(format!("V.{}", padded.join(".")))
        }
        [group, number] if digits(number) && number.len() <= 3 && is_group(group) => {
            let letters = group
                .trim_start_matches(|letter: char| letter.is_ascii_digit())
                .to_ascii_lowercase();
            let own = group.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
            Some(format!("{own:0>2}{letters}.{number:0>3}"))
        }
        // 01003, with the point left out.
        [whole] if digits(whole) && whole.len() == 5 => Some(format!("{}.{}", &whole[..2], &whole[2..])),
        _ => None,
    }
}

fn is_group(group: &str) -> bool {
    let number = group.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let letters = group.len() - number.len();
    !number.is_empty() && number.len() <= 2 && letters <= 1 && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_ranks() {
        let text = |text: &str| code(&Cell::text(text)).unwrap().unwrap();
        assert_eq!(text("01.003"), "01.003");
        assert_eq!(text("01a.003"), "01a.003");
        assert_eq!(text("01003"), "01.003");
        assert_eq!(text("V.07.04.11"), "V.07.04.11");
        assert_eq!(code(&Cell::of(Value::Number(1.003))), Ok(Some("01.003".into())));
        assert_eq!(code(&Cell::of(Value::Number(15.11))), Ok(Some("15.110".into())));
        assert_eq!(code(&Cell::text("chuyên viên")), Err(Code::UnreadableRank));
    }
}
