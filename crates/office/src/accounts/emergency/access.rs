//! One emergency access: who asked for what and why, who confirmed it, and how it ended. It stays, as its history.

use ledger::UnitId;
use serde::{Deserialize, Serialize};

use crate::accounts::grants::{Granted, Warrant};
use crate::clock::day_in_vietnam;
use crate::permission::{DataClass, Grant, Role};

/// The kind of record.
pub(in crate::accounts) const EMERGENCY: &str = "emergency";
/// How long it waits to be confirmed, in seconds: a day. Our choice: later it is no emergency any more.
const WAITS: i64 = 86_400;

/// From when until when it opens something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencySpan {
    /// Who confirmed it.
    pub by: String,
    /// When it begins: seconds since 1970-01-01T00:00:00Z.
    pub from: i64,
    /// When it ends by itself.
    pub until: i64,
    /// The place of its event in the chain of audit: what was read under it stands behind.
    pub place: u64,
}

/// An emergency access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyAccess {
    /// Its id, `KC-1` and on.
    pub id: String,
    /// The account that asked, and for which it opens something.
    pub account: String,
    /// Over this unit and all below it: `decision-ordinal`.
    pub unit: String,
    /// Up to this class of data: sensitive or sealed.
    pub class: DataClass,
    /// Why.
    pub reason: String,
    /// When it was asked for: seconds since 1970-01-01T00:00:00Z.
    pub asked: i64,
    /// Once somebody else has confirmed it, from when until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<EmergencySpan>,
    /// Who refused it, or took it back before it was confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Warrant>,
    /// Who ended it before its time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Warrant>,
    /// Whether it ended because what it rested on had: the right of who asked, or that of who confirmed it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub void: bool,
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmergencyStage {
    /// It waits to be confirmed.
    Waiting,
    /// Nobody confirmed it in time.
    Lapsed,
    /// It was refused, or taken back.
    Refused,
    /// It opens what it says.
    Running,
    /// It opens nothing any more: what it rested on has ended.
    Void,
    /// It is over.
    Over,
}

impl EmergencyStage {
    /// Its word, as messages use it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Lapsed => "lapsed",
            Self::Refused => "refused",
            Self::Running => "running",
            Self::Void => "void",
            Self::Over => "over",
        }
    }
}

impl EmergencyAccess {
    /// How it stands at a time by what stands in it alone: one that runs opens something only while what it rests on holds.
    pub(super) fn by_itself(&self, now: i64) -> EmergencyStage {
        match &self.span {
            Some(_) if self.void => EmergencyStage::Void,
            Some(span) if self.ended.is_none() && (span.from..span.until).contains(&now) => EmergencyStage::Running,
            Some(_) => EmergencyStage::Over,
            None if self.refused.is_some() => EmergencyStage::Refused,
            None if now < self.waits_until() => EmergencyStage::Waiting,
            None => EmergencyStage::Lapsed,
        }
    }

    /// Until when it can be confirmed.
    pub const fn waits_until(&self) -> i64 {
        self.asked + WAITS
    }

    /// The unit, as the ledger names it.
    pub fn of_unit(&self) -> Option<UnitId> {
        self.unit.parse().ok()
    }

    /// When it ended, or will: none where it never began.
    pub fn ends(&self) -> Option<i64> {
        let until = self.span.as_ref()?.until;
        Some(self.ended.as_ref().map_or(until, |ended| ended.time.min(until)))
    }

    /// The right that it gives while it runs.
    pub(super) fn right(&self) -> Option<Granted> {
        let span = self.span.as_ref()?;
        let warrant = |by: &str, time| Warrant {
            by: by.to_owned(),
            time,
            paper: self.id.clone(),
            ..Warrant::default()
        };
        Some(Granted {
            grant: Grant {
                role: Role::Emergency,
                unit: self.of_unit()?,
                class: self.class,
                from: day_in_vietnam(span.from).number(),
                until: Some(day_in_vietnam(span.until).number() + 1),
                deeds: Vec::new(),
            },
            number: 0,
            given: Some(warrant(&self.account, self.asked)),
            ended: None,
            confirmed: Some(warrant(&span.by, span.from)),
            delegated: None,
            acting: true,
        })
    }
}
