//! Citizen numbers: 12 digits that name place, sex with century, and year of birth; and the former 9 digits.

use serde::{Deserialize, Serialize};

use super::dates::is_nothing;
use super::{Code, Sex};
use crate::workbook::{Cell, Value};

/// A citizen number that stands the check of its own form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CitizenNumber(String);

impl CitizenNumber {
    /// Takes 12 digits whose parts can be: place, sex with century, year.
    pub fn new(digits: &str) -> Option<Self> {
        let right = digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
        (right && !digits.starts_with("000")).then(|| Self(digits.to_owned()))
    }

    /// The 12 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn digit(&self, at: usize) -> i32 {
        self.0
            .as_bytes()
            .get(at)
            .map_or(0, |byte| i32::from(byte.wrapping_sub(b'0')))
    }

    /// The sex that the fourth digit names.
    pub fn sex(&self) -> Sex {
        if self.digit(3) % 2 == 0 { Sex::Male } else { Sex::Female }
    }

    /// The year of birth that the digits name.
    pub fn birth_year(&self) -> i32 {
        1900 + self.digit(3) / 2 * 100 + self.digit(4) * 10 + self.digit(5)
    }

    /// Compares with what the row says otherwise.
    pub fn check(&self, sex: Option<Sex>, birth_year: Option<i32>) -> NumberCheck {
        let sex_agrees = sex.map(|sex| sex == self.sex());
        let year_agrees = birth_year.map(|year| year == self.birth_year());
        match (sex_agrees, year_agrees) {
            (None, None) => NumberCheck::Unknown,
            (Some(false), Some(false)) => NumberCheck::BothDiffer,
            (Some(false), _) => NumberCheck::SexDiffers,
            (_, Some(false)) => NumberCheck::YearDiffers,
            _ => NumberCheck::Agrees,
        }
    }
}

/// What comparing a number with sex and birth year shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberCheck {
    /// Nothing known to compare with.
    Unknown,
    /// What is known agrees.
    Agrees,
    /// The sex differs.
    SexDiffers,
    /// The year of birth differs.
    YearDiffers,
    /// Sex and year differ.
    BothDiffer,
}

/// The numbers that stand in one cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    /// The 12-digit number.
    pub citizen: Option<CitizenNumber>,
    /// The former number of 9 digits.
    pub former: Option<String>,
    /// Digits of 10 or 11 places that may have lost leading zeros: taken only when sex and year agree.
    pub short: Option<String>,
}

/// Reads the numbers of a cell; several stand apart by a slash, a comma, a line or brackets.
///
/// # Errors
///
/// `CitizenNumberLength`, `CitizenNumberRounded`, or what the cell itself is.
pub fn read(cell: &Cell) -> Result<Numbers, Code> {
    let text = match &cell.value {
        Value::Empty => return Ok(Numbers::default()),
        Value::Text(text) if is_nothing(text) => return Ok(Numbers::default()),
        Value::Text(text) => text.clone(),
        Value::Number(number) | Value::Date(number) if number.fract() == 0.0 && *number >= 0.0 && *number < 1e15 => {
            format!("{number:.0}")
        }
        Value::Number(_) | Value::Date(_) | Value::Bool(_) => return Err(Code::CitizenNumberLength),
        Value::Error(_) => return Err(Code::CellError),
        Value::Formula(_) => return Err(Code::FormulaWithoutValue),
    };
    let mut numbers = Numbers::default();
    // 1,2E+11 is one number in a Vietnamese workbook, so a comma parts numbers only where no exponent stands.
    let rounded = text.contains(['E', 'e']) && text.contains('+');
    let parts = |letter: char| matches!(letter, '/' | ';' | '\n' | '(' | ')' | '|') || (letter == ',' && !rounded);
    for part in text.split(parts).map(str::trim).filter(|part| !part.is_empty()) {
        let digits = digits_of(part)?;
        match digits.len() {
            0 => {}
            12 => numbers.citizen = Some(CitizenNumber::new(&digits).ok_or(Code::CitizenNumberLength)?),
            9 => numbers.former = Some(digits),
            10 | 11 => numbers.short = Some(digits),
            _ => return Err(Code::CitizenNumberLength),
        }
    }
    if numbers == Numbers::default() {
        return Err(Code::CitizenNumberLength);
    }
    Ok(numbers)
}

