//! The one place that writes to the terminal: data to stdout, words to stderr.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this module is the command's voice"
)]

use std::fmt::Display;
use std::io::Write as _;
use std::time::Duration;

use indicatif::ProgressBar;
use words::{Lang, Message, Value};

/// Why a command could not do what it was asked: a message with its next step, and the single points behind it.
#[derive(Debug)]
pub(crate) struct Trouble {
    what: Message,
    points: Vec<Message>,
}

impl Trouble {
    /// The trouble that the catalogue calls `cli-…`; its attribute `.next` says what to do.
    pub(crate) fn of(id: &'static str) -> Self {
        Self {
            what: Message::new(id),
            points: Vec::new(),
        }
    }

    /// With one more fact.
    pub(crate) fn with(mut self, name: &'static str, fact: impl Into<Value>) -> Self {
        self.what = self.what.with(name, fact);
        self
    }

    /// With what a library or the system said of it, as `$cause`.
    pub(crate) fn because(self, cause: impl Display) -> Self {
        self.with("cause", cause.to_string())
    }

    /// With single points, each on a line of its own.
    pub(crate) fn points(mut self, points: impl IntoIterator<Item = Message>) -> Self {
        self.points.extend(points);
        self
    }

    /// As it is shown.
    pub(crate) fn spoken(&self, lang: Lang) -> String {
        let mut lines = vec![lang.speak(&self.what)];
        lines.extend(self.points.iter().map(|point| format!("- {}", lang.speak(point))));
        lines.extend(lang.next_step(&self.what).map(|next| format!("  {next}")));
        lines.join("\n")
    }
}

/// A text that is shown as it is.
pub(crate) fn verbatim(text: impl Display) -> Message {
    Message::new("verbatim").with("text", text.to_string())
}

/// One line of data.
pub(crate) fn data(line: impl Display) {
    // A reader that has gone away (`| head`) is no error.
    let _gone = writeln!(std::io::stdout(), "{line}");
}

/// A whole text as it is, without a line end of its own.
pub(crate) fn raw(bytes: &[u8]) {
    let _gone = std::io::stdout().write_all(bytes);
}

/// One line of words.
pub(crate) fn words(line: impl Display) {
    let _gone = writeln!(std::io::stderr(), "{line}");
}

/// Why a command stopped.
pub(crate) fn trouble(lang: Lang, trouble: &Trouble) {
    words(trouble.spoken(lang));
}

/// Shows on a terminal that something is under way; silent elsewhere, gone when it is dropped.
#[derive(Debug)]
pub(crate) struct Busy(ProgressBar);

impl Busy {
    /// Work of unknown length.
    pub(crate) fn with(line: String) -> Self {
        Self::begin(ProgressBar::new_spinner(), line)
    }

    /// Work of `steps` known steps.
    pub(crate) fn of(line: String, steps: usize) -> Self {
        Self::begin(ProgressBar::new(u64::try_from(steps).unwrap_or(0)), line)
    }

    fn begin(bar: ProgressBar, line: String) -> Self {
        bar.set_message(line);
        bar.enable_steady_tick(Duration::from_millis(120));
        Self(bar)
    }

    /// The bar, to be moved on from another thread.
    pub(crate) fn bar(&self) -> ProgressBar {
        self.0.clone()
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trouble_says_what_and_what_next_in_both_languages() {
        let trouble = Trouble::of("cli-ledger-missing").with("path", "a.ledger");
        let (vietnamese, english) = (trouble.spoken(Lang::Vi), trouble.spoken(Lang::En));
        assert!(
            vietnamese.contains("a.ledger") && vietnamese.contains("\n  "),
            "{vietnamese}"
        );
        assert!(english.contains("a.ledger") && english.contains("\n  "), "{english}");
        assert_ne!(vietnamese, english);
    }
}
