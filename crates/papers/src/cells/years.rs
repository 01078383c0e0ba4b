//! The century of a two-digit year, and years that a column cannot have.

use super::Code;
use super::dates::{Digits, NoDate};
use crate::date::{Date, PartialDate};

/// What years a date of this column can have: decides the century of two-digit years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearWindow {
    /// A birth: the person is 15 to 95 years old on the day of the list.
    Birth {
        /// The day of the list, if known.
        as_of: Option<Date>,
    },
    /// Something that has happened in a working life: at most 75 years before the day of the list, or up to 10 after.
    Career {
        /// The day of the list, if known.
        as_of: Option<Date>,
    },
}

impl YearWindow {
    fn as_of(self) -> Option<Date> {
        match self {
            Self::Birth { as_of } | Self::Career { as_of } => as_of,
        }
    }

    /// The four-digit year behind a year as written.
    pub(super) fn century(self, year: Digits) -> Result<i32, NoDate> {
        let value = i32::try_from(year.value).map_err(|_| Code::UnreadableDate)?;
        match year.digits {
            4 if (1800..=2200).contains(&value) => return Ok(value),
            1 | 2 => {}
            _ => return Err(Code::UnreadableDate.into()),
        }
        let (first, last) = match (self, self.as_of()) {
            (Self::Birth { .. }, Some(day)) => (day.year() - 95, day.year() - 15),
            (Self::Career { .. }, Some(day)) => (day.year() - 75, day.year() + 10),
            // Without the day of the list only years that no living century disputes are taken.
            (_, None) => (1931, 1999),
        };
        let candidates: Vec<i32> = [1800, 1900, 2000]
            .map(|base| base + value)
            .into_iter()
            .filter(|y| (first..=last).contains(y))
            .collect();
        match candidates.as_slice() {
            [only] => Ok(*only),
            _ => Err(NoDate {
                code: Code::Ambiguous,
                readings: vec![(1900 + value).to_string(), (2000 + value).to_string()],
            }),
        }
    }

    pub(super) fn check(self, date: PartialDate) -> Result<(), NoDate> {
        if let (Self::Birth { .. }, Some(as_of)) = (self, self.as_of())
            && date.earliest().is_some_and(|earliest| earliest > as_of)
        {
            return Err(Code::BirthInFuture.into());
        }
        if matches!(self, Self::Birth { .. }) && date.year() < 1880 {
            return Err(Code::UnreadableDate.into());
        }
        Ok(())
    }
}
