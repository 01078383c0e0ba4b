//! `GET /luat/{id}`: one rule of the law book, its versions side by side with their instruments, what changed between them, and who meets it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use lawbook::{AnyVersion, Entry, Kind};
use ledger::{Day, Span};
use words::{Lang, Message, writing};

use super::changes::{SideBySide, side_by_side};
use super::counts::{Opening, counts};
use super::says::Says;
use crate::components::{AsOf, Basis, Crumb, Frame};
use crate::pages::tasks::{citation, in_lang};
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// A version of a rule.
#[derive(Debug, Clone)]
pub struct RuleVersion {
    /// When it holds.
    pub span: String,
    /// Whether it holds on the day looked at.
    pub holds: bool,
    /// Where it stands.
    pub basis: Option<Basis>,
    /// What a reader should know besides.
    pub note: Option<String>,
}

/// The page of a rule.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/rules/rule.html")]
pub struct RulePage {
    /// The frame.
    pub frame: Frame,
    /// The moment.
    pub as_of: AsOf,
    /// Its name.
    pub title: String,
    /// Its id.
    pub id: String,
    /// The last day on which it was compared with what was read.
    pub checked: Day,
    /// The message that says which date picks its version.
    pub selects: &'static str,
    /// Who meets it on the day.
    pub counts: Vec<Opening>,
    /// Its versions, the newest first.
    pub versions: Vec<RuleVersion>,
    /// What they say, side by side.
    pub rows: Vec<SideBySide>,
}

impl RulePage {
    fn checked_said(&self) -> String {
        let said = Message::new("rule-checked").with("day", self.checked);
        self.frame.lang.speak(&said.with("id", self.id.as_str()))
    }

    fn selects_said(&self) -> String {
        self.frame.lang.speak(&Message::code("rule-selects", self.selects))
    }

    fn said(&self, n: i64) -> String {
        writing::count(self.frame.lang, n)
    }

    /// The cells of a row, each with the version that it is of.
    fn cells<'r>(
        &'r self,
        row: &'r SideBySide,
    ) -> impl Iterator<Item = (&'r RuleVersion, &'r super::VersionCell, Option<String>)> {
        let cells = self.versions.iter().zip(&row.cells);
        cells.map(|(version, cell)| (version, cell, cell.change.message().map(|id| self.frame.say(id))))
    }
}

/// The page.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let (law, lang) = (visit.law(), visit.lang());
    let entry = law.entry(&id).ok_or(PageError::NotFound)?;
    let rules = visit.rules()?;
    let says = Says {
        lang,
        law,
        standards: &rules.counted,
        day: visit.asked.day,
    };
    let title = in_lang(lang, &entry.title).to_owned();
    let crumbs = vec![
        Crumb {
            name: lang.say("rules-room"),
            href: Some(visit.at(&urls::with(urls::RULES, "loai", entry.kind().word()))),
        },
        Crumb {
            name: title.clone(),
            href: None,
        },
    ];
    let all = entry.versions();
    let said: Vec<_> = (0..all.len()).rev().map(|at| says.lines(entry, at)).collect();
    // Nobody meets a table: of other kinds nothing is counted.
    let counts = if entry.kind() == Kind::Standard {
        counts(&visit)?.remove(&id).unwrap_or_default()
    } else {
        Vec::new()
    };
    let view = RulePage {
        frame: frame_at(&visit, crumbs),
        as_of: visit.asked.form(lang, &urls::rule(&id), Vec::new(), Vec::new()),
        title,
        checked: entry.checked,
        selects: entry.selects.word(),
        counts,
        versions: all.iter().rev().map(|one| version(&visit, entry, *one)).collect(),
        rows: side_by_side(&said),
        id,
    };
    page_with(visit.status(), &view)
}

fn version(visit: &Visit, entry: &Entry, version: AnyVersion<'_>) -> RuleVersion {
    let (lang, law) = (visit.lang(), visit.law());
    RuleVersion {
        span: span_said(lang, version.span),
        holds: version.span.covers(visit.asked.day),
        basis: law.cite(entry, version).map(|cited| citation(lang, &cited)),
        note: version.note.map(|note| in_lang(lang, note).to_owned()),
    }
}

/// "từ 01/01/2019", "01/01/2019 – 31/12/2020".
pub(crate) fn span_said(lang: Lang, span: Span) -> String {
    let said = if span.until == Day::MAX {
        Message::new("since").with("when", writing::day(span.from))
    } else {
        let said = Message::new("from-until").with("from", writing::day(span.from));
        said.with("until", writing::day(span.until.previous()))
    };
    lang.speak(&said)
}
