//! P02 as it is shown.

use askama::Template;
use words::Message;

use crate::components::{AsOf, Basis, Compared, Frame, Pager, Source};

/// One duty.
#[derive(Debug, Clone)]
pub struct DutyRow {
    /// The code of the record, where the person can be chosen for a salary step.
    pub code: Option<String>,
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

/// A discipline that ends.
#[derive(Debug, Clone)]
pub struct EndingRow {
    /// When, in words.
    pub ends: String,
    /// Whether that is past and not on file.
    pub is_late: bool,
    /// Whose.
    pub name: String,
    /// The person's page.
    pub href: String,
    /// The person's unit.
    pub unit: String,
    /// Its form.
    pub form: String,
    /// The rule that says so, where one does.
    pub basis: Option<Basis>,
    /// The paper that disciplines.
    pub source: Option<Source>,
    /// A draft that ends it.
    pub lift: Option<String>,
}

/// What the page tells of disciplines that end.
#[derive(Debug, Clone)]
pub enum Endings {
    /// Nothing: the reader may not open them.
    Refused,
    /// Nothing yet.
    Folded,
    /// Those that were opened.
    Open(Vec<EndingRow>),
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
    /// Both readings of the day, where the address asks for what was reported.
    pub compared: Option<Compared>,
    /// How many are past their day, fall due in this month, and later.
    pub counts: [i64; 3],
    /// The drafts that wait.
    pub drafts: Vec<DraftWaiting>,
    /// The drafts on which an opinion of the reader's is to come.
    pub opinions: Vec<DraftWaiting>,
    /// The proposals on records that wait for an answer.
    pub proposals: Vec<DraftWaiting>,
    /// The requests about personal data that wait for an answer.
    pub requests: Vec<DraftWaiting>,
    /// What waits for the reader as its second person.
    pub to_confirm: Vec<DraftWaiting>,
    /// Own runs that are under way or have ended, and plans that wait.
    pub plans: Vec<DraftWaiting>,
    /// The moment and the unit for which salary steps of many are drafted; none, where the reader writes no draft or none falls due.
    pub raises: Option<Vec<(&'static str, String)>>,
    /// Disciplines that end.
    pub endings: Endings,
    /// Where they are opened.
    pub open_endings: String,
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
    fn choose(&self, row: &DutyRow) -> String {
        let message = Message::new("people-choose").with("name", row.name.as_str());
        self.frame.lang.speak(&message)
    }

    fn headline(&self) -> String {
        let [late, now, later] = self.counts;
        if late + now + later == 0 {
            return self.frame.say("duties-none");
        }
        let said = Message::new("duties-head").with("late", late);
        self.frame.lang.speak(&said.with("now", now).with("later", later))
    }
}
