//! What a run is asked: which planner, for which day, with which rules and goals, what is settled beforehand, how long and from which seed.

use std::collections::BTreeMap;

use ledger::Day;
use serde::{Deserialize, Serialize};

use super::fact::Mentioned;
use super::headcount::Headcount;
use super::planner::Planner;
use super::rotation::Rotation;
use super::schools::Schools;
use super::training::Training;
use super::villages::Villages;

/// Which planner. A further one is one line here and in [`RunKind::planner`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunKind {
    /// Rotation, transfer and reinforcement.
    Rotation,
    /// The year's training classes as a timetable.
    Training,
    /// Mergers of villages and residential groups.
    Villages,
    /// Which school sites are kept, and which schools become one.
    Schools,
    /// The headcount road map.
    Headcount,
}

impl RunKind {
    /// Every kind, in the order in which pages show them.
    pub const ALL: &[Self] = &[
        Self::Rotation,
        Self::Training,
        Self::Villages,
        Self::Schools,
        Self::Headcount,
    ];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rotation => "rotation",
            Self::Training => "training",
            Self::Villages => "villages",
            Self::Schools => "schools",
            Self::Headcount => "headcount",
        }
    }

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// The planner.
    pub fn planner(self) -> &'static dyn Planner {
        match self {
            Self::Rotation => &Rotation,
            Self::Training => &Training,
            Self::Villages => &Villages,
            Self::Schools => &Schools,
            Self::Headcount => &Headcount,
        }
    }
}

/// Something that is settled beforehand: a subject and a place, by the planner's ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RunPin {
    /// Who or what.
    pub subject: String,
    /// Where.
    pub place: String,
}

/// A choice that a form offers: the planner's id, and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunChoice {
    /// Its id.
    pub id: String,
    /// What it is.
    pub said: Mentioned,
}

/// What a form offers to settle beforehand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunOffer {
    /// Its key: its sentence in the catalogue is `run-KIND-offer-KEY`.
    pub key: &'static str,
    /// Whether what is chosen must not be; else it must be.
    pub bars: bool,
    /// What can be chosen: `subject place`.
    pub choices: Vec<RunChoice>,
}

/// What the number of a rule means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunSettingKind {
    /// So many.
    Number,
    /// Whether the rule counts: 0 or 1.
    Switch,
    /// Whether the rule counts not at all (0), may be broken at a price (1), or must be kept (2).
    Level,
}

/// A rule of a planner that whoever asks may set, as a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunSetting {
    /// Its key: its sentence in the catalogue is `run-KIND-KEY`.
    pub key: &'static str,
    /// The least that it may be.
    pub least: i64,
    /// The most.
    pub most: i64,
    /// What the number means.
    pub kind: RunSettingKind,
}

impl RunSetting {
    pub(super) const fn of(key: &'static str, (least, most): (i64, i64), kind: RunSettingKind) -> Self {
        Self { key, least, most, kind }
    }

    /// The most that its number may be, by what it means.
    pub const fn highest(&self) -> i64 {
        match self.kind {
            RunSettingKind::Number => self.most,
            RunSettingKind::Switch => 1,
            RunSettingKind::Level => 2,
        }
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunQuestion {
    /// Which planner.
    pub kind: RunKind,
    /// The day on which what is chosen would take effect (days since 1970-01-01).
    pub day: i32,
    /// The rules, by their keys.
    pub settings: BTreeMap<String, i64>,
    /// The goals by their keys, the weightiest first.
    pub goals: Vec<String>,
    /// What is settled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<RunPin>,
    /// What must not be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bars: Vec<RunPin>,
    /// Where chance begins.
    pub seed: u64,
    /// Seconds that the solver may work.
    pub seconds: u32,
    /// Steps that it may take: with them the answer is the same every time; none: as many as it can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iterations: Option<u64>,
    /// The place of the log as known at which it is asked, and the time of the law; none: as known when it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<(u32, i64)>,
}

impl RunQuestion {
    /// The day.
    pub const fn on(&self) -> Day {
        Day(self.day)
    }

    /// The same without what is settled, for judging and for drafts: what was settled then does not matter any longer.
    pub(super) fn unsettled(&self) -> Self {
        Self {
            pins: Vec::new(),
            bars: Vec::new(),
            ..self.clone()
        }
    }

    /// A rule's number; 0 where the question does not have it.
    pub fn setting(&self, key: &str) -> i64 {
        self.settings.get(key).copied().unwrap_or(0)
    }

    /// The place of a goal among the goals, from 0; behind all others where the question does not have it.
    pub fn rank(&self, goal: &str) -> usize {
        let at = self.goals.iter().position(|own| own == goal);
        at.unwrap_or(self.goals.len())
    }
}
