//! The one place that writes to the terminal: data to stdout, words to stderr.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this module is the command's voice")]

use std::fmt::Display;
use std::io::Write as _;

use thiserror::Error;

/// Why a command could not do what it was asked, in the words of its user.
#[derive(Debug, Error)]
#[error("{what}\n  {next}")]
pub(crate) struct Trouble {
    /// What is wrong.
    pub(crate) what: String,
    /// What to do next.
    pub(crate) next: String,
}

impl Trouble {
    pub(crate) fn new(what: impl Display, next: impl Display) -> Self {
        Self { what: what.to_string(), next: next.to_string() }
    }
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
pub(crate) fn trouble(trouble: &Trouble) {
    words(trouble);
}
