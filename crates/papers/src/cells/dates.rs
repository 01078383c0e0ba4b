//! Dates as offices write them: 5.7.80, 05/07/1980, 05071980, 7/1980, 1980, serial numbers, "ngày 5 tháng 7 năm 1980".

use serde::{Deserialize, Serialize};

use super::Code;
pub use super::years::YearWindow;
use crate::date::{Date, PartialDate};
use crate::fold::fold;
use crate::workbook::{Cell, Value};

/// Which part of a written date comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 05/07/1980 is the fifth of July.
    #[default]
    DayFirst,
    /// 05/07/1980 is the seventh of May.
    MonthFirst,
}

/// A date that was read, and what should be told about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateReading {
    /// The date, with the precision that stands there.
    pub date: PartialDate,
    /// It came from a true date cell, which an English-locale machine may have turned around.
    pub from_date_cell: bool,
    /// A year that stands in a date-formatted cell.
    pub year_in_date_cell: bool,
}

/// Why a cell is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoDate {
    /// The kind of the problem.
    pub code: Code,
    /// The two readings of an ambiguous date.
    pub readings: Vec<String>,
}

impl From<Code> for NoDate {
    fn from(code: Code) -> Self {
        Self {
            code,
            readings: Vec::new(),
        }
    }
}

/// Reads a date cell.
///
/// # Errors
///
/// [`NoDate`] with `ImpossibleDate`, `UnreadableDate`, `Ambiguous`, `BirthInFuture`, or what the cell itself is.
pub fn read(cell: &Cell, date_1904: bool, order: DateOrder, window: YearWindow) -> Result<Option<DateReading>, NoDate> {
    let reading = match &cell.value {
        Value::Empty => return Ok(None),
        Value::Text(text) if is_nothing(text) => return Ok(None),
        Value::Text(text) => plain(parse_text(text, order, window)?),
        Value::Date(serial) => from_serial(*serial, date_1904)?,
        Value::Number(number) => from_number(*number, date_1904, order, window)?,
        Value::Bool(_) => return Err(Code::UnreadableDate.into()),
        Value::Error(_) => return Err(Code::CellError.into()),
        Value::Formula(_) => return Err(Code::FormulaWithoutValue.into()),
    };
    window.check(reading.date)?;
    Ok(Some(reading))
}

fn plain(date: PartialDate) -> DateReading {
    DateReading {
        date,
        from_date_cell: false,
        year_in_date_cell: false,
    }
}

/// Dashes and dots that people type into a cell that has no answer.
pub(crate) fn is_nothing(text: &str) -> bool {
    text.chars()
        .all(|letter| letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '.' | '_' | '…' | '/' | '\u{a0}'))
}

fn from_serial(serial: f64, date_1904: bool) -> Result<DateReading, NoDate> {
    if let Some(year) = whole(serial).filter(|year| (1900..=2100).contains(year)) {
        // 1989 typed into a date-formatted cell shows as a day of 1905: nobody on a list was born or appointed then.
        return Ok(DateReading {
            date: PartialDate::Year(year),
            from_date_cell: false,
            year_in_date_cell: true,
        });
    }
    let day = Date::from_serial(serial, date_1904).ok_or(Code::UnreadableDate)?;
    Ok(DateReading {
        date: PartialDate::Day(day),
        from_date_cell: true,
        year_in_date_cell: false,
    })
}

fn whole(number: f64) -> Option<i32> {
    #[allow(clippy::cast_possible_truncation)] // bounded by the test before it
    (number.fract() == 0.0 && number.abs() < 2e9).then_some(number as i32)
}

fn from_number(number: f64, date_1904: bool, order: DateOrder, window: YearWindow) -> Result<DateReading, NoDate> {
    let Some(value) = whole(number) else {
        // 7.198 is what a workbook keeps of a typed 7.1980; the digits cannot be told back.
        return Err(Code::UnreadableDate.into());
    };
    match value {
        1800..=2200 => Ok(plain(PartialDate::Year(value))),
        10_000..=60_000 => {
            let day = Date::from_serial(number, date_1904).ok_or(Code::UnreadableDate)?;
            Ok(DateReading {
                date: PartialDate::Day(day),
                from_date_cell: true,
                year_in_date_cell: false,
            })
        }
        // 5071980: a typed 05071980 that lost its zero.
        1_011_800..=31_129_999 => Ok(plain(parse_text(&format!("{value:08}"), order, window)?)),
        _ => Err(Code::UnreadableDate.into()),
    }
}

