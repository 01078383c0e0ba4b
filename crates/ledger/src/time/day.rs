//! One civil day, as offices write it: without a clock or a time zone.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A civil day of the Gregorian calendar.
///
/// Held as days since 1970-01-01. Range: [`Day::MIN`] to [`Day::MAX`]; both ends stand for "always" and "for ever"
/// in validities and are never written as dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// Why a text is not a day.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a day written as YYYY-MM-DD: {text:?}")]
pub struct NotADay {
    /// The text as it was given.
    pub text: String,
}

impl Day {
    /// Before every day: "as far back as anybody knows".
    pub const MIN: Self = Self(i32::MIN);
    /// After every day: "until something changes".
    pub const MAX: Self = Self(i32::MAX);

    /// The day with this year, month (1–12) and day of the month, if the calendar has it.
    pub fn of(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=12).contains(&month) || day < 1 || day > month_length(year, month) || !(1..=9999).contains(&year) {
            return None;
        }
        Some(Self(days_from_civil(year, month, day)))
    }

    /// Year, month and day of the month.
    pub const fn civil(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The calendar year.
    pub const fn year(self) -> i32 {
        self.civil().0
    }

    /// 1 January of a year.
    pub const fn first_of_year(year: i32) -> Self {
        Self(days_from_civil(year, 1, 1))
    }

    /// 31 December of a year.
    pub const fn last_of_year(year: i32) -> Self {
        Self(days_from_civil(year, 12, 31))
    }

    /// The day after; [`Day::MAX`] stays.
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The day before; [`Day::MIN`] and [`Day::MAX`] stay.
    pub const fn previous(self) -> Self {
        if self.0 == i32::MAX {
            self
        } else {
            Self(self.0.saturating_sub(1))
        }
    }

    /// This day, moved by whole months; a day that the month lacks becomes its last (31 January + 1 month = 28 or 29 February).
    pub fn plus_months(self, months: i32) -> Self {
        if self == Self::MIN || self == Self::MAX {
            return self;
        }
        let (year, month, day) = self.civil();
        let index = year * 12 + month.cast_signed() - 1 + months;
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12).cast_unsigned() + 1);
        Self(days_from_civil(year, month, day.min(month_length(year, month))))
    }

    /// Whole months from `self` to `later`, as law counts terms and ages; negative when `later` is earlier.
    pub fn months_until(self, later: Self) -> i32 {
        let ((y1, m1, d1), (y2, m2, d2)) = (self.civil(), later.civil());
        let months = (y2 - y1) * 12 + m2.cast_signed() - m1.cast_signed();
        if d2 < d1 && d2 < month_length(y2, m2) {
            months - 1
        } else {
            months
        }
    }

    /// The first day of the month after this one.
    pub fn first_of_next_month(self) -> Self {
        let (year, month, _) = self.civil();
        Self(days_from_civil(year, month, 1)).plus_months(1)
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::MIN => f.write_str("-∞"),
            Self::MAX => f.write_str("∞"),
            day => {
                let (year, month, day) = day.civil();
                write!(f, "{year:04}-{month:02}-{day:02}")
            }
        }
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let refused = || NotADay { text: text.to_owned() };
        let mut parts = text
            .split('-')
            .map(|part| part.parse::<u32>().ok().filter(|_| part.len() >= 2));
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Some(year)), Some(Some(month)), Some(Some(day)), None) => {
                Self::of(year.cast_signed(), month, day).ok_or_else(refused)
            }
            _ => Err(refused()),
        }
    }
}

/// How many days a month has.
pub const fn month_length(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a civil date, by counting 400-year eras that begin on 1 March.
const fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month.cast_signed() + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day.cast_signed() - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_from_civil`].
const fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let days = days.saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1).cast_unsigned();
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    }
    .cast_unsigned();
    (year_of_era + era * 400 + if month <= 2 { 1 } else { 0 }, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_reads_back() {
        for number in days_from_civil(1800, 1, 1)..days_from_civil(2200, 1, 1) {
            let day = Day(number);
            assert_eq!(day.to_string().parse(), Ok(day));
            let (y, m, d) = day.civil();
            assert_eq!(Day::of(y, m, d), Some(day));
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in [
            "2019-02-29",
            "2019-13-01",
            "1980-02-31",
            "31/12/2018",
            "2019-1-1",
            "",
            "2019-01-01-01",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
        assert!("2020-02-29".parse::<Day>().is_ok());
    }

    #[test]
    fn months_clamp_to_the_last_day() {
        let day = |t: &str| t.parse::<Day>().unwrap();
        assert_eq!(day("2019-01-31").plus_months(1), day("2019-02-28"));
        assert_eq!(day("2019-01-31").plus_months(-2), day("2018-11-30"));
        assert_eq!(day("1964-10-15").months_until(day("2026-04-15")), 738);
        assert_eq!(day("1964-10-15").months_until(day("2026-04-14")), 737);
        assert_eq!(day("2019-12-31").first_of_next_month(), day("2020-01-01"));
    }
}
