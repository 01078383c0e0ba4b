//! Quantities that people rely on: exact decimals, never floats.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

use thiserror::Error;

/// An exact decimal with six places, held as whole millionths.
///
/// Range: about ±9.2 million million. Enough for salary coefficients (2,34), square kilometres, coordinates in degrees and sums in đồng.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i64);

/// Why a text is not a decimal.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a decimal with a point and at most six places: {text:?}")]
pub struct NotADecimal {
    /// The text as it was given.
    pub text: String,
}

const ONE: i64 = 1_000_000;

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// One.
    pub const ONE: Self = Self(ONE);

    /// A decimal from whole millionths.
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// This decimal in whole millionths.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// The whole part, rounded down.
    pub const fn floor(self) -> i64 {
        self.0.div_euclid(ONE)
    }

    /// This decimal times a share of `part` in `whole`, rounded down to a millionth.
    pub fn share(self, part: i64, whole: i64) -> Self {
        if whole == 0 {
            return Self::ZERO;
        }
        let exact = i128::from(self.0) * i128::from(part) / i128::from(whole);
        Self(i64::try_from(exact).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Decimal {
    fn from(whole: u32) -> Self {
        Self(i64::from(whole) * ONE)
    }
}

impl Add for Decimal {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Decimal {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Decimal {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

/// With a point and without needless zeros: `2.34`, `843.54`, `21`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.unsigned_abs();
        let (whole, places) = (magnitude / ONE.unsigned_abs(), magnitude % ONE.unsigned_abs());
        if self.0 < 0 {
            f.write_str("-")?;
        }
        write!(f, "{whole}")?;
        if places == 0 {
            return Ok(());
        }
        write!(f, ".{}", format!("{places:06}").trim_end_matches('0'))
    }
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let refused = || NotADecimal { text: text.to_owned() };
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
        let only_digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || places.len() > 6 || !only_digits(whole) || !only_digits(places) || digits.ends_with('.')
        {
            return Err(refused());
        }
        let whole: i64 = whole.parse().map_err(|_| refused())?;
        let places: i64 = format!("{places:0<6}").parse().map_err(|_| refused())?;
        let value = whole
            .checked_mul(ONE)
            .and_then(|v| v.checked_add(places))
            .ok_or_else(refused)?;
        Ok(Self(if negative { -value } else { value }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_read_back_exactly() {
        for text in ["2.34", "0", "843.54", "-1.5", "107.030612", "51003"] {
            assert_eq!(text.parse::<Decimal>().unwrap().to_string(), text);
        }
        for text in ["", "2,34", "2.", ".5", "1e3", "1.2345678", "99999999999999"] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
        let parts: Decimal = ["0.1", "0.2"].iter().map(|t| t.parse::<Decimal>().unwrap()).sum();
        assert_eq!(parts.to_string(), "0.3");
    }
}
