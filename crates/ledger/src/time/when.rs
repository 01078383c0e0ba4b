//! A date as precisely as the paper tells it: to the day, the month or the year, or only "already so on that day".

use std::fmt;
use std::str::FromStr;

use super::day::{Day, NotADay, month_length};

/// A date that keeps the precision with which it is known. Nothing ever invents 1 January.
///
/// Read as a range of days, [`earliest`](When::earliest) to [`latest`](When::latest); a comparison that the range straddles is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// Known to the day.
    Day(Day),
    /// Known to the month: year and month 1–12.
    Month(i32, u32),
    /// Known to the year.
    Year(i32),
    /// It held on that day; since when is not known.
    By(Day),
}

impl When {
    /// The first day on which it may have been.
    #[inline]
    pub fn earliest(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => Day::of(year, month, 1).unwrap_or(Day::MIN),
            Self::Year(year) => Day::first_of_year(year),
            Self::By(_) => Day::MIN,
        }
    }

    /// The last day on which it may have been: from then on it certainly was.
    #[inline]
    pub fn latest(self) -> Day {
        match self {
            Self::Day(day) | Self::By(day) => day,
            Self::Month(year, month) => Day::of(year, month, month_length(year, month)).unwrap_or(Day::MAX),
            Self::Year(year) => Day::last_of_year(year),
        }
    }

    /// Whether it had come by `day`; `None` where the precision does not tell.
    pub fn has_come(self, day: Day) -> Option<bool> {
        if day >= self.latest() {
            Some(true)
        } else if day < self.earliest() {
            Some(false)
        } else {
            None
        }
    }

    /// The year, where it is known.
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Day(day) => Some(day.year()),
            Self::Month(year, _) | Self::Year(year) => Some(year),
            Self::By(_) => None,
        }
    }
}

impl From<Day> for When {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

/// `2019-03-14`, `2019-03`, `2019`, or `..2019-03-14` for "held on that day, start unknown".
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::By(day) => write!(f, "..{day}"),
        }
    }
}

impl FromStr for When {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let refused = || NotADay { text: text.to_owned() };
        if let Some(day) = text.strip_prefix("..") {
            return Ok(Self::By(day.parse()?));
        }
        let number = |t: &str, len: usize| t.parse::<u32>().ok().filter(|_| t.len() == len).ok_or_else(refused);
        let year = |t: &str| {
            number(t, 4)
                .map(u32::cast_signed)
                .and_then(|y| if y > 0 { Ok(y) } else { Err(refused()) })
        };
        match text.len() {
            4 => Ok(Self::Year(year(text)?)),
            7 if text.is_char_boundary(4) => {
                let (y, m) = (year(&text[..4])?, number(text.get(5..).unwrap_or(""), 2)?);
                if text.as_bytes()[4] == b'-' && (1..=12).contains(&m) {
                    Ok(Self::Month(y, m))
                } else {
                    Err(refused())
                }
            }
            _ => Ok(Self::Day(text.parse()?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_read_back_and_comparisons_know_their_limits() {
        for text in ["2019-03-14", "2019-03", "1980", "..2019-03-14"] {
            assert_eq!(text.parse::<When>().unwrap().to_string(), text);
        }
        for text in ["2019-13", "80", "2019-3", "0000", "2019/03", "..", "nămm"] {
            assert!(text.parse::<When>().is_err(), "{text}");
        }
        let at = |t: &str| t.parse::<Day>().unwrap();
        let year = When::Year(1980);
        assert_eq!(year.has_come(at("1979-12-31")), Some(false));
        assert_eq!(year.has_come(at("1980-06-01")), None);
        assert_eq!(year.has_come(at("1980-12-31")), Some(true));
        assert_eq!(When::By(at("2019-01-01")).has_come(at("2010-01-01")), None);
    }
}
