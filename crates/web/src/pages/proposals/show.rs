//! What the pages of proposals show.

use askama::Template;
use words::Message;

use crate::components::{Basis, Frame, Pager, Problems, Source};
use crate::pages::drafts::{Entry, FieldView};
use crate::pages::scans::ScansView;
use crate::pages::unfinished::KeptForm;

/// Until when something must be answered.
#[derive(Debug, Clone)]
pub struct ClockView {
    /// In words.
    pub said: String,
    /// Whether the day is past.
    pub late: bool,
    /// The rule that sets the day.
    pub basis: Option<Basis>,
}

/// What was answered to a line.
#[derive(Debug, Clone)]
pub struct AnswerView {
    /// The mark before the words.
    pub mark: &'static str,
    /// In words.
    pub said: String,
    /// Why it was returned.
    pub reason: String,
}

/// One line: what stands there and what is proposed.
#[derive(Debug, Clone)]
pub struct LineView {
    /// Its place among all lines of the proposal.
    pub at: usize,
    /// What it is.
    pub label: String,
    /// What the record says now.
    pub now: String,
    /// What is proposed.
    pub to: String,
    /// Whether it is sensitive and stays closed.
    pub closed: bool,
    /// Whether it is sensitive and the reader has not opened it yet: then it can only be returned.
    pub unopened: bool,
    /// Whether the record says something else than when it was proposed.
    pub stale: bool,
    /// What was answered.
    pub answer: Option<AnswerView>,
    /// What is chosen in the form: `nhan`, `tra`, or nothing.
    pub chosen: String,
    /// The reason typed in the form.
    pub reason: String,
    /// What is wrong with the answer.
    pub wrong: Option<String>,
}

/// One change of a proposal.
#[derive(Debug, Clone)]
pub struct ChangeView {
    /// The act that reads otherwise, or that is added.
    pub title: String,
    /// The decision that holds what stands there.
    pub source: Option<Source>,
    /// Why it is proposed.
    pub reason: String,
    /// The paper that shows it.
    pub paper: String,
    /// Its lines.
    pub lines: Vec<LineView>,
}

/// A proposal in the list.
#[derive(Debug, Clone)]
pub struct WaitingRow {
    /// Whose record.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its id.
    pub id: String,
    /// The person's unit.
    pub unit: String,
    /// How many lines it has.
    pub lines: i64,
    /// When it was sent.
    pub sent: String,
    /// How many days ago.
    pub age: i64,
    /// Until when it must be answered.
    pub clock: Option<ClockView>,
    /// Where it stands: mark and words.
    pub stage: (&'static str, String),
}

/// P07.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/proposals/list.html")]
pub struct ProposalsPage {
    /// The frame.
    pub frame: Frame,
    /// How many wait.
    pub waiting: i64,
    /// How many of them are past their day.
    pub late: i64,
    /// Those that wait, then those that were answered.
    pub rows: Vec<WaitingRow>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
    /// The ways to take it away.
    pub takes: Vec<(String, String)>,
}

impl ProposalsPage {
    fn headline(&self) -> String {
        if self.waiting == 0 {
            return self.frame.say("proposals-none");
        }
        let said = Message::new("proposals-head").with("n", self.waiting);
        self.frame.lang.speak(&said.with("late", self.late))
    }

    fn days(&self, days: i64) -> String {
        self.frame.lang.speak(&Message::new("proposal-days").with("n", days))
    }
}

/// A proposal, to be answered.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/proposals/open.html")]
pub struct ProposalPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended.
    pub problems: Problems,
    /// Its id.
    pub id: String,
    /// Whose record: name and page.
    pub person: (String, String),
    /// The person's unit.
    pub unit: String,
    /// Where it stands: mark and words.
    pub stage: (&'static str, String),
    /// Until when it must be answered.
    pub clock: Option<ClockView>,
    /// Where sensitive lines are opened, while they are folded.
    pub opens: Option<String>,
    /// What is proposed.
    pub changes: Vec<ChangeView>,
    /// The scans that show it.
    pub scans: ScansView,
    /// Whether the reader can answer.
    pub answers: bool,
    /// What the reader left unfinished of it.
    pub kept: KeptForm,
    /// The head of the draft that accepted lines become.
    pub paper: Vec<FieldView>,
    /// The draft that they became.
    pub draft: Option<(String, String)>,
    /// What was done: when, who, what.
    pub trail: Vec<[String; 3]>,
    /// Its address.
    pub here: String,
}

impl ProposalPage {
    fn title(&self) -> String {
        let said = Message::new("proposal-of").with("name", self.person.0.as_str());
        self.frame.lang.speak(&said)
    }

    fn answer_label(&self, line: &LineView) -> String {
        let said = Message::new("proposal-answer-to").with("what", line.label.as_str());
        self.frame.lang.speak(&said)
    }
}
