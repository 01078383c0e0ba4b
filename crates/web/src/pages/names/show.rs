//! The list of people that a number consists of. Nobody trusts a figure that cannot be opened into names.

use askama::Template;
use words::Message;

use crate::components::{AsOf, Frame, Pager};

/// One person of the list.
#[derive(Debug, Clone)]
pub struct NameRow {
    /// The whole name.
    pub name: String,
    /// The code of the record.
    pub code: String,
    /// The person's page at this moment.
    pub href: String,
    /// The unit of the main post.
    pub unit: String,
    /// The main post.
    pub post: Option<String>,
    /// What is missing, each in the reader's language.
    pub missing: Vec<String>,
}

/// A condition by which the list can be narrowed.
#[derive(Debug, Clone)]
pub struct Narrowing {
    /// The condition, in the reader's language.
    pub name: String,
    /// How many people it leaves.
    pub count: i64,
    /// The narrowed list.
    pub href: String,
    /// Whether it is the one shown.
    pub here: bool,
}

/// Which side of the figure a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// Those whom the figure counts.
    Counted,
    /// Those who are missing to its whole.
    Missing,
    /// Those of whom too little is known.
    Unknown,
}

/// P01b.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/names/show.html")]
pub struct NamesPage {
    /// The frame.
    pub frame: Frame,
    /// The moment; its links hold the export.
    pub as_of: AsOf,
    /// The figure that was opened.
    pub figure: Message,
    /// Which side of it is listed.
    pub listing: Listing,
    /// How many people the list has in all, on every page of it.
    pub total: i64,
    /// Whether the reader sees less than the number says, because the rest is outside the reader's scope.
    pub partly_hidden: bool,
    /// Ways to narrow it; empty where there is only one condition.
    pub narrowings: Vec<Narrowing>,
    /// The rows of this page, in the order of Vietnamese names.
    pub rows: Vec<NameRow>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
}

impl NamesPage {
    fn headline(&self) -> String {
        let count = Message::new("names-count").with("n", self.total);
        let title = match self.listing {
            Listing::Counted => "names-title",
            Listing::Missing => "names-title-missing",
            Listing::Unknown => "names-title-unknown",
        };
        let title = Message::new(title).with("figure", self.figure.clone());
        self.frame.lang.speak(&title.with("count", count))
    }

    fn shows_missing(&self) -> bool {
        self.rows.iter().any(|row| !row.missing.is_empty())
    }
}
