//! A right that was granted, with its papers: who granted it, when, by which paper, and who ended it.

use std::ops::Deref;

use ledger::Day;
use serde::{Deserialize, Serialize};

use super::paper::GrantPaper;
use super::rules::NewGrant;
use crate::permission::Grant;

/// Who did something about a right, when, and by which paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warrant {
    /// The account, or the name of the command.
    pub by: String,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// The paper: its number and symbol.
    pub paper: String,
    /// The day on which the paper was signed (days since 1970-01-01).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<i32>,
    /// Who signed it, with the title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub signer: String,
}

impl Warrant {
    /// Of somebody, at a time, by a paper.
    pub(in crate::accounts) fn by(by: &str, time: i64, paper: &GrantPaper) -> Self {
        Self {
            by: by.to_owned(),
            time,
            paper: paper.number.trim().to_owned(),
            signed: paper.signed.map(Day::number),
            signer: paper.signer.trim().to_owned(),
        }
    }
}

/// From whom a right was delegated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    /// The account that delegated it.
    pub account: String,
    /// Its own right, by number.
    pub right: u32,
}

/// A right of an account. One that has ended stays, as its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Granted {
    /// What it lets do, where and from when until when.
    #[serde(flatten)]
    pub grant: Grant,
    /// Its number within the account, from 1; 0 for rights of before they were numbered.
    #[serde(default)]
    pub number: u32,
    /// Who granted it; none for rights of before that was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<Warrant>,
    /// Who ended it, where somebody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Warrant>,
    /// Who confirmed it, where a second person had to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Warrant>,
    /// From whom it was delegated (ủy quyền).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegated: Option<Delegation>,
    /// Whether the ledger gives it, to whoever acts for the head of a unit, or emergency access does: such a one is never stored.
    #[serde(default, skip_serializing)]
    pub acting: bool,
}

/// A right that somebody has proposed and nobody has confirmed yet: it gives nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedGrant {
    /// The right as it is to be, with who proposed it as who granted it.
    pub right: Granted,
    /// The account that answers for the proposal: that for which a key stands, else the account itself.
    pub principal: String,
}

impl ProposedGrant {
    /// What was wished.
    pub(super) fn wish(&self) -> NewGrant {
        let grant = &self.right.grant;
        NewGrant {
            role: grant.role,
            unit: grant.unit,
            class: grant.class,
            from: Day(grant.from),
            until: grant.until.map(Day),
            paper: GrantPaper::default(),
        }
    }
}

impl Granted {
    /// Whether it may still give something on a day or after it.
    pub fn is_unfinished(&self, day: Day) -> bool {
        self.grant
            .until
            .is_none_or(|until| day.number() < until && self.grant.from < until)
    }
}

impl Deref for Granted {
    type Target = Grant;

    fn deref(&self) -> &Grant {
        &self.grant
    }
}
