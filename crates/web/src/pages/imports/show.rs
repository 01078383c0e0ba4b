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

/// A column of a file, and what it is said to hold.
#[derive(Debug, Clone)]
pub struct ColumnForm {
    /// The name of its field in the form.
    pub name: String,
    /// Its letters.
    pub letters: String,
    /// What stands over it.
    pub heading: String,
    /// The first values below.
    pub samples: String,
    /// The word of the field that it holds; empty when it is not read.
    pub chosen: String,
    /// Whether it may stand for one level, with marks.
    pub marked: bool,
    /// Where it holds dates: the name of that field in the form, and how they are read.
    pub dated: Option<(String, String)>,
}

/// A sheet of a file.
#[derive(Debug, Clone)]
pub struct SheetForm {
    /// Its place in the file.
    pub at: usize,
    /// Its name.
    pub name: String,
    /// It is hidden in the file.
    pub hidden: bool,
    /// Whether it is read.
    pub read: bool,
    /// The rows of its headings.
    pub heads: String,
    /// Its first row of people.
    pub first: String,
    /// Its columns.
    pub columns: Vec<ColumnForm>,
}

/// The second step: which column is which.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/imports/columns.html")]
pub struct ColumnsPage {
    /// The frame.
    pub frame: Frame,
    /// The way through the wizard.
    pub steps: Vec<WizardStep>,
    /// What is to be mended.
    pub problems: Problems,
    /// The address of the upload.
    pub here: String,
    /// The file's name.
    pub file: String,
    /// The day of the list as it was typed.
    pub day: String,
    /// The day that is taken where none is typed, in words.
    pub day_found: Option<String>,
    /// Whether the columns are read as those of an earlier file were.
    pub remembered: bool,
    /// Whether they are read otherwise than recognised.
    pub chosen: bool,
    /// The sheets.
    pub sheets: Vec<SheetForm>,
    /// The fields that are offered: word, name.
    pub plain: Vec<(String, String)>,
    /// The same with the levels that a column of marks may stand for.
    pub marks: Vec<(String, String)>,
}

impl ColumnsPage {
    fn headline(&self) -> String {
        let said = Message::new("imports-columns-of").with("file", self.file.as_str());
        self.frame.lang.speak(&said)
    }

    fn options(&self, column: &ColumnForm) -> &[(String, String)] {
        if column.marked { &self.marks } else { &self.plain }
    }

    fn ways(&self) -> [(&'static str, String); 4] {
        ["", "thang", "doi", "dung"].map(|way| {
            let id = if way.is_empty() { "ngay" } else { way };
            (way, self.frame.say(&format!("imports-dates-{id}")))
        })
    }

    fn of(&self, id: &'static str, sheet: &SheetForm, column: &str) -> String {
        let said = Message::new(id).with("sheet", sheet.name.as_str());
        self.frame.lang.speak(&said.with("column", column))
    }

    fn caption(&self, sheet: &SheetForm) -> String {
        self.of("imports-columns-caption", sheet, "")
    }

    fn label(&self, sheet: &SheetForm, column: &ColumnForm) -> String {
        self.of("imports-field-of", sheet, &column.letters)
    }

    fn dates_label(&self, sheet: &SheetForm, column: &ColumnForm) -> String {
        self.of("imports-dates-of", sheet, &column.letters)
    }
}

/// A column of which it is doubtful how its dates are meant.
#[derive(Debug, Clone)]
pub struct DateDoubt {
    /// The sheet; empty for a CSV file.
    pub sheet: String,
    /// The column's letters.
    pub column: String,
    /// Rows: number, as read now, as read the other way.
    pub sample: Vec<(u32, String, String)>,
    /// The word of the other way.
    pub way: &'static str,
}

/// A text of which no unit is known.
#[derive(Debug, Clone)]
pub struct UnitQuestion {
    /// The text.
    pub text: String,
    /// How many rows have it.
    pub rows: i64,
    /// Units that are called alike.
    pub like: String,
    /// What was answered.
    pub typed: String,
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

/// A row that is otherwise than it was when the reader looked.
#[derive(Debug, Clone)]
pub struct ChangedRow {
    /// As it was seen; none where it was not there.
    pub was: Option<ShownRow>,
    /// As it is now.
    pub now: ShownRow,
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
    /// Columns whose dates are doubtful.
    pub doubts: Vec<DateDoubt>,
    /// Texts of which no unit is known.
    pub units: Vec<UnitQuestion>,
    /// The units that may be answered.
    pub offered: Vec<String>,
    /// The digest of all that is shown: it is written only if it comes to that.
    pub seen: String,
    /// Rows that are otherwise than they were when the reader meant to write them.
    pub changed: Vec<ChangedRow>,
}

impl PreviewPage {
    fn headline(&self) -> String {
        let said = Message::new("imports-would-change").with("n", self.new);
        self.frame.lang.speak(&said.with("file", self.file.as_str()))
    }

    fn doubt_said(&self, doubt: &DateDoubt) -> String {
        let id = if doubt.sheet.is_empty() {
            "imports-dates-doubt"
        } else {
            "imports-dates-doubt-in"
        };
        let said = Message::new(id).with("column", doubt.column.as_str());
        self.frame.lang.speak(&said.with("sheet", doubt.sheet.as_str()))
    }

    fn unit_said(&self, question: &UnitQuestion) -> String {
        let said = Message::new("imports-unit-question").with("text", question.text.as_str());
        self.frame.lang.speak(&said.with("n", question.rows))
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
