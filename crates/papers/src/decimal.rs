//! Exact decimal numbers: salary coefficients and shares are never floats.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A decimal number: `units / 10^scale`, without trailing zeros. Saved as `"2.34"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal {
    units: i64,
    scale: u8,
}

impl Decimal {
    /// `units / 10^scale`, brought to its shortest form. At most 9 decimals.
    pub fn new(units: i64, scale: u8) -> Option<Self> {
        let (mut units, mut scale) = (units, scale);
        while scale > 0 && units % 10 == 0 {
            units /= 10;
            scale -= 1;
        }
        (scale <= 9).then_some(Self { units, scale })
    }

    /// The number without its decimal mark.
    pub fn units(self) -> i64 {
        self.units
    }

    /// How many of the digits stand after the decimal mark.
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// The number in hundredths, when it has no finer part: 2.34 is 234.
    pub fn hundredths(self) -> Option<i64> {
        match self.scale {
            0 => self.units.checked_mul(100),
            1 => self.units.checked_mul(10),
            2 => Some(self.units),
            _ => None,
        }
    }

    /// The whole number, when it is one.
    pub fn whole(self) -> Option<i64> {
        (self.scale == 0).then_some(self.units)
    }

    /// Reads digits with a point as decimal mark: `-12.5`.
    pub fn parse_plain(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(part) || (part.is_empty() && digits.contains('.')) {
            return None;
        }
        let units: i64 = format!("{whole}{part}").parse().ok()?;
        Self::new(sign * units, u8::try_from(part.len()).ok()?)
    }

    /// The number that a workbook cell shows: the shortest decimal of its binary value, at most 9 decimals.
    pub fn from_cell(number: f64) -> Option<Self> {
        Self::parse_plain(&format!("{number}"))
            .or_else(|| Self::parse_plain(format!("{number:.9}").trim_end_matches('0').trim_end_matches('.')))
    }

    /// As Vietnamese papers write it: a comma before the decimals.
    pub fn as_written(self) -> String {
        self.to_string().replace('.', ",")
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(out, "{}", self.units);
        }
        let power = 10u64.pow(u32::from(self.scale));
        let size = self.units.unsigned_abs();
        let sign = if self.units < 0 { "-" } else { "" };
        write!(
            out,
            "{sign}{}.{:0width$}",
            size / power,
            size % power,
            width = usize::from(self.scale)
        )
    }
}

/// The text is not a decimal in the form this crate saves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a saved decimal: {0}")]
pub struct NotASavedDecimal(pub String);

impl TryFrom<String> for Decimal {
    type Error = NotASavedDecimal;

    fn try_from(text: String) -> Result<Self, NotASavedDecimal> {
        Self::parse_plain(&text).ok_or(NotASavedDecimal(text))
    }
}

impl From<Decimal> for String {
    fn from(decimal: Decimal) -> Self {
        decimal.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_show_the_shortest_decimal() {
        assert_eq!(Decimal::from_cell(2.34).unwrap().to_string(), "2.34");
        assert_eq!(Decimal::from_cell(0.1 + 0.2).unwrap().to_string(), "0.3");
        assert_eq!(Decimal::from_cell(3.0).unwrap().hundredths(), Some(300));
        assert_eq!(Decimal::new(-5, 2).unwrap().to_string(), "-0.05");
        assert_eq!(Decimal::from_cell(f64::NAN), None);
    }

    proptest! {
        #[test]
        fn saved_and_read_again(units in any::<i32>(), scale in 0u8..9) {
            let number = Decimal::new(i64::from(units), scale).unwrap();
            prop_assert_eq!(Decimal::try_from(number.to_string()).unwrap(), number);
        }
    }
}
