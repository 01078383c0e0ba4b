//! A run as a record: what was asked, where it stands, and on which state of the ledger it worked.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::live::RunLive;
use super::question::RunQuestion;

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunState {
    /// Waits for its turn.
    Waiting,
    /// Is being worked on.
    Working,
    /// Came to its end.
    Done,
    /// Was stopped; the best until then is kept.
    Stopped,
    /// Was given up; nothing is kept.
    GivenUp,
    /// The process that worked on it ended: it can be begun anew.
    BrokenOff,
    /// A fault of the program ended it.
    Failed,
}

impl RunState {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::Waiting,
        Self::Working,
        Self::Done,
        Self::Stopped,
        Self::GivenUp,
        Self::BrokenOff,
        Self::Failed,
    ];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Working => "working",
            Self::Done => "done",
            Self::Stopped => "stopped",
            Self::GivenUp => "given-up",
            Self::BrokenOff => "broken-off",
            Self::Failed => "failed",
        }
    }

    /// Whether nothing more happens to it.
    pub const fn is_over(self) -> bool {
        !matches!(self, Self::Waiting | Self::Working)
    }

    /// Whether it gave something.
    pub const fn has_result(self) -> bool {
        matches!(self, Self::Done | Self::Stopped)
    }
}

/// What somebody wishes of a run that is not over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunWish {
    /// Stop, and keep the best.
    Keep,
    /// Give it up.
    GiveUp,
}

/// The state of the ledger and of the law on which a run worked: asked with these it can be repeated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunSnapshot {
    /// The place of the log.
    pub seq: u32,
    /// The hash of the log there.
    pub head: String,
    /// The time up to which editions of the local rules count: seconds since 1970-01-01T00:00:00Z.
    pub law_known: i64,
}

/// A run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Its id: `LT-1`.
    pub id: String,
    /// Which account asked, or the sign of a key.
    pub by: String,
    /// The account for which the key stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<String>,
    /// The units below which the asker could plan then, by their ids.
    pub reach: Vec<String>,
    /// When it was asked: seconds since 1970-01-01T00:00:00Z.
    pub asked: i64,
    /// What was asked.
    pub question: RunQuestion,
    /// Where it stands.
    pub state: RunState,
    /// What somebody wishes of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<RunWish>,
    /// The process that has it in hand, by random signs, and until when that is believed.
    pub host: String,
    /// See above: seconds since 1970-01-01T00:00:00Z.
    pub lease: i64,
    /// When it was begun and when it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun: Option<i64>,
    /// See above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<i64>,
    /// On what it worked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<RunSnapshot>,
    /// The version of the program.
    pub version: String,
    /// How far it is, as far as that was noted.
    #[serde(default)]
    pub live: RunLive,
    /// Whether it was proven that nothing is better.
    #[serde(default)]
    pub proven: bool,
    /// Whether it ended without anything that keeps every hard rule.
    #[serde(default)]
    pub nothing: bool,
    /// The plans that were made of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<String>,
    /// By plan: the groups of choices that are in it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub accepted: BTreeMap<String, BTreeSet<u32>>,
    /// Whether whoever asked has looked at it since it ended. (Of runs of before that was kept nothing is new.)
    #[serde(default = "looked_at")]
    pub looked: bool,
    /// The run that was begun anew by this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<String>,
}

const fn looked_at() -> bool {
    true
}

impl Run {
    /// The account that answers for it.
    pub fn principal(&self) -> &str {
        self.stands_for.as_deref().unwrap_or(&self.by)
    }

    /// The number in its id.
    pub fn number(&self) -> usize {
        let digits = self.id.rsplit('-').next();
        digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
    }
}
