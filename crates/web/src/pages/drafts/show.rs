//! What the pages of drafts show.

use askama::Template;
use words::Message;

use super::heard::OpinionsSection;
use crate::components::{Basis, Frame, Pager, Problems};
use crate::pages::decision::ActRow;
use crate::pages::scans::ScansView;
use crate::pages::unfinished::KeptForm;

/// A draft in the list.
#[derive(Debug, Clone)]
pub struct DraftRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// What it is about.
    pub title: String,
    /// How many acts it has.
    pub acts: usize,
    /// Where it stands: mark and words.
    pub stage: (&'static str, String),
    /// By which day it is to be decided on, and that it is past.
    pub due: Option<String>,
    /// Who wrote it.
    pub by: String,
    /// When the last step was taken.
    pub moved: String,
    /// Why it needs attention.
    pub note: Option<String>,
}

/// What the law says of one act of a draft.
#[derive(Debug, Clone)]
pub struct LawLine {
    /// The sign of its weight.
    pub mark: &'static str,
    /// Its weight in words.
    pub weight: String,
    /// The act's number with its address; none where it is about the draft as a whole.
    pub act: Option<(i64, String)>,
    /// Of whom, with the person's page.
    pub who: Option<(String, Option<String>)>,
    /// What.
    pub said: String,
    /// Where the rule stands.
    pub basis: Option<Basis>,
}

/// What the law says of a draft. The empty one says that it could not be asked.
#[derive(Debug, Clone, Default)]
pub struct LawSection {
    /// The lines.
    pub lines: Vec<LawLine>,
    /// How many of the acts were judged; none where the law could not be asked.
    pub judged: Option<String>,
    /// Whether all were.
    pub is_whole: bool,
    /// Whether the reader may open disciplines that were not read.
    pub may_open: bool,
}

/// A reason why the ledger would not take a draft.
#[derive(Debug, Clone)]
pub struct RefusedLine {
    /// The first of the acts that it lies in: number, address.
    pub acts: Vec<(i64, String)>,
    /// How many acts more there are.
    pub more: i64,
    /// The reason.
    pub said: String,
}

/// One thing that a draft affects without naming it.
#[derive(Debug, Clone)]
pub struct AffectedLine {
    /// What kind of thing it is.
    pub kind: String,
    /// Its name, with its page.
    pub name: (String, Option<String>),
    /// What is told beside it: its unit, its post, how many posts.
    pub detail: String,
}

/// Who else is affected by a draft.
#[derive(Debug, Clone)]
pub struct AffectedSection {
    /// How many of each kind: name, number.
    pub counts: Vec<(String, String)>,
    /// Those of this page.
    pub lines: Vec<AffectedLine>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
    /// Whether the list is unfolded: somebody turns its pages.
    pub open: bool,
}

/// P30.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/drafts/list.html")]
pub struct DraftsPage {
    /// The frame.
    pub frame: Frame,
    /// Each stage: its word, its name, how many there are, whether it is shown.
    pub stages: Vec<(String, String, usize, bool)>,
    /// The list of those that are late: its address, how many there are, whether it is shown.
    pub late: Option<(String, usize, bool)>,
    /// The drafts.
    pub rows: Vec<DraftRow>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
    /// Whether the reader may write.
    pub writes: bool,
    /// The ways to take it away.
    pub takes: Vec<(String, String)>,
}

/// The head of a draft, to be filled in.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/drafts/head.html")]
pub struct HeadPage {
    /// The frame.
    pub frame: Frame,
    /// Where the form is sent.
    pub action: String,
    /// What the reader left unfinished of it.
    pub kept: KeptForm,
    /// Whether the draft is new.
    pub is_new: bool,
    /// What is to be mended.
    pub problems: Problems,
    /// The kinds of papers: word, name, whether it is chosen.
    pub kinds: Vec<(String, String, bool)>,
    /// What was typed: title, issuer, day of effect, legal bases.
    pub typed: [String; 4],
    /// Who receives the paper, a line each, as it was typed.
    pub recipients: String,
    /// The bodies that are offered as its issuer.
    pub issuers: Vec<String>,
    /// The fields that pass on what a new draft is begun for.
    pub begun_for: Vec<(&'static str, String)>,
}

/// A field of an act's form.
#[derive(Debug, Clone)]
pub struct FieldView {
    /// Its name in the form: `into.0.unit`.
    pub name: String,
    /// Its label; of a field of a part with what the part is called.
    pub label: String,
    /// What helps.
    pub help: String,
    /// What is typed or chosen.
    pub typed: String,
    /// Whether it may be left out.
    pub optional: bool,
    /// How it is entered.
    pub entry: Entry,
    /// What is wrong with it.
    pub wrong: Option<String>,
    /// Whether typing begins here.
    pub focused: bool,
}

/// How a field is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// One line.
    Line,
    /// One line, for which these are offered; anything else can be typed.
    Offered(Vec<String>),
    /// Several lines.
    Lines,
    /// One of these: value, words.
    Choice(Vec<(String, String)>),
}

