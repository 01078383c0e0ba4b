//! What is done once: an order that a caller sends again, because its answer was lost, under a key of the caller's own.

use ledger::decision::Digest;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::office::Office;
use crate::port::StoreError;
use crate::writer::Desk;

/// The kind of record.
const ORDER: &str = "order";
/// An order is remembered for a day, in seconds.
const REMEMBERED: i64 = 86_400;

/// An order that is done once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    /// The digest of who ordered it under which key: what it is kept under.
    key: String,
    /// The digest of what was ordered.
    body: String,
}

/// Why an order is not answered as the one before it.
#[derive(Debug)]
pub(crate) enum NotAgain {
    /// Under this key of the caller's own something else was ordered.
    Other,
    /// The record cannot be read.
    Store(String),
}

/// An order that was done, with what it left. Orders of drafts came first: their name for it stays.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Done<L> {
    body: String,
    time: i64,
    #[serde(rename = "draft")]
    left: L,
}

impl Once {
    /// `key` is the caller's own, `what` all that the caller asks for.
    pub fn of(account: &str, key: &str, what: &str) -> Self {
        let digest = |parts: [&str; 2]| {
            let hash = parts.iter().fold(Sha256::new(), |hash, part| {
                let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
                hash.chain_update(length.to_be_bytes()).chain_update(part)
            });
            Digest(hash.finalize().into()).to_string()
        };
        Self {
            key: digest([account, key]),
            body: digest(["", what]),
        }
    }

    /// What the same order left when it was done before.
    pub(crate) fn done<L: DeserializeOwned>(&self, desk: &Desk<'_>) -> Result<Option<L>, NotAgain> {
        self.left(desk.record(ORDER, &self.key), desk.now())
    }

    /// The same, looked at before anything is begun.
    pub(crate) fn done_before<L: DeserializeOwned>(&self, office: &Office) -> Result<Option<L>, NotAgain> {
        self.left(office.found_record(ORDER, &self.key), office.clock().now())
    }

    fn left<L: DeserializeOwned>(
        &self,
        kept: Result<Option<Done<serde_json::Value>>, StoreError>,
        now: i64,
    ) -> Result<Option<L>, NotAgain> {
        let kept = kept.map_err(|problem| NotAgain::Store(problem.to_string()))?;
        let Some(done) = kept.filter(|done| now < done.time + REMEMBERED) else {
            return Ok(None);
        };
        if done.body != self.body {
            return Err(NotAgain::Other);
        }
        let left = serde_json::from_value(done.left);
        left.map(Some).map_err(|problem| NotAgain::Store(problem.to_string()))
    }

    /// Remembers what was done.
    pub(crate) fn note<L: Serialize>(&self, desk: &mut Desk<'_>, left: &L) {
        let done = Done {
            body: self.body.clone(),
            time: desk.now(),
            left,
        };
        desk.put(ORDER, &self.key, &done);
    }

    /// The orders that need not be remembered any longer, looked for once an hour.
    pub(crate) fn forgotten(office: &Office) -> Vec<String> {
        let now = office.clock().now();
        if !office.is_time_to_forget(now) {
            return Vec::new();
        }
        let all: Vec<(String, Done<serde::de::IgnoredAny>)> = office.all_records_by_key(ORDER).unwrap_or_default();
        let old = all.into_iter().filter(|(_, done)| now >= done.time + REMEMBERED);
        old.map(|(key, _)| key).collect()
    }

    /// Takes them away, but for those that were ordered anew meanwhile.
    pub(crate) fn forget(desk: &mut Desk<'_>, keys: &[String]) -> Result<(), StoreError> {
        for key in keys {
            let kept: Option<Done<serde::de::IgnoredAny>> = desk.record(ORDER, key)?;
            if kept.is_some_and(|done| desk.now() >= done.time + REMEMBERED) {
                desk.remove(ORDER, key);
            }
        }
        Ok(())
    }
}

/// Tells what is remembered of orders as it is after an erasure: what one left that reads as an `L` is told as it is now, where that is given. What
/// need not be remembered any longer goes.
pub(crate) fn told_anew<'n, L: Serialize + DeserializeOwned + 'n>(
    desk: &mut Desk<'_>,
    now: impl Fn(&L) -> Option<&'n L>,
) -> Result<(), StoreError> {
    for (key, done) in desk.records::<Done<serde_json::Value>>(ORDER)? {
        if desk.now() >= done.time + REMEMBERED {
            desk.remove(ORDER, &key);
            continue;
        }
        let (body, time) = (done.body, done.time);
        let then: Option<L> = serde_json::from_value(done.left).ok();
        if let Some(left) = then.as_ref().and_then(&now) {
            desk.put(ORDER, &key, &Done { body, time, left });
        }
    }
    Ok(())
}
