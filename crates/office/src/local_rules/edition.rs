//! An edition as it is kept.

use lawbook::{Authority, LocalPack, Source, Title};
use ledger::{Day, Span};
use serde::{Deserialize, Serialize};

/// The paper by which an authority sets its rules.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalPaper {
    /// Number and symbol.
    pub number: String,
    /// Its day (days since 1970-01-01).
    pub date: i32,
    /// The body that issued it.
    pub issuer: String,
}

impl LocalPaper {
    /// Its day.
    pub const fn day(&self) -> Day {
        Day(self.date)
    }

    /// As an instrument of the lawbook, under the id of its edition.
    pub(super) fn source(&self, id: &str) -> Source {
        let (year, month, day) = self.day().civil();
        let date = format!("{day:02}/{month:02}/{year}");
        Source {
            id: id.to_owned(),
            title: Title {
                vi: format!("{} ngày {date}", self.number),
                en: format!("{} of {date}", self.number),
            },
            issuer: Title {
                vi: self.issuer.clone(),
                en: self.issuer.clone(),
            },
            level: Authority::Local,
            date: Some(self.day()),
            read: vec![self.number.clone()],
        }
    }
}

/// What an edition is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEdition {
    /// The pack that it is of: a word.
    pub pack: String,
    /// The name of the pack.
    pub title: Title,
    /// From which day, until which.
    pub span: Span,
    /// The paper.
    pub paper: LocalPaper,
}

/// Who wrote, approved or ended an edition, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signing {
    /// The account, or the name of the command.
    pub by: String,
    /// The account that answers for it: another one where it stood in for somebody.
    pub principal: String,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
}

/// The end of an edition before its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// The first day on which it no longer holds (days since 1970-01-01).
    pub on: i32,
    /// By which paper, or the edition that follows it.
    pub by: String,
    /// Who ended it.
    pub signed: Signing,
}

/// An edition of a local pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The word of the pack and its number in it: `hb-3`.
    pub id: String,
    /// The word of the pack.
    pub pack: String,
    /// The Vietnamese and the English name of the pack.
    pub title: (String, String),
    pub(super) from: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) until: Option<i32>,
    /// The paper.
    pub paper: LocalPaper,
    /// The rules, as a file of the lawbook.
    pub text: String,
    /// How often it was written.
    pub version: u32,
    /// Who wrote it last.
    pub wrote: Signing,
    /// Everybody who has written of it, by the account that answers for it.
    pub writers: Vec<String>,
    /// Who approved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<Signing>,
    /// Its end before its time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ending>,
    /// The later ends that were set before that one, the oldest first: what was known then was known with them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) ended_before: Vec<Ending>,
}

/// How an edition stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditionState {
    /// It is being written.
    Draft,
    /// Approved, and its first day has not come.
    Ahead,
    /// In force.
    InForce,
    /// No longer in force.
    Over,
}

impl EditionState {
    /// The word that messages use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Ahead => "ahead",
            Self::InForce => "in-force",
            Self::Over => "over",
        }
    }
}

impl Edition {
    /// From which day until which it says that it holds.
    pub fn span(&self) -> Span {
        Span {
            from: Day(self.from),
            until: self.until.map_or(Day::MAX, Day),
        }
    }

    /// From which day until which it holds, with its end before its time.
    pub fn holds(&self) -> Span {
        let ended = self.ended.as_ref().map_or(Day::MAX, |ended| Day(ended.on));
        let span = self.span();
        Span {
            until: span.until.min(ended),
            ..span
        }
    }

    /// How it stands on a day.
    pub fn state(&self, day: Day) -> EditionState {
        let holds = self.holds();
        match self.approved {
            None => EditionState::Draft,
            Some(_) if holds.covers(day) => EditionState::InForce,
            Some(_) if day < holds.from && !holds.is_empty() => EditionState::Ahead,
            Some(_) => EditionState::Over,
        }
    }

    /// The same as it was known at a time; none when it was not approved by then.
    pub(super) fn known_at(&self, time: i64) -> Option<Self> {
        self.approved.as_ref().filter(|signed| signed.time <= time)?;
        let mut endings = self.ended.iter().chain(self.ended_before.iter().rev());
        let ended = endings.find(|ended| ended.signed.time <= time).cloned();
        Some(Self { ended, ..self.clone() })
    }

    /// The same with an end that comes sooner than any before.
    pub(super) fn ending(mut self, ended: Ending) -> Self {
        self.ended_before.extend(self.ended.replace(ended));
        self
    }

    /// The pack that its text holds.
    pub(super) fn read(&self, law: &lawbook::Lawbook) -> Result<LocalPack, lawbook::Problems> {
        law.read_pack(&self.text)
    }
}
