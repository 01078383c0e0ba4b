//! `GET /luat/{id}`: one rule of the law book, its versions with their instruments, and what it says where it says numbers.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use lawbook::{Body, Entry};
use ledger::Day;
use words::{Lang, Message, writing};

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
    /// The numbers that it says: name, and value with its unit.
    pub says: Vec<(String, String)>,
    /// What a reader should know besides.
    pub note: Option<String>,
}

/// The page of a rule.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/search/rule.html")]
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
    /// Its versions, the newest first.
    pub versions: Vec<RuleVersion>,
}

impl RulePage {
    fn checked_said(&self) -> String {
        let said = Message::new("rule-checked").with("day", self.checked);
        self.frame.lang.speak(&said.with("id", self.id.as_str()))
    }
}

/// The page.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let law = visit.site.office().law();
    let entry = law.entry(&id).ok_or(PageError::NotFound)?;
    let lang = visit.lang();
    let title = in_lang(lang, &entry.title).to_owned();
    let crumbs = vec![
        Crumb {
            name: lang.say("search-title"),
            href: Some(visit.at(urls::SEARCH)),
        },
        Crumb {
            name: title.clone(),
            href: None,
        },
    ];
    let mut versions = versions(&visit, entry);
    versions.reverse();
    let view = RulePage {
        frame: frame_at(&visit, crumbs),
        as_of: visit.asked.form(lang, &urls::rule(&id), Vec::new(), Vec::new()),
        title,
        checked: entry.checked,
        versions,
        id,
    };
    page_with(visit.status(), &view)
}

fn versions(visit: &Visit, entry: &Entry) -> Vec<RuleVersion> {
    let (lang, law) = (visit.lang(), visit.site.office().law());
    let version = |(at, version): (usize, lawbook::AnyVersion<'_>)| {
        let span = if version.span.until == Day::MAX {
            Message::new("since").with("when", writing::day(version.span.from))
        } else {
            let span = Message::new("from-until").with("from", writing::day(version.span.from));
            span.with("until", writing::day(version.span.until.previous()))
        };
        RuleVersion {
            span: lang.speak(&span),
            holds: version.span.covers(visit.asked.day),
            basis: law.cite(entry, version).map(|cited| citation(lang, &cited)),
            says: says(lang, law, entry, at),
            note: version.note.map(|note| in_lang(lang, note).to_owned()),
        }
    };
    entry.versions().into_iter().enumerate().map(version).collect()
}

/// What a version says, where it says single numbers.
fn says(lang: Lang, law: &lawbook::Lawbook, entry: &Entry, at: usize) -> Vec<(String, String)> {
    let Body::Value(versions) = &entry.body else {
        return Vec::new();
    };
    let Some(value) = versions.all().get(at).map(|version| &version.body) else {
        return Vec::new();
    };
    let unit = law.unit(&value.unit).map(|unit| in_lang(lang, &unit.name));
    let said = |number: ledger::Decimal| {
        let number = writing::decimal(lang, &number.to_string());
        format!("{number} {}", unit.unwrap_or_default()).trim_end().to_owned()
    };
    let name = |name: &str| {
        if name == lawbook::Value::SINGLE {
            String::new()
        } else {
            name.to_owned()
        }
    };
    value
        .numbers
        .iter()
        .map(|(own, number)| (name(own), said(*number)))
        .collect()
}