/// The form of an act.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/drafts/add.html")]
pub struct AddPage {
    /// The frame.
    pub frame: Frame,
    /// Where the form is sent.
    pub action: String,
    /// What the reader left unfinished of it.
    pub kept: KeptForm,
    /// The number of the act.
    pub number: u16,
    /// What the act is called.
    pub title: String,
    /// What it is for, what must hold, what follows.
    pub about: [String; 3],
    /// What is to be mended.
    pub problems: Problems,
    /// The fields.
    pub fields: Vec<FieldView>,
    /// From when the act holds, where it is not the day of the paper.
    pub when: String,
}

/// The form of another content for an act of the log.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/drafts/correct.html")]
pub struct CorrectPage {
    /// The frame.
    pub frame: Frame,
    /// Where the form is sent.
    pub action: String,
    /// What the reader left unfinished of it.
    pub kept: KeptForm,
    /// What the act is called, and that it is corrected.
    pub title: String,
    /// Whom and what the act touches: words, and a page where there is one.
    pub touches: Vec<(String, Option<String>)>,
    /// The decision that holds the act.
    pub of: String,
    /// What is to be mended.
    pub problems: Problems,
    /// The fields of the act.
    pub fields: Vec<FieldView>,
    /// From when the act holds, where it is not the day of its paper.
    pub when: String,
    /// The fields of the paper that corrects.
    pub paper: Vec<FieldView>,
}

/// A form that takes a step.
#[derive(Debug, Clone)]
pub struct StepForm {
    /// The word of the step.
    pub word: &'static str,
    /// What the button says.
    pub button: String,
    /// Fields beside it: name, label, what stands in it at first.
    pub fields: Vec<(&'static str, String, String)>,
    /// Whether it is the step that leads on.
    pub leads_on: bool,
}

/// A draft.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/drafts/show.html")]
pub struct DraftPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended.
    pub problems: Problems,
    /// Its id.
    pub id: String,
    /// Its version: what is removed, is removed from that one alone.
    pub version: u32,
    /// What it is about.
    pub title: String,
    /// Where it stands: mark and words.
    pub stage: (&'static str, String),
    /// By which day it is to be decided on, and that it is past.
    pub due: Option<String>,
    /// Why it came back.
    pub reason: Option<String>,
    /// Its page in the ledger, once it is there.
    pub entered: Option<String>,
    /// The paper: names and values.
    pub head: Vec<(String, String)>,
    /// What it does: the acts of this page.
    pub acts: Vec<ActRow>,
    /// The way to the other pages of acts.
    pub pager: Option<Pager>,
    /// Whether its content can be changed by the reader.
    pub open: bool,
    /// Every reason why the ledger would not take it.
    pub refused: Vec<RefusedLine>,
    /// What the law says of it; none where that is not asked.
    pub law: Option<LawSection>,
    /// Who else is affected; none where nobody is whom the reader reaches.
    pub affected: Option<AffectedSection>,
    /// Where it is told who goes where, of a draft that takes people along.
    pub going: Option<String>,
    /// Kinds of acts that can be added: number, name.
    pub kinds: Vec<(u16, String)>,
    /// The scans that go along with it.
    pub scans: ScansView,
    /// The opinions that were asked for.
    pub opinions: OpinionsSection,
    /// The steps that the reader may take.
    pub steps: Vec<StepForm>,
    /// Whether it waits for its number, and the reader has written it and may not give it one.
    pub numbered_by_another: bool,
    /// What was done: when, who, what, the reason.
    pub trail: Vec<[String; 4]>,
    /// The address of the draft.
    pub here: String,
}

impl DraftPage {
    fn opinions_at(&self) -> String {
        crate::urls::draft_opinions(&self.id)
    }

    fn more(&self, line: &RefusedLine) -> String {
        self.frame
            .lang
            .speak(&Message::new("draft-acts-more").with("n", line.more))
    }

    fn remove_label(&self, act: &ActRow) -> String {
        let message = Message::new("draft-remove-act").with("n", act.number);
        self.frame.lang.speak(&message.with("act", act.name.as_str()))
    }
}

/// The papers of a body and year.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/drafts/register.html")]
pub struct RegisterPage {
    /// The frame.
    pub frame: Frame,
    /// The bodies that have papers: name, whether it is shown.
    pub issuers: Vec<(String, bool)>,
    /// The years: year, whether it is shown.
    pub years: Vec<(i32, bool)>,
    /// The papers: number, day of signature, what it is about, its page.
    pub rows: Vec<(String, String, String, Option<String>)>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
    /// Numbers that no paper has, a series each.
    pub gaps: Vec<String>,
    /// The ways to take it away.
    pub takes: Vec<(String, String)>,
}
