//! An unfinished form as it is kept.

use ledger::ActId;
use ledger::decision::Digest;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::port::StoreError;

/// How long one is kept after it was last saved: a week, in seconds. Long enough for a holiday, short enough for what is about people.
const KEPT: i64 = 7 * 86_400;
/// So many an account has at a time; the one saved longest ago makes room.
pub(super) const MOST: usize = 20;
/// The longest name of a form, the most fields, and the most bytes in all: as much as a form that is sent may hold.
const LONGEST: usize = 200;
const FIELDS: usize = 1_000;
const BYTES: usize = 64 * 1024;

/// What stands in a field: a text, or whether it is ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Held {
    /// Whether a box or a choice is ticked.
    Ticked(bool),
    /// A text.
    Text(String),
}

/// A form that somebody has begun and not sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfinished {
    /// Whose.
    pub by: String,
    /// Which form: its address, and the part of it where one address has several.
    pub form: String,
    /// The act that it is about, where its address names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// When it was begun: seconds since 1970-01-01T00:00:00Z.
    pub begun: i64,
    /// When it was last saved.
    pub saved: i64,
    /// Which version it is; each is higher than every one before. Whoever saves says which was seen last, so that no window overwrites what
    /// another saved since.
    pub version: u32,
    /// Which window saved it, by a sign of its own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub window: String,
    /// The how manieth save of that window it was.
    #[serde(default)]
    pub turn: u32,
    /// What stands in its fields, in their order.
    pub fields: Vec<(String, Held)>,
}

/// What a window that saves knows of what is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeenForm {
    /// The version that it saw last, 0 where it saw none.
    pub version: u32,
    /// Its own sign; empty where it has none.
    pub window: String,
    /// The how manieth save of its own this is.
    pub turn: u32,
}

impl From<u32> for SeenForm {
    fn from(version: u32) -> Self {
        Self {
            version,
            ..Self::default()
        }
    }
}

/// How an unfinished form ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnfinishedEnd {
    /// It was sent.
    Sent,
    /// Its writer dropped it.
    Dropped,
    /// It became too old, or made room for others.
    Old,
    /// It named somebody whose data was erased by law.
    Erased,
}

/// Why an unfinished form is not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnfinishedRefused {
    /// It was saved from another window since: when, and as which version.
    Newer {
        /// When: seconds since 1970-01-01T00:00:00Z.
        saved: i64,
        /// The version that it has now.
        version: u32,
    },
    /// It holds more than a form may.
    TooLarge,
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for UnfinishedRefused {
    fn from(problem: StoreError) -> Self {
        Self::Store(problem.to_string())
    }
}

impl UnfinishedEnd {
    /// The action of its event.
    pub(super) const fn action(self) -> &'static str {
        match self {
            Self::Sent => "form.send",
            Self::Dropped => "form.drop",
            Self::Old => "form.sweep",
            Self::Erased => "form.erase",
        }
    }
}

impl Unfinished {
    /// Whether it is too old to be kept.
    pub(super) const fn is_old(&self, now: i64) -> bool {
        now - self.saved >= KEPT
    }

    /// Whether it is about this act.
    pub(super) fn is_about(&self, act: ActId) -> bool {
        self.about.as_deref() == Some(act.to_string().as_str())
    }

    /// Its texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().filter_map(|(_, held)| match held {
            Held::Text(text) => Some(text.as_str()),
            Held::Ticked(_) => None,
        })
    }
}

/// Whether this is as much as a form may hold.
pub(super) fn fits(form: &str, fields: &[(String, Held)]) -> bool {
    let bytes = fields.iter().map(|(name, held)| {
        let text = match held {
            Held::Text(text) => text.len(),
            Held::Ticked(_) => 1,
        };
        name.len() + text
    });
    form.len() <= LONGEST && fields.len() <= FIELDS && bytes.sum::<usize>() <= BYTES
}

/// Under what the form of an account is kept.
pub(super) fn key(account: &str, form: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(account);
    hash.update([0]);
    hash.update(form);
    Digest(hash.finalize().into()).to_string()
}
