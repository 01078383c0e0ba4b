//! P03 as it is shown: as a page of its own, and as the list of the palette.

use askama::Template;
use words::{Lang, Message, writing};

use crate::components::{AsOf, Frame};
use crate::pages::paging::count;

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow {
    /// What it is called.
    pub name: String,
    /// What tells it from others of the same name.
    pub detail: String,
    /// Its page at this moment.
    pub href: String,
}

/// What was found of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultGroup {
    /// Its word, and its name in the catalogue behind `search-group-`.
    pub kind: &'static str,
    /// How many there are, of those that the reader may see.
    pub total: usize,
    /// The closest of them.
    pub first: Vec<ResultRow>,
}

impl ResultGroup {
    fn heading(&self, lang: Lang) -> String {
        lang.say(&format!("search-group-{}", self.kind))
    }

    fn said(&self, lang: Lang) -> String {
        writing::count(lang, count(self.total))
    }

    /// How many more there are than are shown.
    fn more(&self, lang: Lang) -> Option<String> {
        let more = self.total.saturating_sub(self.first.len());
        (more > 0).then(|| lang.speak(&Message::new("and-more").with("n", count(more))))
    }
}

/// How much was found, for the eye and for the ear.
fn found(lang: Lang, groups: &[ResultGroup]) -> String {
    let total = groups.iter().map(|group| group.total).sum();
    lang.speak(&Message::new("search-found").with("n", count(total)))
}

/// P03.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/search/show.html")]
pub struct SearchPage {
    /// The frame.
    pub frame: Frame,
    /// The moment.
    pub as_of: AsOf,
    /// What is sought.
    pub sought: String,
    /// Where it is sent, at this moment.
    pub post: String,
    /// Where people are listed by what is sought.
    pub people: String,
    /// What was found.
    pub groups: Vec<ResultGroup>,
}

impl SearchPage {
    fn headline(&self) -> String {
        if self.sought.is_empty() {
            self.frame.say("search-title")
        } else {
            found(self.frame.lang, &self.groups)
        }
    }
}

/// The list of the palette.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/search/palette.html")]
pub struct Palette {
    /// The reader's language.
    pub lang: Lang,
    /// What was found.
    pub groups: Vec<ResultGroup>,
}

impl Palette {
    fn said(&self) -> String {
        found(self.lang, &self.groups)
    }

    /// Each group with the number of its first row among all rows.
    fn numbered(&self) -> impl Iterator<Item = (usize, &ResultGroup)> {
        let before = self.groups.iter().scan(0, |before, group| {
            let first = *before;
            *before += group.first.len();
            Some(first)
        });
        before.zip(&self.groups)
    }
}
