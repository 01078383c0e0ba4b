//! Events: what was done and what was read, in two hash chains beside the log.

mod prove;
mod read;

use ledger::Seq;
use ledger::decision::Digest;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

pub use self::prove::ChainProof;
pub use self::read::{EventGroup, LogEntry, LogPage, LogQuestion, LogRefused};
use crate::port::Chain;

/// One event. Its JSON is canonical: the fields in this order, absent ones left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// Which account.
    pub actor: String,
    /// What: a code such as `decision.append`, `login`, `person.sensitive`.
    pub action: String,
    /// On what: an id, never a name or a citizen number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub subject: Option<String>,
    /// The place of the decision that it wrote.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub seq: Option<u32>,
    /// What more an auditor needs, in codes.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub detail: Option<String>,
}

impl Event {
    /// An event without particulars.
    pub fn new(time: i64, actor: &str, action: &str) -> Self {
        Self {
            time,
            actor: actor.to_owned(),
            action: action.to_owned(),
            subject: None,
            seq: None,
            detail: None,
        }
    }

    /// The same event, on something.
    #[must_use]
    #[allow(
        clippy::needless_pass_by_value,
        reason = "whoever calls hands over what it has just made"
    )]
    pub fn on(mut self, subject: impl ToString) -> Self {
        self.subject = Some(subject.to_string());
        self
    }

    /// The same event, with the decision that it wrote.
    #[must_use]
    pub fn wrote(mut self, seq: Seq) -> Self {
        self.seq = Some(seq.0);
        self
    }

    /// The same event, with particulars.
    #[must_use]
    #[allow(
        clippy::needless_pass_by_value,
        reason = "whoever calls hands over what it has just made"
    )]
    pub fn with(mut self, detail: impl ToString) -> Self {
        self.detail = Some(detail.to_string());
        self
    }

    /// The canonical JSON.
    pub fn body(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The hash of a chain after an event.
pub fn link(before: Digest, chain: Chain, place: u64, body: &str) -> Digest {
    let mut hash = Sha256::new();
    hash.update(before.0);
    hash.update(chain.name());
    hash.update(place.to_be_bytes());
    hash.update(u64::try_from(body.len()).unwrap_or(u64::MAX).to_be_bytes());
    hash.update(body);
    Digest(hash.finalize().into())
}
