//! P04 as it is shown.

use askama::Template;
use words::Message;

use crate::components::{AsOf, Frame, Pager};

/// A condition in words, and the list without it.
#[derive(Debug, Clone)]
pub struct Told {
    /// The condition.
    pub said: String,
    /// The list without it.
    pub without: String,
}

/// A choice of the filter.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The name of the field.
    pub field: &'static str,
    /// Its label, in the reader's language.
    pub label: String,
    /// What is chosen; empty: nothing.
    pub chosen: String,
    /// Value and words of each choice.
    pub choices: Vec<(String, String)>,
}

/// The heading of a column.
#[derive(Debug, Clone)]
pub struct Heading {
    /// Its words.
    pub said: String,
    /// The list in the order of the column; none where no address tells the list.
    pub href: Option<String>,
    /// How the list is ordered by it, as `aria-sort` says it.
    pub sorted: Option<&'static str>,
}

/// One person of the list.
#[derive(Debug, Clone)]
pub struct PersonRow {
    /// The code of the record.
    pub code: String,
    /// The whole name.
    pub name: String,
    /// The person's page at this moment.
    pub href: String,
    /// What each column says.
    pub cells: Vec<String>,
}

/// The columns of the office's own that were chosen.
#[derive(Debug, Clone)]
pub struct OwnShown {
    /// Which they are, and that opening them is on record.
    pub said: String,
    /// Whether they stand open.
    pub is_open: bool,
    /// Where the list is taken away with them, as `.xlsx` and as `.csv`; none for who may not take them.
    pub takes: Option<[String; 2]>,
}

/// P04.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/people/show.html")]
pub struct PeoplePage {
    /// The frame.
    pub frame: Frame,
    /// The moment; its links hold the exports.
    pub as_of: AsOf,
    /// The name of the kept list that this is, as it was opened.
    pub kept: Option<String>,
    /// How many the list has, on all its pages.
    pub total: i64,
    /// What is sought.
    pub sought: String,
    /// The conditions in words.
    pub told: Vec<Told>,
    /// Choices of the filter.
    pub choices: Vec<Choice>,
    /// The day until which contracts end, as it was typed; none where the filter does not show it.
    pub contract_ends: Option<String>,
    /// The same list with all that the filter has; none where all of it is shown.
    pub wider: Option<String>,
    /// Whether the filter stands open.
    pub filter_is_open: bool,
    /// First and last year of birth, as they were typed.
    pub years: [String; 2],
    /// Each column: its word, its heading, whether it is shown.
    pub columns: Vec<(String, String, bool)>,
    /// The columns of the office's own that were chosen; none where none was.
    pub own: Option<OwnShown>,
    /// The headings: the name's, then that of each column shown.
    pub headings: Vec<Heading>,
    /// The fields of the filter, for the search.
    pub keep: Vec<(String, String)>,
    /// The moment and the order, for the filter.
    pub moment: Vec<(&'static str, String)>,
    /// Where a search is sent, at this moment.
    pub post: String,
    /// Where what is sought is taken away.
    pub post_xlsx: String,
    /// The acts that a draft for chosen people may begin with: number and name. None, where the reader may write no draft.
    pub acts: &'static [(u16, &'static str)],
    /// The rows of this page.
    pub rows: Vec<PersonRow>,
    /// The way to the other pages of a list that an address can tell.
    pub pager: Option<Pager>,
    /// The next page of what was sought, which no address tells: its number.
    pub more: Option<usize>,
    /// Whether what is listed may be taken away.
    pub exports: bool,
}

impl PeoplePage {
    fn narrowed(&self) -> bool {
        !self.told.is_empty() || !self.sought.is_empty()
    }

    fn own_is_open(&self) -> bool {
        self.own.as_ref().is_some_and(|own| own.is_open)
    }

    fn kept_said(&self, name: &str) -> String {
        self.frame.lang.speak(&Message::new("list-shown").with("name", name))
    }

    fn drop_label(&self, told: &Told) -> String {
        let message = Message::new("people-drop").with("condition", told.said.as_str());
        self.frame.lang.speak(&message)
    }

    fn headline(&self) -> String {
        let id = if self.narrowed() { "people-found" } else { "people-all" };
        self.frame.lang.speak(&Message::new(id).with("n", self.total))
    }

    fn choose(&self, row: &PersonRow) -> String {
        let message = Message::new("people-choose").with("name", row.name.as_str());
        self.frame.lang.speak(&message)
    }

    /// The cells of a row, each with its heading: on a telephone there is no head above them.
    fn labelled<'p>(&'p self, row: &'p PersonRow) -> impl Iterator<Item = (&'p String, &'p String)> {
        self.headings
            .iter()
            .skip(1)
            .map(|heading| &heading.said)
            .zip(&row.cells)
    }

    fn caption(&self) -> String {
        let sorted = self.headings.iter().find(|heading| heading.sorted.is_some());
        let column = sorted.map_or_else(String::new, |heading| heading.said.to_lowercase());
        let message = Message::new("people-caption").with("column", column);
        self.frame.lang.speak(&message)
    }
}
