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
    if let Some(seconds) = text.strip_prefix('@').and_then(|seconds| seconds.parse::<i64>().ok()) {
        return Ok(value.known_at(seconds));
    }
    let day = day(text).map_err(|_| Trouble::of("cli-known-unreadable").with("typed", text))?;
    // The whole day in Việt Nam counts: until its last second, UTC+7.
    Ok(value.known_at(i64::from(day.number() + 1) * 86_400 - 7 * 3600 - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

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
