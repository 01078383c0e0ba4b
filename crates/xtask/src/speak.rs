//! The one place where a task prints: results on stdout, everything else on stderr.

use std::io::Write as _;

/// Prints a result. A closed pipe (`| head`) is the reader's wish, not an error.
pub(crate) fn say(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// Prints news or trouble.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// A heading before each step, easy to find in a long log.
pub(crate) fn heading(text: &str) {
    say(&format!(
        "\n== {text} {}",
        "=".repeat(96_usize.saturating_sub(text.chars().count()))
    ));
}
