//! A right that was granted, with its papers: who granted it, when, by which paper, and who ended it.

use std::ops::Deref;

use ledger::Day;
use serde::{Deserialize, Serialize};

use crate::permission::Grant;

/// Who did something about a right, when, and by which paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warrant {
    /// The account, or the name of the command.
    pub by: String,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// The paper: its number and symbol, its date.
    pub paper: String,
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
    /// From whom it was delegated (ủy quyền).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegated: Option<Delegation>,
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
