//! What the pages of imports show.

use askama::Template;
use words::{Lang, Message, writing};

use crate::components::{Frame, Pager, Problems};

/// A step of the wizard: its name, its address where one may go there, and whether one is there.
#[derive(Debug, Clone)]
pub struct WizardStep {
    /// Its name in the catalogue.
    pub name: &'static str,
    /// Its page.
    pub href: Option<String>,
    /// Whether it is the page shown.
    pub here: bool,
}

/// An upload that waits, or an import that was written.
#[derive(Debug, Clone)]
pub struct FileRow {
    /// The file's name.
    pub file: String,
    /// Its page.
    pub href: String,
    /// When, and of an import by whom.
    pub when: String,
    /// By whom.
    pub who: String,
    /// The day of the list.
    pub as_of: String,
    /// How many rows ended how, in words.
    pub counts: String,
    /// What has become of it since.
    pub state: Option<String>,
}

/// The first step: a file to send, and the imports before it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/imports/list.html")]
pub struct ImportsPage {
    /// The frame.
    pub frame: Frame,
    /// The way through the wizard.
    pub steps: Vec<WizardStep>,
    /// What is to be mended.
    pub problems: Problems,
    /// What was just done.
    pub done: Option<String>,
    /// The most that a file may weigh, in words.
    pub limit: String,
    /// Files of the reader that wait.
    pub waiting: Vec<FileRow>,
    /// Imports that the reader may see, the newest first.
    pub imports: Vec<FileRow>,
    /// The way to older ones.
    pub pager: Option<Pager>,
}

/// How many rows ended in one way, and the way to them.
#[derive(Debug, Clone)]
pub struct CountLink {
    /// The mark and the word of the outcome.
    pub said: (&'static str, String),
    /// How many.
    pub count: i64,
    /// The rows.
    pub href: String,
    /// Whether they are shown.
    pub here: bool,
}

/// A row as it would end, or ended.
#[derive(Debug, Clone)]
pub struct ShownRow {
    /// Where it stands in the file.
    pub place: String,
    /// The mark and the word of its outcome.
    pub outcome: (&'static str, String),
    /// The person: name, and the record's page where there is one.
    pub person: (String, Option<String>),
    /// The birth as it was read.
    pub birth: String,
    /// The unit in which it was placed.
    pub unit: String,
    /// Why.
    pub reasons: Vec<String>,
}

/// The third step: what the file would change.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/imports/preview.html")]
pub struct PreviewPage {
    /// The frame.
    pub frame: Frame,
    /// The way through the wizard.
    pub steps: Vec<WizardStep>,
    /// Why it was not written, when that was tried.
    pub problems: Problems,
    /// The address of the upload.
    pub here: String,
    /// The file's name.
    pub file: String,
    /// The day of the list, in words.
    pub as_of: String,
    /// That the same file was imported before, with its page.
    pub before: Option<(String, String)>,
    /// Counts that open their rows.
    pub counts: Vec<CountLink>,
    /// The rows chosen.
    pub rows: Vec<ShownRow>,
    /// The way to the others.
    pub pager: Option<Pager>,
    /// What should be told about the whole file.
    pub warnings: Vec<String>,
    /// How many rows would be written.
    pub new: i64,
    /// How many are in error.
    pub errors: i64,
    /// What was typed as the signer.
    pub signer: String,
}

impl PreviewPage {
    fn headline(&self) -> String {
        let said = Message::new("imports-would-change").with("n", self.new);
        self.frame.lang.speak(&said.with("file", self.file.as_str()))
    }

    fn commit_label(&self) -> String {
        self.frame
            .lang
            .speak(&Message::new("imports-commit").with("n", self.new))
    }
}

/// While an import is being written.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/imports/watch.html")]
pub struct WatchPage {
    /// The frame.
    pub frame: Frame,
    /// The way through the wizard.
    pub steps: Vec<WizardStep>,
    /// The address of the upload.
    pub here: String,
    /// The file's name.
    pub file: String,
    /// Steps done, and all steps; none while the file is being read.
    pub progress: Option<(i64, i64)>,
    /// Whether it was asked to stop.
    pub stopping: bool,
}

impl WatchPage {
    fn said(&self) -> String {
        let lang = self.frame.lang;
        match self.progress {
            _ if self.stopping => lang.say("imports-stopping"),
            Some((done, all)) => lang.speak(&Message::new("imports-progress").with("share", percent(lang, done, all))),
            None => lang.say("imports-reading"),
        }
    }
}

fn percent(lang: Lang, done: i64, all: i64) -> String {
    writing::percent(lang, done.min(all), all)
}

/// The fourth step: what became of an import.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/imports/report.html")]
pub struct ReportPage {
    /// The frame.
    pub frame: Frame,
    /// The way through the wizard.
    pub steps: Vec<WizardStep>,
    /// Why it was not taken back, when that was tried.
    pub problems: Problems,
    /// The address of the import.
    pub here: String,
    /// The file's name.
    pub file: String,
    /// What was written, in words.
    pub headline: String,
    /// Who, when, and as of which day.
    pub told: String,
    /// The decision that it became.
    pub decision: String,
    /// The decision that took it back, where one did.
    pub taken_back: Option<String>,
    /// Whether the marked workbook can be taken.
    pub marked: bool,
    /// Counts that open their rows.
    pub counts: Vec<CountLink>,
    /// The rows chosen.
    pub rows: Vec<ShownRow>,
    /// The way to the others.
    pub pager: Option<Pager>,
}