/// Reads the text of a date.
///
/// # Errors
///
/// As [`read`].
pub fn parse_text(text: &str, order: DateOrder, window: YearWindow) -> Result<PartialDate, NoDate> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_filler = |word: &&str| {
        matches!(
            *word,
            "ngay" | "thang" | "nam" | "sinh" | "ns" | "s" | "khoang" | "mung" | "mong" | "of" | "th" | "t" | "n"
        )
    };
    let clock = text.split_whitespace().skip(1).any(|part| part.contains(':'));
    let digits: Vec<&str> = words.iter().filter(|word| !is_filler(word)).copied().collect();
    // A time of day after the date, as exports write it, says nothing here.
    let digits = if clock && digits.len() > 3 {
        &digits[..3]
    } else {
        &digits[..]
    };
    let mut numbers = Vec::with_capacity(3);
    for word in digits {
        numbers.push(number_of(word)?);
    }
    match numbers.as_slice() {
        [one] => single(*one, order, window),
        [month, year] => {
            let year = window.century(*year)?;
            match u8::try_from(month.value) {
                Ok(month @ 1..=12) => Ok(PartialDate::Month(year, month)),
                _ if month.value == 0 => Ok(PartialDate::Year(year)),
                _ => Err(Code::ImpossibleDate.into()),
            }
        }
        // 1980-07-05, as programs write it.
        [year, month, day] if year.digits == 4 => civil(year.value, month.value, day.value),
        [first, second, year] => {
            let (day, month) = match order {
                DateOrder::DayFirst => (first.value, second.value),
                DateOrder::MonthFirst => (second.value, first.value),
            };
            let year = window.century(*year)?;
            match (day, month) {
                // 00/00/1980 and 00/07/1980 are how forms write what is not known.
                (0, 0) => Ok(PartialDate::Year(year)),
                (0, 1..=12) => Ok(PartialDate::Month(year, u8::try_from(month).unwrap_or(1))),
                _ => Date::new(year, month, day)
                    .map(PartialDate::Day)
                    .ok_or_else(|| Code::ImpossibleDate.into()),
            }
        }
        _ => Err(Code::UnreadableDate.into()),
    }
}

/// A number and how many digits it was written with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Digits {
    pub(super) value: u32,
    pub(super) digits: usize,
}

fn number_of(word: &str) -> Result<Digits, NoDate> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    if let Some(month) = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && word.starts_with(month))
    {
        return Ok(Digits {
            value: u32::try_from(month).unwrap_or(0) + 1,
            digits: 2,
        });
    }
    // The letters o and l typed for 0 and 1 are common, but changing them would be a guess.
    let value = word.parse().map_err(|_| Code::UnreadableDate)?;
    Ok(Digits {
        value,
        digits: word.len(),
    })
}

fn single(number: Digits, order: DateOrder, window: YearWindow) -> Result<PartialDate, NoDate> {
    let Digits { value, digits } = number;
    match digits {
        4 if (1800..=2200).contains(&value) => Ok(PartialDate::Year(i32::try_from(value).unwrap_or(0))),
        8 if (1800..=2200).contains(&(value % 10_000)) => {
            let (first, second) = (value / 1_000_000, value / 10_000 % 100);
            let (day, month) = if order == DateOrder::DayFirst {
                (first, second)
            } else {
                (second, first)
            };
            civil(value % 10_000, month, day)
        }
        // 19800705.
        8 if (1800..=2200).contains(&(value / 10_000)) => civil(value / 10_000, value / 100 % 100, value % 100),
        6 if (1..=31).contains(&(value / 10_000)) && (1..=12).contains(&(value / 100 % 100)) => {
            let year = window.century(Digits {
                value: value % 100,
                digits: 2,
            })?;
            Date::new(year, value / 100 % 100, value / 10_000)
                .map(PartialDate::Day)
                .ok_or_else(|| Code::ImpossibleDate.into())
        }
        5 => {
            // A serial that the workbook keeps as text.
            let day = Date::from_serial(f64::from(value), false).filter(|_| (10_000..=60_000).contains(&value));
            day.map(PartialDate::Day).ok_or_else(|| Code::UnreadableDate.into())
        }
        2 => Ok(PartialDate::Year(window.century(number)?)),
        _ => Err(Code::UnreadableDate.into()),
    }
}

