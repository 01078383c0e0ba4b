//! What the page of many salary steps shows.

use askama::Template;
use words::Message;

use crate::components::{Basis, Frame, Problems, Source};
use crate::pages::drafts::{Entry, FieldView};

/// Somebody who gets a step.
#[derive(Debug, Clone)]
pub struct RaiseRow {
    /// The code of the record.
    pub code: String,
    /// The name.
    pub name: String,
    /// The person's page.
    pub href: Option<String>,
    /// The unit.
    pub unit: String,
    /// The rank in words.
    pub rank: String,
    /// Step and coefficient that are held.
    pub now: String,
    /// Those that follow.
    pub next: String,
    /// From which day.
    pub due: String,
    /// Whether that day is past.
    pub is_late: bool,
    /// The paper of the present step.
    pub source: Option<Source>,
}

/// Somebody who gets none.
#[derive(Debug, Clone)]
pub struct NoRaiseRow {
    /// The name, or the code alone.
    pub name: String,
    /// The person's page.
    pub href: Option<String>,
    /// Why, and what is missing.
    pub why: String,
}

/// Many salary steps before they are drafted.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/duties/raises.html")]
pub struct RaisesPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended.
    pub problems: Problems,
    /// Where the form is sent.
    pub action: String,
    /// Who gets a step.
    pub rows: Vec<RaiseRow>,
    /// Who gets none.
    pub missing: Vec<NoRaiseRow>,
    /// That the list goes on behind those who are shown, in words.
    pub left: Option<String>,
    /// The rule that the steps follow from.
    pub basis: Option<Basis>,
    /// The head of the draft.
    pub paper: Vec<FieldView>,
    /// The sign by which the form is known when it is sent again.
    pub once: String,
    /// Whether each unit gets a draft of its own.
    pub apart: bool,
}

impl RaisesPage {
    fn headline(&self) -> String {
        let n = i64::try_from(self.rows.len()).unwrap_or(i64::MAX);
        self.frame.lang.speak(&Message::new("raises-head").with("n", n))
    }
}
