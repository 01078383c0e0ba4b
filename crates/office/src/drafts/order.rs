//! How a step is ordered: of which draft, as which version the caller knows it, and once under a key of the caller's own, so that an order that
//! is sent again, because its answer was lost, is not done twice.

use ledger::decision::Digest;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::draft::Draft;
use super::steps::CannotStep;
use crate::office::Office;
use crate::writer::Desk;

/// The kind of record.
const ORDER: &str = "order";
/// An order is remembered for a day, in seconds.
const REMEMBERED: i64 = 86_400;

/// What is done once.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Once {
    /// The digest of who ordered it under which key: what it is kept under.
    key: String,
    /// The digest of what was ordered.
    body: String,
}

/// Which draft a step is ordered of, and what the caller holds it to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    pub(super) id: Option<String>,
    version: Option<u32>,
    once: Option<Once>,
}

/// An order that was done.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Done {
    body: String,
    time: i64,
    /// The draft as the order left it.
    draft: Draft,
}

impl From<&str> for Order {
    fn from(id: &str) -> Self {
        Self {
            id: Some(id.to_owned()),
            ..Self::default()
        }
    }
}

impl From<&String> for Order {
    fn from(id: &String) -> Self {
        Self::from(id.as_str())
    }
}

impl Order {
    /// Of the draft as this version: when somebody has done something to it since, the step is not taken.
    #[must_use]
    pub fn on(mut self, version: Option<u32>) -> Self {
        self.version = version;
        self
    }

    /// Once: `key` is the caller's own, `what` all that the caller asks for.
    #[must_use]
    pub fn once(mut self, account: &str, key: &str, what: &str) -> Self {
        let digest = |parts: [&str; 2]| {
            let hash = parts.iter().fold(Sha256::new(), |hash, part| {
                let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
                hash.chain_update(length.to_be_bytes()).chain_update(part)
            });
            Digest(hash.finalize().into()).to_string()
        };
        self.once = Some(Once {
            key: digest([account, key]),
            body: digest(["", what]),
        });
        self
    }

    /// What the same order left when it was done before.
    pub(super) fn done(&self, desk: &Desk<'_>) -> Result<Option<Draft>, CannotStep> {
        let Some(once) = &self.once else { return Ok(None) };
        let kept: Option<Done> = desk
            .record(ORDER, &once.key)
            .map_err(|problem| CannotStep::Store(problem.to_string()))?;
        match kept.filter(|done| desk.now() < done.time + REMEMBERED) {
            None => Ok(None),
            Some(done) if done.body == once.body => Ok(Some(done.draft)),
            Some(_) => Err(CannotStep::OtherOrder),
        }
    }

    /// Whether the draft is still what the caller holds it to be.
    pub(super) fn fits(&self, draft: &Draft) -> Result<(), CannotStep> {
        match self.version {
            Some(version) if version != draft.version() => Err(CannotStep::Changed(draft.version())),
            _ => Ok(()),
        }
    }

    /// Remembers what was done.
    pub(super) fn note(&self, desk: &mut Desk<'_>, draft: &Draft) {
        if let Some(once) = &self.once {
            let done = Done {
                body: once.body.clone(),
                time: desk.now(),
                draft: draft.clone(),
            };
            desk.put(ORDER, &once.key, &done);
        }
    }

    /// The orders that need not be remembered any longer, looked for once an hour.
    pub(super) fn forgotten(&self, office: &Office) -> Vec<String> {
        let now = office.clock().now();
        if self.once.is_none() || !office.is_time_to_forget(now) {
            return Vec::new();
        }
        let all: Vec<(String, Done)> = office.all_records_by_key(ORDER).unwrap_or_default();
        let old = all.into_iter().filter(|(_, done)| now >= done.time + REMEMBERED);
        old.map(|(key, _)| key).collect()
    }

    /// Takes them away, but for those that were ordered anew meanwhile.
    pub(super) fn forget(desk: &mut Desk<'_>, keys: &[String]) -> Result<(), CannotStep> {
        for key in keys {
            let kept: Option<Done> = desk
                .record(ORDER, key)
                .map_err(|problem| CannotStep::Store(problem.to_string()))?;
            if kept.is_some_and(|done| desk.now() >= done.time + REMEMBERED) {
                desk.remove(ORDER, key);
            }
        }
        Ok(())
    }
}
