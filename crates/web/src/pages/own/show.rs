//! What the pages of the own record show.

use askama::Template;
use words::Message;

use crate::components::{Frame, Problems};
use crate::pages::drafts::{Entry, FieldView};
use crate::pages::proposals::{ChangeView, ClockView};
use crate::pages::scans::ScansView;
use crate::pages::unfinished::KeptForm;

/// An own proposal in the list.
#[derive(Debug, Clone)]
pub struct ProposalRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// How many lines it has.
    pub lines: i64,
    /// Where it stands: mark and words.
    pub stage: (&'static str, String),
    /// When it was sent.
    pub sent: String,
    /// When something was last done to it.
    pub moved: String,
}

/// What the page of a person shows more where it is the reader's own.
#[derive(Debug, Clone)]
pub struct OwnPart {
    /// The reader's proposals.
    pub proposals: Vec<ProposalRow>,
    /// What the record lacks: its name, and the form that proposes it.
    pub lacking: Vec<(String, String)>,
    /// What can be added beside what is there.
    pub others: Vec<(String, String)>,
}

/// The page of an account without a record.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/own/nobody.html")]
pub struct NoRecordPage {
    /// The frame.
    pub frame: Frame,
}

/// The form of a change.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/own/propose.html")]
pub struct ProposePage {
    /// The frame.
    pub frame: Frame,
    /// What is proposed.
    pub title: String,
    /// Where the form is sent.
    pub action: String,
    /// What the reader left unfinished of it.
    pub kept: KeptForm,
    /// What is to be mended.
    pub problems: Problems,
    /// The fields of the act.
    pub fields: Vec<FieldView>,
    /// From when it holds.
    pub when: String,
    /// The reason, and the paper that shows it.
    pub why: Vec<FieldView>,
}

/// An own proposal.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/own/proposal.html")]
pub struct OwnProposalPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended.
    pub problems: Problems,
    /// Its id.
    pub id: String,
    /// Where it stands: mark and words.
    pub stage: (&'static str, String),
    /// Until when it must be answered.
    pub clock: Option<ClockView>,
    /// Whether something sensitive is not shown.
    pub folded: bool,
    /// What is proposed, and what was answered.
    pub changes: Vec<ChangeView>,
    /// Whether changes can be taken out, and what is left be sent.
    pub drops: bool,
    /// Whether it can be given up.
    pub withdraws: bool,
    /// The scans that show it.
    pub scans: ScansView,
    /// What was done: when, who, what.
    pub trail: Vec<[String; 3]>,
    /// Its address.
    pub here: String,
}

impl OwnProposalPage {
    fn title(&self) -> String {
        let said = Message::new("proposal-title").with("id", self.id.as_str());
        self.frame.lang.speak(&said.with("stage", self.stage.1.as_str()))
    }

    fn drop_label(&self, change: &ChangeView) -> String {
        let said = Message::new("proposal-drop-change").with("change", change.title.as_str());
        self.frame.lang.speak(&said)
    }
}
