//! What the page of operations shows.

use askama::Template;

use crate::components::Frame;

/// One thing that must be well.
#[derive(Debug, Clone)]
pub struct StatusRow {
    /// What it is.
    pub name: String,
    /// The mark: `●` well, `◐` to be looked at, `▲` not well.
    pub mark: &'static str,
    /// How it stands, in words.
    pub state: String,
    /// What is to be done, where something is.
    pub next: Option<String>,
}

/// P37.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/operations/show.html")]
pub struct OperationsPage {
    /// The frame.
    pub frame: Frame,
    /// The title: how many things are to be done.
    pub title: String,
    /// What must be well.
    pub rows: Vec<StatusRow>,
}