fn civil(year: u32, month: u32, day: u32) -> Result<PartialDate, NoDate> {
    let year = i32::try_from(year).map_err(|_| Code::UnreadableDate)?;
    Date::new(year, month, day)
        .map(PartialDate::Day)
        .ok_or_else(|| Code::ImpossibleDate.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BIRTH: YearWindow = YearWindow::Birth { as_of: None };

    fn born(text: &str) -> Result<String, Code> {
        let window = YearWindow::Birth {
            as_of: Date::new(2019, 3, 14),
        };
        let read = read(&Cell::text(text), false, DateOrder::DayFirst, window);
        read.map(|date| date.map(|date| date.date.to_string()).unwrap_or_default())
            .map_err(|problem| problem.code)
    }

    #[test]
    fn forms_that_offices_use() {
        for text in [
            "5.7.80",
            "05/07/1980 ",
            "5-7-1980",
            "05071980",
            "ngày 05 tháng 7 năm 1980",
            "05 / 07 / 1980",
            "1980-07-05 00:00:00",
            "5 Jul 1980",
        ] {
            assert_eq!(born(text).as_deref(), Ok("1980-07-05"), "{text}");
        }
        assert_eq!(born("18-12-72 ").as_deref(), Ok("1972-12-18"));
        assert_eq!(born("7/1980").as_deref(), Ok("1980-07"));
        assert_eq!(born("tháng 7 năm 1980").as_deref(), Ok("1980-07"));
        assert_eq!(born("00/07/1980").as_deref(), Ok("1980-07"));
        assert_eq!(born("1980").as_deref(), Ok("1980"));
        assert_eq!(born("năm 1980").as_deref(), Ok("1980"));
        assert_eq!(born("29407").as_deref(), Ok("1980-07-05"));
        assert_eq!(born(" - ").as_deref(), Ok(""));
    }

    #[test]
    fn what_is_no_date_says_why() {
        assert_eq!(born("31/02/1980"), Err(Code::ImpossibleDate));
        assert_eq!(born("29/02/1981"), Err(Code::ImpossibleDate));
        assert_eq!(born("13/13/1980"), Err(Code::ImpossibleDate));
        assert_eq!(born("05/07/2030"), Err(Code::BirthInFuture));
        assert_eq!(born("05/07/10"), Err(Code::Ambiguous));
        assert_eq!(born("không rõ"), Err(Code::UnreadableDate));
        assert_eq!(born("O5/07/1980"), Err(Code::UnreadableDate));
        assert_eq!(born("0/13/1980"), Err(Code::ImpossibleDate));
    }

    #[test]
    fn numbers_and_serials() {
        let number = |value: f64| {
            read(&Cell::of(Value::Number(value)), false, DateOrder::DayFirst, BIRTH)
                .unwrap()
                .unwrap()
                .date
                .to_string()
        };
        assert_eq!(number(1989.0), "1989");
        assert_eq!(number(29_407.0), "1980-07-05");
        assert_eq!(number(5_071_980.0), "1980-07-05");
        let dated = read(&Cell::of(Value::Date(1989.0)), false, DateOrder::DayFirst, BIRTH)
            .unwrap()
            .unwrap();
        assert_eq!((dated.date, dated.year_in_date_cell), (PartialDate::Year(1989), true));
        let mac = read(&Cell::of(Value::Date(27_945.0)), true, DateOrder::DayFirst, BIRTH)
            .unwrap()
            .unwrap();
        assert_eq!(mac.date.to_string(), "1980-07-05");
    }

    proptest! {
        #[test]
        fn a_written_day_is_read_as_itself_or_refused(year in 1925i32..2000, month in 1u32..14, day in 1u32..33, form in 0usize..4) {
            let text = match form {
                0 => format!("{day:02}/{month:02}/{year}"),
                1 => format!("{day}.{month}.{year}"),
                2 => format!("{day:02}{month:02}{year}"),
                _ => format!("ngày {day} tháng {month} năm {year}"),
            };
            let read = parse_text(&text, DateOrder::DayFirst, BIRTH);
            let expected = Date::new(year, month, day).map(PartialDate::Day).ok_or(Code::ImpossibleDate);
            prop_assert_eq!(read.map_err(|problem| problem.code), expected);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,24}") {
            let _ = parse_text(&text, DateOrder::DayFirst, BIRTH);
        }
    }
}
