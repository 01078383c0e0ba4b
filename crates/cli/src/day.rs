//! Days and moments as they are typed.

use std::fmt;

use ledger::{Day, Seq, Value};
use words::{Lang, Message};

use crate::say::Trouble;

/// A text that is no day. The command line is read before its language is known, so both languages are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NotADay(String);

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = Message::new("cli-not-a-day").with("typed", self.0.as_str());
        write!(f, "{} / {}", Lang::Vi.speak(&message), Lang::En.speak(&message))
    }
}

impl std::error::Error for NotADay {}

/// A day as people type it: `2019-03-14`, `14/03/2019`, `14.3.2019`.
pub(crate) fn day(text: &str) -> Result<Day, NotADay> {
    words::reading::day(text).ok_or_else(|| NotADay(text.to_owned()))
}

/// A place of the log: a decision's number in it, or a time such as `2019-03-14` (its end) or seconds with `@`.
pub(crate) fn known(text: Option<&str>, value: &Value) -> Result<Seq, Trouble> {
    let Some(text) = text else { return Ok(Seq::LATEST) };
    if let Ok(seq) = text.parse::<u32>() {
        let head = value.head().seq;
        let beyond = || {
            Trouble::of("cli-known-beyond")
                .with("head", head.to_string())
                .with("seq", seq.to_string())
        };
        return if seq <= head.0 { Ok(Seq(seq)) } else { Err(beyond()) };
    }
    let time = time(text).ok_or_else(|| Trouble::of("cli-known-unreadable").with("typed", text))?;
    Ok(value.known_at(time))
}

/// The time up to which editions of the local rules count, of the same text; none where it names none: then all of them do.
pub(crate) fn law_known(text: Option<&str>) -> Option<i64> {
    text.filter(|text| text.parse::<u32>().is_err()).and_then(time)
}

/// Seconds with `@`, or the end of a day.
fn time(text: &str) -> Option<i64> {
    if let Some(seconds) = text.strip_prefix('@').and_then(|seconds| seconds.parse().ok()) {
        return Some(seconds);
    }
    // The whole day in Việt Nam counts: until its last second, UTC+7.
    day(text)
        .ok()
        .map(|day| i64::from(day.number() + 1) * 86_400 - 7 * 3600 - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_law_is_known_up_to_a_time_and_a_place_of_the_log_is_none() {
        let end = law_known(Some("14/03/2019"));
        assert_eq!(end, law_known(Some("2019-03-14")));
        assert_eq!(end, Some(1_552_582_799), "2019-03-14T23:59:59+07:00");
        assert_eq!(law_known(Some("@1552582799")), end);
        for text in [None, Some("12"), Some("hôm nay")] {
            assert_eq!(law_known(text), None, "{text:?}");
        }
    }

    #[test]
    fn days_are_taken_as_offices_write_them() {
        let wanted = Day::of(2019, 3, 14).unwrap();
        for text in ["2019-03-14", "14/03/2019", "14.3.2019", "14-3-2019"] {
            assert_eq!(day(text), Ok(wanted), "{text}");
        }
        for text in ["31/02/2019", "14/03", "2019", "03-14-2019", "hôm nay"] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
