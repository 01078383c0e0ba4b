//! The moment that an address asks for. What cannot be read is said in words, and the usual day is shown.

use ledger::{Day, Seq, Value};
use words::{Lang, Message, reading, writing};

use crate::components::{AsOf, Problem, Problems};
use crate::urls::Moment;

/// A moment as it was asked for.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The day shown.
    pub(crate) day: Day,
    /// What the address sets, for the links of the page.
    pub(crate) moment: Moment,
    /// The place of the log up to which decisions count.
    known: Seq,
    /// The time up to which editions of the local rules count; none: all (seconds since 1970-01-01T00:00:00Z).
    law_known: Option<i64>,
    /// The day of a report with which figures are compared, and what was typed for it where that is no day.
    reported: (Option<Day>, Option<String>),
    typed: (Option<String>, Option<String>),
    problems: Vec<Problem>,
}

/// The field of the day of a report.
const REPORTED: &str = "bao-cao";
/// The first and the last year that pages show.
const YEARS: (i32, i32) = (1900, 2100);

impl Asked {
    /// Reads `ngay` and `biet` of a query, and the day of a report, which cannot lie ahead of today.
    pub(crate) fn read(query: &[(String, String)], value: &Value, usual: Day, today: Day) -> Self {
        let text = |name: &str| {
            let found = query.iter().find(|(key, _)| key == name);
            found
                .map(|(_, text)| text.trim().to_owned())
                .filter(|text| !text.is_empty())
        };
        let mut problems = Vec::new();
        let mut read = |field: &'static str| match text(field) {
            None => (None, None),
            Some(typed) => match day(&typed).and_then(|day| field_takes(field, day, today)) {
                Ok(day) => (Some(day), None),
                Err(problem) => {
                    let message = Message::new(problem).with("typed", typed.as_str());
                    problems.push(Problem {
                        field: Some(field),
                        message,
                    });
                    (None, Some(typed))
                }
            },
        };
        let ((day, typed_day), (known_day, typed_known)) = (read("ngay"), read("biet"));
        let reported = read(REPORTED);
        Self {
            day: day.unwrap_or(usual),
            moment: Moment { day, known: known_day },
            known: known_day.map_or(Seq::LATEST, |day| value.known_at(end_in_vietnam(day))),
            law_known: known_day.map(end_in_vietnam),
            reported,
            typed: (typed_day, typed_known),
            problems,
        }
    }

    /// A moment that is given, not read.
    pub(crate) const fn at(day: Day, known: Seq) -> Self {
        Self {
            day,
            moment: Moment {
                day: Some(day),
                known: None,
            },
            known,
            law_known: None,
            typed: (None, None),
            problems: Vec::new(),
            reported: (None, None),
        }
    }

    /// The place of the log at the end of a day in Việt Nam.
    pub(crate) fn end_of(value: &Value, day: Day) -> Seq {
        value.known_at(end_in_vietnam(day))
    }

    /// The place of the log up to which decisions count.
    pub(crate) fn known_seq(&self) -> Seq {
        self.known
    }

    /// The time up to which editions of the local rules count; none: all.
    pub(crate) const fn law_known(&self) -> Option<i64> {
        self.law_known
    }

    /// Both: the place of the log, and the time of the law.
    pub(crate) const fn known_and_law(&self) -> (Seq, Option<i64>) {
        (self.known, self.law_known)
    }

    /// The same moment, by the law as it was known at the end of a day.
    pub(crate) fn by_law_of(&self, day: Day) -> Self {
        Self {
            law_known: Some(end_in_vietnam(day)),
            ..self.clone()
        }
    }

    /// The day of a report with which figures are compared.
    pub(crate) const fn reported(&self) -> Option<Day> {
        self.reported.0
    }

    /// The place of the log at the end of a day.
    pub(crate) fn at_end_of(day: Day, value: &Value) -> Seq {
        value.known_at(end_in_vietnam(day))
    }

    /// The same day as known up to a place of the log.
    pub(crate) fn known_to(&self, seq: Seq) -> Self {
        Self {
            known: seq,
            ..self.clone()
        }
    }

    /// Whether something in the address could not be read.
    pub(crate) fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// The form that moves a page in time.
    pub(crate) fn form(
        &self,
        lang: Lang,
        action: &str,
        keep: Vec<(String, String)>,
        links: Vec<(String, String)>,
    ) -> AsOf {
        AsOf {
            lang,
            action: action.to_owned(),
            keep,
            day: self.day,
            known: self.moment.known,
            rewound: self.moment != Moment::default(),
            typed: self.typed.clone(),
            reported: None,
            problems: Problems {
                lang,
                // Only a page that has the field can have it mended.
                list: self
                    .problems
                    .iter()
                    .filter(|problem| problem.field != Some(REPORTED))
                    .cloned()
                    .collect(),
            },
            links,
        }
    }

    /// The same on a page of figures, which can be compared with what was reported.
    pub(crate) fn figure_form(
        &self,
        lang: Lang,
        action: &str,
        keep: Vec<(String, String)>,
        links: Vec<(String, String)>,
    ) -> AsOf {
        let (day, typed) = &self.reported;
        let reported = typed.clone().or_else(|| day.map(writing::day));
        AsOf {
            rewound: self.moment != Moment::default() || day.is_some(),
            reported: Some(reported.unwrap_or_default()),
            problems: Problems {
                lang,
                list: self.problems.clone(),
            },
            ..self.form(lang, action, keep, links)
        }
    }
}

