//! Civil dates, as the plan of a year needs them: order, distance in days, the week, and `2019-03-14` in data.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A civil date of the years 1 to 9999; data has it as `2019-03-14`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(i32);

/// A text that is no date.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is no date; write year-month-day, such as 2019-03-14")]
pub struct NotADate(pub String);

impl Date {
    /// The date of a year, a month and a day; `None` when there is none.
    pub fn of(year: i32, month: u32, day: u32) -> Option<Self> {
        let date = Self(number(year, month, day));
        ((1..=9999).contains(&year) && (1..=12).contains(&month) && date.parts() == (year, month, day)).then_some(date)
    }

    /// Days from 1970-01-01; two dates differ by as many days as these numbers.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The number of its week, Monday to Sunday, from that of 1970-01-01.
    pub fn week(self) -> i32 {
        (self.0 + 3).div_euclid(7)
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> i32 {
        (self.0 + 3).rem_euclid(7)
    }

    /// So many days later.
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Year, month, day. From H. Hinnant, "chrono-compatible low-level date algorithms" (2013): years begin in March.
    fn parts(self) -> (i32, u32, u32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month.unsigned_abs(), day.unsigned_abs())
    }
}

/// See [`Date::parts`]; the inverse.
fn number(year: i32, month: u32, day: u32) -> i32 {
    let (month, day) = (i32::try_from(month).unwrap_or(0), i32::try_from(day).unwrap_or(0));
    let year = if month <= 2 { year.saturating_sub(1) } else { year }.clamp(-1, 10_000);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let from_march = (month + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + day.min(40) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year - 719_468
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.splitn(3, '-').map(str::parse::<u32>);
        let mut next = || parts.next().and_then(Result::ok);
        let date = next().zip(next()).zip(next());
        date.and_then(|((year, month), day)| Self::of(i32::try_from(year).ok()?, month, day))
            .ok_or_else(|| NotADate(text.to_owned()))
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_and_written_counted_and_refused() {
        for text in ["2019-03-14", "1970-01-01", "2000-02-29", "2024-12-31", "0001-01-01"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.to_string(), text);
        }
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(day("2019-03-01").number() - day("2019-02-28").number(), 1);
        assert_eq!(day("2019-03-14").weekday(), 3, "a Thursday");
        assert_eq!(day("2019-03-17").week() + 1, day("2019-03-18").week());
        for text in [
            "2019-02-29",
            "2019-13-01",
            "2019-00-10",
            "14/03/2019",
            "",
            "2019-03",
            "0000-01-01",
            "2019-01-99",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
