//! The list of what a number consists of. Nobody trusts a figure that cannot be opened into names.

use askama::Template;
use words::Message;

use crate::components::{AsOf, Frame, Pager, Source, Tally};

/// One person, class or unit of the list.
#[derive(Debug, Clone, Default)]
pub struct NameRow {
    /// The whole name.
    pub name: String,
    /// The code of the record.
    pub code: String,
    /// Its page at this moment, where there is one.
    pub href: Option<String>,
    /// The unit of the main post; of a class its family, of a unit the one above.
    pub unit: String,
    /// The main post; of a class its days, of a unit its kind.
    pub post: Option<String>,
    /// What is missing, each in the reader's language.
    pub missing: Vec<String>,
    /// What makes it count: a kind of move, a day.
    pub note: Option<String>,
    /// The decision that makes it count.
    pub source: Option<Source>,
}

/// A condition by which the list can be narrowed.
#[derive(Debug, Clone)]
pub struct Narrowing {
    /// The condition, in the reader's language.
    pub name: String,
    /// How many it leaves.
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

/// What the list consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// People.
    People,
    /// Classes.
    Classes,
    /// Units.
    Units,
}

impl Listed {
    /// The headings of name, code, post and unit in the catalogue.
    pub(crate) const fn headings(self) -> [&'static str; 4] {
        match self {
            Self::People => [
                "names-column-name",
                "names-column-code",
                "names-column-post",
                "names-column-unit",
            ],
            Self::Classes => [
                "names-column-class",
                "names-column-code",
                "names-column-days",
                "names-column-family",
            ],
            Self::Units => [
                "names-column-unit",
                "names-column-code",
                "names-column-kind",
                "names-column-above",
            ],
        }
    }
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
    /// What the figure counts.
    pub tally: Tally,
    /// What the list consists of.
    pub listed: Listed,
    /// Which side of the figure is listed.
    pub listing: Listing,
    /// How many rows the list has in all, on every page of it.
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
        let title = match self.listing {
            Listing::Counted => "names-title",
            Listing::Missing => "names-title-missing",
            Listing::Unknown => "names-title-unknown",
        };
        let title = Message::new(title).with("figure", self.figure.clone());
        self.frame
            .lang
            .speak(&title.with("count", self.tally.counted(self.total)))
    }

    fn headings(&self) -> [String; 4] {
        self.listed.headings().map(|id| self.frame.say(id))
    }

    fn filter_label(&self) -> String {
        let counted = self.listing == Listing::Counted;
        self.frame.say(if counted { "tasks-parts" } else { "names-filter" })
    }

    fn shows_missing(&self) -> bool {
        self.rows.iter().any(|row| !row.missing.is_empty())
    }

    fn shows_notes(&self) -> bool {
        self.rows.iter().any(|row| row.note.is_some() || row.source.is_some())
    }
}
