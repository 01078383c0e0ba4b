//! What the page of operations shows.

use std::fmt;

use askama::Template;

use crate::components::Frame;

/// Whether something is well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It is.
    Well,
    /// It is to be looked at.
    Look,
    /// It is not.
    Ill,
}

impl Mark {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Look => "look",
            Self::Ill => "ill",
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Well => "●",
            Self::Look => "◐",
            Self::Ill => "▲",
        })
    }
}

/// One thing that must be well.
#[derive(Debug, Clone)]
pub struct StatusRow {
    /// Its id: `backup`, the same in every language.
    pub what: &'static str,
    /// What it is called.
    pub name: String,
    /// Whether it is well.
    pub mark: Mark,
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
