//! `cargo xtask bench …`: programs that measure and print, never tests with a time limit.

mod html;
mod http;
pub(crate) mod machine;
mod paths;
mod peers;
pub(crate) mod random;
mod standards;
mod web;

use crate::trouble::Trouble;

/// Runs the benchmark that the first word names.
pub(crate) fn bench(words: &[String]) -> Result<(), Trouble> {
    match words.first().map(String::as_str) {
        Some("standards") => standards::standards(&words[1..]),
        Some("web") => web::web(&words[1..]),
        other => Err(Trouble::Usage(format!(
            "there is no benchmark {:?}. There are: standards, web",
            other.unwrap_or("")
        ))),
    }
}
