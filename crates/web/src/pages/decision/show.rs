//! The page of a decision: its head, then its acts in order.

use askama::Template;
use ledger::Day;
use words::{Message, writing};

use crate::components::{AsOf, Basis, Frame, Pager, Problems};
use crate::pages::scans::ScansView;

/// One thing that an act says, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidLine {
    /// What it is called; empty for what is folded as a whole.
    pub label: String,
    /// What the act says.
    pub text: String,
    /// What stood there before, where that was another thing.
    pub before: Option<String>,
    /// Whether it is told beside the act, not by it.
    pub is_quiet: bool,
    /// Whether it stands for something that is not told here.
    pub is_closed: bool,
}

/// One act, in words.
#[derive(Debug, Clone)]
pub struct ActRow {
    /// Its number in the decision, from 1.
    pub number: i64,
    /// What it does: "Bổ nhiệm".
    pub name: String,
    /// Whom and what it touches: words, and a page where there is one.
    pub touches: Vec<(String, Option<String>)>,
    /// What it says, field by field.
    pub lines: Vec<SaidLine>,
    /// The day on which it takes effect, where that is not the decision's own.
    pub when: Option<String>,
    /// The form that corrects it, where the reader may.
    pub correct: Option<String>,
}

/// How the decision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InForce {
    /// In force.
    Yes,
    /// Its effects end on that day.
    Until(Day),
    /// As if it had never been.
    Never,
}

/// The page.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/decision/show.html")]
pub struct DecisionPage {
    /// The frame.
    pub frame: Frame,
    /// The moment.
    pub as_of: AsOf,
    /// Its place in the log.
    pub seq: i64,
    /// Number and symbol; empty when it has none yet.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What its head says: name, value.
    pub head: Vec<(String, String)>,
    /// Its legal bases.
    pub bases: Vec<Basis>,
    /// How it stands.
    pub in_force: InForce,
    /// Where a paper that takes it back begins, where the reader may write one.
    pub take_back: Option<String>,
    /// The acts of this page of the list.
    pub acts: Vec<ActRow>,
    /// How many acts the reader may see.
    pub total: i64,
    /// Whether there are acts outside the reader's scope.
    pub partly_hidden: bool,
    /// The way to the other acts.
    pub pager: Option<Pager>,
    /// The files beside it.
    pub scans: ScansView,
    /// Nothing is typed here that could be wrong.
    pub problems: Problems,
    /// Its address.
    pub here: String,
}

impl DecisionPage {
    fn headline(&self) -> String {
        let number = if self.number.is_empty() {
            self.frame.say("decision-unnumbered")
        } else {
            self.number.clone()
        };
        match self.title.as_str() {
            "" => self
                .frame
                .lang
                .speak(&Message::new("decision-head").with("number", number)),
            title => {
                let head = Message::new("decision-head-titled").with("number", number);
                self.frame.lang.speak(&head.with("title", title))
            }
        }
    }

    fn standing(&self) -> Option<String> {
        match self.in_force {
            InForce::Yes => None,
            InForce::Until(day) => Some(self.frame.lang.speak(&Message::new("decision-until").with("day", day))),
            InForce::Never => Some(self.frame.say("decision-never")),
        }
    }

    fn correct_label(&self, act: &ActRow) -> String {
        let message = Message::new("draft-correct-act").with("n", act.number);
        self.frame.lang.speak(&message.with("act", act.name.as_str()))
    }

    fn acts_heading(&self) -> String {
        let count = writing::count(self.frame.lang, self.total);
        self.frame.lang.speak(&Message::new("decision-acts").with("n", count))
    }
}