/// A day that pages can show, or the message that says why not.
fn day(typed: &str) -> Result<Day, &'static str> {
    let day = reading::day(typed).ok_or("as-of-not-a-day")?;
    if (YEARS.0..=YEARS.1).contains(&day.year()) {
        Ok(day)
    } else {
        Err("as-of-too-far")
    }
}

/// Nobody has reported what is to come.
fn field_takes(field: &str, day: Day, today: Day) -> Result<Day, &'static str> {
    if field == REPORTED && day > today {
        Err("as-of-reported-ahead")
    } else {
        Ok(day)
    }
}

/// The last second of a day in Việt Nam (UTC+7, no summer time).
fn end_in_vietnam(day: Day) -> i64 {
    (i64::from(day.number()) + 1) * 86_400 - 7 * 3_600 - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&str, &str)]) -> Asked {
        let query: Vec<(String, String)> = pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect();
        let today = "2019-03-14".parse().unwrap();
        Asked::read(&query, &Value::empty(), today, today)
    }

    #[test]
    fn a_day_is_read_as_it_is_typed_and_travels_in_one_form() {
        let asked = asked(&[("ngay", "4/3/2019"), ("biet", "2019-03-01")]);
        assert_eq!(asked.moment.at("/"), "/?ngay=2019-03-04&biet=2019-03-01");
        assert_eq!(asked.known_seq(), Seq(0));
        assert!(!asked.has_problems());
    }

    #[test]
    fn what_is_no_day_is_said_and_the_usual_day_stands() {
        for typed in ["31/02/2019", "hôm qua", "01/01/9999"] {
            let asked = asked(&[("ngay", typed)]);
            assert_eq!(asked.day.to_string(), "2019-03-14");
            assert!(asked.has_problems() && asked.moment.day.is_none(), "{typed}");
        }
        assert!(!asked(&[("ngay", "  ")]).has_problems());
    }

    #[test]
    fn a_report_of_a_day_to_come_is_none() {
        let today = asked(&[("bao-cao", "14/3/2019")]);
        assert!(today.reported().is_some() && !today.has_problems());
        let ahead = asked(&[("bao-cao", "15/3/2019")]);
        assert!(ahead.reported().is_none() && ahead.has_problems());
        assert!(
            !asked(&[("ngay", "15/3/2019")]).has_problems(),
            "a day to come can be asked for"
        );
    }

    #[test]
    fn a_day_ends_seven_hours_before_that_of_greenwich() {
        assert_eq!(end_in_vietnam(Day(0)), 61_199);
    }
}
