//! The pages as they are shown.

use askama::Template;

use crate::components::{Basis, Frame, Problems};

/// The fields of the head of an edition, as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadTyped {
    /// The word of the pack.
    pub pack: String,
    /// The Vietnamese name.
    pub title_vi: String,
    /// The English name.
    pub title_en: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// Number and symbol of the paper.
    pub number: String,
    /// Its day.
    pub date: String,
    /// Who issued it.
    pub issuer: String,
}

/// An edition of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionRow {
    /// Its id.
    pub id: String,
    /// The name of its pack.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The mark and the words of how it stands.
    pub state: (&'static str, String),
    /// From when until when.
    pub span: String,
    /// The paper.
    pub paper: String,
    /// Who wrote and who approved it.
    pub signed: Vec<String>,
}

/// The editions.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/local_rules/list.html")]
pub struct LocalRulesPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended.
    pub problems: Problems,
    /// The answer in one sentence.
    pub headline: String,
    /// What has just been done.
    pub done: Option<String>,
    /// What of the editions the law of this release does not take.
    pub left_out: Vec<String>,
    /// The editions.
    pub rows: Vec<EditionRow>,
    /// The form of a new one; none for who may write none.
    pub form: Option<HeadTyped>,
}

/// A choice of a list: value, name, whether it is chosen.
pub type Choice = (String, String, bool);

/// A part of a sentence that can be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartField {
    /// The name of its field.
    pub field: String,
    /// What it is.
    pub label: String,
    /// What stands there.
    pub value: String,
    /// The choices; empty: it is typed.
    pub choices: Vec<Choice>,
    /// Unit and range.
    pub hint: String,
    /// What the rule says from which it was begun, where it says something else.
    pub national: Option<String>,
    /// What is to be mended.
    pub problem: Option<String>,
}

/// A sentence with its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceRow {
    /// What it is about.
    pub name: String,
    /// The sentence.
    pub said: String,
    /// Its parts.
    pub parts: Vec<PartField>,
}

/// A rule of an edition.
#[derive(Debug, Clone)]
pub struct LocalRuleRow {
    /// Its place in the edition.
    pub place: usize,
    /// Its name.
    pub title: String,
    /// Whether it stands in the place of another rule, or beside it.
    pub stands: String,
    /// The rule from which it was begun.
    pub href: Option<String>,
    /// Where that rule stands, with its mark.
    pub basis: Option<Basis>,
    /// The fields of its own name: Vietnamese, English; none where it has that of the rule in whose place it stands.
    pub names: Option<(String, String)>,
    /// Its sentences.
    pub sentences: Vec<SentenceRow>,
}

/// What would change of one standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRow {
    /// Its name.
    pub title: String,
    /// Before and after, in words: for whom it is, who meets it, who does not, of whom it is not known; none where there is no such standard.
    pub sides: Vec<(String, Option<Vec<String>>)>,
}

/// An edition.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/local_rules/edition.html")]
pub struct EditionPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended.
    pub problems: Problems,
    /// The edition, as the list has it.
    pub row: EditionRow,
    /// What has just been done.
    pub done: Option<String>,
    /// The version that is shown: what is approved is what was read.
    pub version: u32,
    /// The fields of the head; none where nothing can be written.
    pub form: Option<HeadTyped>,
    /// Its rules.
    pub rules: Vec<LocalRuleRow>,
    /// Rules from which another can be begun.
    pub offers: Vec<(String, String)>,
    /// What it would change: the sentence and the standards; none where it is no draft or could not be approved.
    pub preview: Option<(String, Vec<ChangeRow>)>,
    /// What keeps it from being approved.
    pub hindrances: Vec<String>,
    /// Whether the reader may approve it.
    pub approves: bool,
    /// Whether the reader may end it.
    pub ends: bool,
    /// What was typed for its end: the day, the paper.
    pub ending: [String; 2],
}

impl EditionPage {
    fn keeps(&self) -> bool {
        self.form.is_some()
    }
}
