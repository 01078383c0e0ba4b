//! Lines for those who run the service: on stderr, each with its level.
//!
//! Under systemd a line begins with the level as the journal reads it (`<3>` error, `<4>` warning, `<6>` information), so that
//! `journalctl -p warning` finds it; elsewhere with the moment (UTC) and the level as a word.

use std::fmt::Display;

use web::Level;

use crate::{place, say};

/// Writes one line.
pub(crate) fn line(level: Level, text: impl Display) {
    // systemd sets this when stderr leads into its journal.
    let journal = std::env::var_os("JOURNAL_STREAM").is_some_and(|stream| !stream.is_empty());
    say::words(shown(level, &text.to_string(), journal, place::now()));
}

/// The line as it is written. What spans lines (a cause with its details) is joined, so that a line is one event.
fn shown(level: Level, text: &str, journal: bool, now: i64) -> String {
    let text = text.lines().collect::<Vec<_>>().join(" | ");
    let (number, word) = match level {
        Level::Error => (3, "ERROR"),
        Level::Warning => (4, "WARN"),
        Level::Info => (6, "INFO"),
    };
    if journal {
        format!("<{number}>{text}")
    } else {
        format!("{} {word} {text}", moment(now))
    }
}

/// `2026-11-28T02:15:01Z`.
fn moment(seconds: i64) -> String {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let day = ledger::Day(i32::try_from(days).unwrap_or(0));
    format!("{day}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_when_and_how_much_it_matters() {
        assert_eq!(
            shown(Level::Warning, "sắp hết hạn", false, 1_795_745_701),
            "2026-11-27T02:15:01Z WARN sắp hết hạn"
        );
        assert_eq!(shown(Level::Error, "K7-AB: x\ny", true, 0), "<3>K7-AB: x | y");
        assert_eq!(shown(Level::Info, "ok", true, 0), "<6>ok");
    }
}
