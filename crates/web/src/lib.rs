//! The web face: server-rendered pages that work without script, in Vietnamese and English.
//!
//! `pages/<subject>/<action>.rs` and `.html` stand side by side; what pages share is in `components/<name>/`.
//! Views hold plain data (days, counts, names, addresses) and speak through the catalogue; they know no ledger. Beside each view
//! stands its handler, which reads the request, asks the office and shows the view; `site/` stands around them all.
//! `cargo test -p web` writes every page with sample data to `target/gallery`, where a browser opens it without a server.
//!
//! INVARIANT: web alone knows HTML; no script or style stands inside a page.

mod api;
pub mod components;
pub mod pages;
mod site;
pub mod urls;

pub use site::{Door, Ended, InProcess, Level, Log, Marks, Settings, Unread, Workbooks, run, site};

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
