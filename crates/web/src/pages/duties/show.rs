//! P02 as it is shown.

use askama::Template;
use words::Message;

use crate::components::{AsOf, Basis, Frame, Pager, Source};

/// One duty.
#[derive(Debug, Clone)]
pub struct DutyRow {
    /// When, as precisely as it is known.
    pub when: String,
    /// Whose.
    pub name: String,
    /// The person's page.
    pub href: String,
    /// The person's unit.
    pub unit: String,
    /// What falls due.
    pub said: String,
    /// The rule that says so, where one does.
    pub basis: Option<Basis>,
    /// The decision that tells it, where one does.
    pub source: Option<Source>,
    /// The next step: its words and its page.
    pub next: Option<(String, String)>,
}

/// Duties that belong together by day.
#[derive(Debug, Clone)]
pub struct DutyGroup {
    /// "Quá hạn", "Tháng 03/2019".
    pub name: String,
    /// Whether their day is past.
    pub is_late: bool,
    /// How many there are on all pages.
    pub total: i64,
    /// Those of this page.
    pub rows: Vec<DutyRow>,
}

/// A draft, or a proposal, that waits for the reader.
#[derive(Debug, Clone)]
pub struct DraftWaiting {
    /// Its title, or its id.
    pub title: String,
    /// Its page.
    pub href: String,
    /// What it waits for.
    pub step: String,
    /// Since when.
    pub since: String,
}

/// A kind to narrow the list to.
#[derive(Debug, Clone)]
pub struct KindChoice {
    /// Its name.
    pub name: String,
    /// How many there are.
    pub total: i64,
    /// The list of this kind alone.
    pub href: String,
    /// Whether it is chosen.
    pub here: bool,
}

/// P02.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/duties/show.html")]
pub struct DutiesPage {
    /// The frame.
    pub frame: Frame,
    /// The moment; its links hold the exports.
    pub as_of: AsOf,
    /// How many are past their day, fall due in this month, and later.
    pub counts: [i64; 3],
    /// The drafts that wait.
    pub drafts: Vec<DraftWaiting>,
    /// The proposals on records that wait for an answer.
    pub proposals: Vec<DraftWaiting>,
    /// The requests about personal data that wait for an answer.
    pub requests: Vec<DraftWaiting>,
    /// The kinds that there are.
    pub kinds: Vec<KindChoice>,
    /// The list of every kind.
    pub all: String,
    /// The duties of this page.
    pub groups: Vec<DutyGroup>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
    /// What the law book does not tell for the day.
    pub untold: Vec<String>,
    /// The page of calendars.
    pub calendars: String,
}

impl DutiesPage {
    fn headline(&self) -> String {
        let [late, now, later] = self.counts;
        if late + now + later == 0 {
            return self.frame.say("duties-none");
        }
        let said = Message::new("duties-head").with("late", late);
        self.frame.lang.speak(&said.with("now", now).with("later", later))
    }
}
