//! P10 as it is shown.

use askama::Template;
use words::{Message, writing};

use crate::components::{AsOf, Branch, Compared, Frame, Pager, Source};

/// The tree of units.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/units/show.html")]
pub struct UnitsPage {
    /// The frame.
    pub frame: Frame,
    /// The moment; its links hold the export.
    pub as_of: AsOf,
    /// Both readings of the day, where the address asks for what was reported.
    pub compared: Option<Compared>,
    /// How many units the reader may see.
    pub total: i64,
    /// The same with everything unfolded, for the printer.
    pub open_all: Option<String>,
    /// Posts assigned and people present.
    pub quotas: String,
    /// The tree.
    pub branches: Vec<Branch>,
}

impl UnitsPage {
    fn headline(&self) -> String {
        let n = writing::count(self.frame.lang, self.total);
        self.frame.lang.speak(&Message::new("units-all").with("n", n))
    }
}

/// What happened to a unit on a day.
#[derive(Debug, Clone)]
pub struct HistoryRow {
    /// The day.
    pub day: String,
    /// What happened, in the reader's language.
    pub said: String,
    /// The name or kind that it got, or the other unit: words, and its page where the reader may open it.
    pub what: (String, Option<String>),
    /// The decision.
    pub source: Option<Source>,
}

/// A post of a unit.
#[derive(Debug, Clone)]
pub struct PostRow {
    /// Its title.
    pub title: String,
    /// Who holds it.
    pub holders: Vec<HolderRow>,
    /// Where a draft is begun that fills it, while it is vacant.
    pub fill: Option<String>,
}

/// Who holds a post.
#[derive(Debug, Clone)]
pub struct HolderRow {
    /// The whole name, and the person's page; none of somebody outside the reader's scope.
    pub person: Option<(String, String)>,
    /// How the post is held, where that is not as the main one.
    pub mode: Option<String>,
    /// Since when.
    pub since: String,
}

/// One unit.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/units/unit.html")]
pub struct UnitPage {
    /// The frame.
    pub frame: Frame,
    /// The moment; its links hold the export.
    pub as_of: AsOf,
    /// Its name on the day.
    pub name: String,
    /// What its head says: name, value, and a page behind the value.
    pub head: Vec<(String, String, Option<String>)>,
    /// Said on top where it does not stand on the day: the message, and the unit to which it leads.
    pub gone: Option<(String, Option<(String, String)>)>,
    /// Its posts, of this page of them.
    pub posts: Vec<PostRow>,
    /// How many posts it has itself.
    pub post_count: i64,
    /// The way to the other posts.
    pub posts_pager: Option<Pager>,
    /// The units below.
    pub branches: Vec<Branch>,
    /// How many lie directly below.
    pub below: i64,
    /// The way to the other units below.
    pub below_pager: Option<Pager>,
    /// What can be drafted for it: words, and where the draft is begun.
    pub drafts: Vec<(String, String)>,
    /// The same with everything unfolded, for the printer.
    pub open_all: Option<String>,
    /// What happened to it, by day.
    pub history: Vec<HistoryRow>,
}

impl UnitPage {
    fn counted(&self, id: &'static str, n: i64) -> String {
        let n = writing::count(self.frame.lang, n);
        self.frame.lang.speak(&Message::new(id).with("n", n))
    }
}
