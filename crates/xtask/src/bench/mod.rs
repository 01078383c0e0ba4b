//! `cargo xtask bench …`: programs that measure and print, never tests with a time limit.

mod html;
mod http;
pub(crate) mod machine;
mod paths;
pub(crate) mod random;
mod web;

use crate::trouble::Trouble;

/// Runs the benchmark that the first word names.
pub(crate) fn bench(words: &[String]) -> Result<(), Trouble> {
    match words.first().map(String::as_str) {
        Some("web") => web::web(&words[1..]),
        other => Err(Trouble::Usage(format!(
            "there is no benchmark {:?}. There is: cargo xtask bench web [--pages N]",
            other.unwrap_or("")
        ))),
    }
}
