//! Why there is no webhook, and why one was not reached.

use serde::{Deserialize, Serialize};

use crate::port::StoreError;

/// Why a webhook was not made, removed or set going again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WebhookProblem {
    /// It does not say who listens there.
    NoName,
    /// Who listens there is told in more than so many letters, or not in letters.
    BadName(usize),
    /// The address is none that can be told anything: `https://host[:port]/path`.
    BadAddress,
    /// What goes to the open network, or to a machine by its name alone, goes in TLS.
    NotTls,
    /// The number of the machine is no number.
    BadNumber,
    /// The address names the machine by another number.
    AnotherNumber,
    /// The same address is told already.
    Twice,
    /// There are as many as there may be.
    TooMany(usize),
    /// The one who asks does not look after the whole office.
    NotYours,
    /// There is no such webhook.
    NoSuch,
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for Vec<WebhookProblem> {
    fn from(problem: StoreError) -> Self {
        vec![WebhookProblem::Store(problem.to_string())]
    }
}

/// Why something that was sent did not arrive, as far as can be told from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotDelivered {
    /// No machine of that name is known.
    NoSuchHost,
    /// The name leads into the house, and nobody has named that very number.
    Inside,
    /// Nobody answers there.
    Unreachable,
    /// Its certificate is not one that this machine trusts.
    NotTrusted,
    /// It took too long.
    TooSlow,
    /// It sends on to another address; nobody goes there.
    SentOn,
    /// It answered that it does not take it.
    Answered(u16),
    /// It answered something that cannot be read.
    Unreadable,
    /// It does not let this office in.
    NotLetIn,
}

impl NotDelivered {
    /// The word that messages use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoSuchHost => "no-such-host",
            Self::Inside => "inside",
            Self::Unreachable => "unreachable",
            Self::NotTrusted => "not-trusted",
            Self::TooSlow => "too-slow",
            Self::SentOn => "sent-on",
            Self::Answered(_) => "answered",
            Self::Unreadable => "unreadable",
            Self::NotLetIn => "not-let-in",
        }
    }

    /// The number that it answered with; 0 where it did not.
    pub const fn answer(self) -> u16 {
        match self {
            Self::Answered(status) => status,
            _ => 0,
        }
    }
}
