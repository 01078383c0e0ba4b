//! Civil days and partial dates as papers write them. No clock, no time of day.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day of the civil calendar. Shown and saved as `2019-03-14`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, or nothing when the calendar has no such day (31/02/1980).
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
        let day = u8::try_from(day)
            .ok()
            .filter(|d| *d >= 1 && *d <= days_in(year, month))?;
        (1..=9999).contains(&year).then_some(Self { year, month, day })
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The same numbers with day and month exchanged, if the calendar has such a day.
    pub fn swapped(self) -> Option<Self> {
        Self::new(self.year, u32::from(self.day), u32::from(self.month))
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let shifted = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * shifted + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day that many days after 1970-01-01.
    pub fn from_days(days: i64) -> Option<Self> {
        let days = days.checked_add(719_468)?;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let of_era_years = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * of_era_years + of_era_years / 4 - of_era_years / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = u32::try_from(of_year - (153 * shifted + 2) / 5 + 1).ok()?;
        let month = u32::try_from(if shifted < 10 { shifted + 3 } else { shifted - 9 }).ok()?;
        let year = of_era_years + era.checked_mul(400)? + i64::from(month <= 2);
        Self::new(i32::try_from(year).ok()?, month, day)
    }

    /// The day behind a workbook's serial number. The 1900 system counts a 29 February 1900 that never was.
    pub fn from_serial(serial: f64, date_1904: bool) -> Option<Self> {
        if !(serial.is_finite() && (1.0..3_000_000.0).contains(&serial)) {
            return None;
        }
        #[allow(clippy::cast_possible_truncation)] // bounded just above; the time of day is dropped on purpose
        let whole = serial.floor() as i64;
        let base = match (date_1904, whole) {
            (true, _) => -24_107,
            (false, 60) => return None,
            (false, 61..) => -25_569,
            (false, _) => -25_568,
        };
        Self::from_days(base + whole)
    }

    /// The serial number of the 1900 system, for days from 1900-03-01.
    pub fn serial(self) -> i64 {
        self.days() + 25_569
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A date as well as the paper knows it: to the day, the month or the year. Saved as `1980-07-05`, `1980-07`, `1980`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum PartialDate {
    /// Only the year stands on the paper.
    Year(i32),
    /// Month and year.
    Month(i32, u8),
    /// The full day.
    Day(Date),
}

impl PartialDate {
    /// The year.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }

    /// The first day that the date can mean.
    pub fn earliest(self) -> Option<Date> {
        match self {
            Self::Year(year) => Date::new(year, 1, 1),
            Self::Month(year, month) => Date::new(year, u32::from(month), 1),
            Self::Day(day) => Some(day),
        }
    }

    /// How Vietnamese papers write it: 05/07/1980, 07/1980, 1980.
    pub fn as_written(self) -> String {
        match self {
            Self::Year(year) => format!("{year:04}"),
            Self::Month(year, month) => format!("{month:02}/{year:04}"),
            Self::Day(day) => format!("{:02}/{:02}/{:04}", day.day, day.month, day.year),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(out, "{year:04}"),
            Self::Month(year, month) => write!(out, "{year:04}-{month:02}"),
            Self::Day(day) => day.fmt(out),
        }
    }
}

/// The text is not a date in the form this crate saves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a saved date: {0}")]
pub struct NotASavedDate(pub String);

impl TryFrom<String> for PartialDate {
    type Error = NotASavedDate;

    fn try_from(text: String) -> Result<Self, NotASavedDate> {
        let parts: Option<Vec<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
        let year = |year: u32| i32::try_from(year).ok().filter(|year| (1..=9999).contains(year));
        let read = match parts.as_deref() {
            Some([y]) => year(*y).map(Self::Year),
            Some([y, m @ 1..=12]) => year(*y).zip(u8::try_from(*m).ok()).map(|(y, m)| Self::Month(y, m)),
            Some([y, m, d]) => year(*y).and_then(|y| Date::new(y, *m, *d)).map(Self::Day),
            _ => None,
        };
        read.ok_or(NotASavedDate(text))
    }
}

impl TryFrom<String> for Date {
    type Error = NotASavedDate;

    fn try_from(text: String) -> Result<Self, NotASavedDate> {
        match PartialDate::try_from(text)? {
            PartialDate::Day(day) => Ok(day),
            other => Err(NotASavedDate(other.to_string())),
        }
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
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
    use proptest::prelude::*;

    #[test]
    fn impossible_days_do_not_exist() {
        assert_eq!(Date::new(1980, 2, 31), None);
        assert!(Date::new(2000, 2, 29).is_some());
        assert_eq!(Date::new(1900, 2, 29), None);
    }

    #[test]
    fn serials_of_both_systems() {
        assert_eq!(Date::from_serial(29_407.0, false), Date::new(1980, 7, 5));
        assert_eq!(Date::from_serial(27_945.0, true), Date::new(1980, 7, 5));
        assert_eq!(Date::from_serial(1.0, false), Date::new(1900, 1, 1));
        assert_eq!(Date::from_serial(60.0, false), None);
        assert_eq!(Date::from_serial(61.0, false), Date::new(1900, 3, 1));
    }

    proptest! {
        #[test]
        fn days_there_and_back(days in -700_000i64..2_900_000) {
            let day = Date::from_days(days).unwrap();
            prop_assert_eq!(day.days(), days);
            prop_assert_eq!(Date::try_from(day.to_string()).unwrap(), day);
        }
    }
}
