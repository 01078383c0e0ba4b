//! An entry: one rule with its dated versions.

use ledger::{Day, Span};

use super::words::{Kind, Latitude, Mark, Selects};
use super::{Article, Group, Ladder, Programme, Retirement, Standard, Table, Value};

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Title {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `subject.kebab-name`.
    pub id: String,
    /// Its numbers in the research notes (STD-09).
    pub refs: Vec<String>,
    /// Its name.
    pub title: Title,
    /// Which date picks the version.
    pub selects: Selects,
    /// The last day on which it was compared with what was read.
    pub checked: Day,
    /// The local pack it belongs to; none for national rules.
    pub pack: Option<String>,
    /// How far an authority may set numbers of its own; none: not at all.
    pub latitude: Option<Latitude>,
    /// The entry in place of which it stands, where it is a local one that does.
    pub overrides: Option<String>,
    /// The file it stands in.
    pub file: String,
    /// Why it has no cases, where it has none.
    pub no_cases: Option<String>,
    /// What it says, by kind.
    pub body: Body,
}

/// The versions of an entry, by kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Conditions.
    Standard(Versions<Standard>),
    /// Numbers.
    Value(Versions<Value>),
    /// Rows.
    Table(Versions<Table>),
    /// Levels.
    Ladder(Versions<Ladder>),
    /// Titles.
    Group(Versions<Group>),
    /// A training programme.
    Programme(Versions<Programme>),
    /// Retirement ages.
    Retirement(Versions<Retirement>),
}

/// What an entry says within `[from, until)`, and on what ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version<T> {
    /// From the first day on which it holds until the day on which it no longer does.
    pub span: Span,
    /// The id of its instrument.
    pub source: String,
    /// Where in the instrument.
    pub at: Option<Article>,
    /// How far it can be relied on.
    pub mark: Mark,
    /// What a reader should know besides.
    pub note: Option<Title>,
    /// The local pack that put it in place of what stood here; none for the entry's own.
    pub pack: Option<String>,
    /// What it says.
    pub body: T,
}

/// The part of a version that all kinds share.
#[derive(Debug, Clone, Copy)]
pub struct AnyVersion<'a> {
    /// When it holds.
    pub span: Span,
    /// The id of its instrument.
    pub source: &'a str,
    /// Where in the instrument.
    pub at: Option<&'a Article>,
    /// How far it can be relied on.
    pub mark: Mark,
    /// What a reader should know besides.
    pub note: Option<&'a Title>,
    /// The local pack that put it in place of what stood here; none for the entry's own.
    pub pack: Option<&'a str>,
}

/// Versions in the order of their days; no two hold on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions<T>(pub(crate) Vec<Version<T>>);

impl<T> Versions<T> {
    /// The version in force on a day.
    pub fn on(&self, day: Day) -> Option<&Version<T>> {
        self.0.iter().find(|version| version.span.covers(day))
    }

    /// All versions, oldest first.
    pub fn all(&self) -> &[Version<T>] {
        &self.0
    }
}

impl<T> Version<T> {
    /// The part that all kinds share.
    pub fn any(&self) -> AnyVersion<'_> {
        AnyVersion {
            span: self.span,
            source: &self.source,
            at: self.at.as_ref(),
            mark: self.mark,
            note: self.note.as_ref(),
            pack: self.pack.as_deref(),
        }
    }
}

impl Entry {
    /// What kind of entry it is.
    pub fn kind(&self) -> Kind {
        match self.body {
            Body::Standard(_) => Kind::Standard,
            Body::Value(_) => Kind::Value,
            Body::Table(_) => Kind::Table,
            Body::Ladder(_) => Kind::Ladder,
            Body::Group(_) => Kind::Group,
            Body::Programme(_) => Kind::Programme,
            Body::Retirement(_) => Kind::Retirement,
        }
    }

    /// The versions, without what they say.
    pub fn versions(&self) -> Vec<AnyVersion<'_>> {
        fn any<T>(versions: &Versions<T>) -> Vec<AnyVersion<'_>> {
            versions.0.iter().map(Version::any).collect()
        }
        match &self.body {
            Body::Standard(versions) => any(versions),
            Body::Value(versions) => any(versions),
            Body::Table(versions) => any(versions),
            Body::Ladder(versions) => any(versions),
            Body::Group(versions) => any(versions),
            Body::Programme(versions) => any(versions),
            Body::Retirement(versions) => any(versions),
        }
    }
}