/// The digits of one number: spaces, dots and dashes between them are only for reading; 2.2E+10 is a rounded number.
fn digits_of(part: &str) -> Result<String, Code> {
    let part = part.trim_start_matches('\'');
    let upper = part.to_ascii_uppercase();
    if let Some((mantissa, exponent)) = upper.split_once("E+").or_else(|| upper.split_once('E'))
        && let Ok(exponent) = exponent.trim().parse::<usize>()
        && mantissa.starts_with(|letter: char| letter.is_ascii_digit())
    {
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        // Only a mantissa that shows every digit is the number itself.
        return if digits.len() == exponent + 1 {
            Ok(digits)
        } else {
            Err(Code::CitizenNumberRounded)
        };
    }
    let words = crate::fold::fold(part);
    let label = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if words
        .split(' ')
        .any(|word| !label(word) && !word.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return Err(Code::CitizenNumberLength);
    }
    let labels = ["cccd", "cmnd", "cmt", "cmtnd", "so", "cu", "moi", "cc", "cmtqd"];
    if words
        .split(' ')
        .any(|word| label(word) && !word.is_empty() && !labels.contains(&word))
    {
        return Err(Code::CitizenNumberLength);
    }
    Ok(part.chars().filter(char::is_ascii_digit).collect())
}

/// Puts leading zeros back, when the number then agrees with the sex or the year that the row names.
pub fn complete(short: &str, sex: Option<Sex>, birth_year: Option<i32>) -> Option<CitizenNumber> {
    let number = CitizenNumber::new(&format!("{short:0>12}"))?;
    (number.check(sex, birth_year) == NumberCheck::Agrees).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_name_sex_and_year() {
        let number = CitizenNumber::new("022172098702").unwrap();
        assert_eq!((number.sex(), number.birth_year()), (Sex::Female, 1972));
        assert_eq!(CitizenNumber::new("022304123456").unwrap().birth_year(), 2004);
        assert_eq!(number.check(Some(Sex::Male), Some(1972)), NumberCheck::SexDiffers);
        assert_eq!(number.check(None, Some(1973)), NumberCheck::YearDiffers);
        assert_eq!(number.check(None, None), NumberCheck::Unknown);
    }

    #[test]
    fn forms_of_a_number() {
        let citizen = |text: &str| {
            read(&Cell::text(text)).map(|numbers| numbers.citizen.map(|number| number.as_str().to_owned()))
        };
        assert_eq!(citizen("022 172 098 702"), Ok(Some("022172098702".into())));
        assert_eq!(citizen("'022172098702"), Ok(Some("022172098702".into())));
        assert_eq!(citizen("CCCD: 022172098702"), Ok(Some("022172098702".into())));
        assert_eq!(citizen("2.2E+10"), Err(Code::CitizenNumberRounded));
        assert_eq!(citizen("1,2E+11"), Err(Code::CitizenNumberRounded));
        assert_eq!(citizen("0221720987021"), Err(Code::CitizenNumberLength));
        assert_eq!(citizen("02217209870x"), Err(Code::CitizenNumberLength));
        let both = read(&Cell::text("022172098702 / 100123456")).unwrap();
        assert_eq!(
            (both.citizen.is_some(), both.former.as_deref()),
            (true, Some("100123456"))
        );
    }

    #[test]
    fn zeros_come_back_only_after_the_check() {
        let short = read(&Cell::of(Value::Number(22_172_098_702.0))).unwrap().short.unwrap();
        assert_eq!(
            complete(&short, Some(Sex::Female), Some(1972)).unwrap().as_str(),
            "022172098702"
        );
        assert_eq!(complete(&short, Some(Sex::Male), Some(1972)), None);
        assert_eq!(complete(&short, None, None), None);
        assert_eq!(
            complete("1172098702", None, Some(1972)).unwrap().as_str(),
            "001172098702"
        );
    }
}
