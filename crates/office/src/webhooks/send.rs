//! Telling: what is due is taken in hand, carried by somebody who can, and noted as arrived or to be tried again.

use std::collections::BTreeSet;
use std::net::IpAddr;

use ledger::acts::Act;
use ledger::decision::SealedDecision;
use ledger::{Day, Seq};
use serde_json::{Value as Json, json};

use super::kept::{Begun, WEBHOOK, Webhook};
use super::problem::{NotDelivered, WebhookProblem};
use super::secret;
use crate::audit::Event;
use crate::office::Office;
use crate::port::{Chain, StoreError};
use crate::retries;
use crate::writer::NotDone;

/// So many decisions are told in one parcel at most.
const MOST: u32 = 100;
/// What was taken in hand and not seen to its end, because a process ended, is tried again after so many seconds.
const LEASE: i64 = 60;
/// Who tells.
const TELLER: &str = "office";

/// What travels to a webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Where to.
    pub address: String,
    /// The number of the machine that an administrator named: no other is reached.
    pub number: Option<IpAddr>,
    /// The heads: id, time, signature.
    pub heads: Vec<(&'static str, String)>,
    /// The body: JSON.
    pub body: String,
}

/// Something that was taken in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    webhook: String,
    until: u32,
    tries: u32,
    /// What is to be carried.
    pub parcel: Parcel,
}

impl Delivery {
    /// The signs of its webhook.
    pub fn webhook(&self) -> &str {
        &self.webhook
    }
}

impl Office {
    /// Takes in hand what is to be told next, of a webhook that is not in `passed`; none while nothing is due.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails.
    pub fn next_delivery(&self, passed: &BTreeSet<String>) -> Result<Option<Delivery>, NotDone<Vec<WebhookProblem>>> {
        let (head, now) = (self.value().head().seq, self.clock().now());
        let all = self.webhooks_unasked().map_err(unreadable)?;
        let due = |hook: &&Webhook| hook.is_due(head, now) && !passed.contains(&hook.id);
        let Some(id) = all.iter().find(due).map(|hook| hook.id.clone()) else {
            return Ok(None);
        };
        let taken = self.writer().run(move |desk| {
            let (head, now) = (desk.value().head().seq, desk.now());
            let hook: Option<Webhook> = desk.record(WEBHOOK, &id)?;
            // Another process may have taken it meanwhile.
            let Some(mut hook) = hook.filter(|hook| hook.is_due(head, now)) else {
                return Ok(None);
            };
            let fresh = Begun {
                until: head.0.min(hook.told + MOST),
                tries: 0,
                next: 0,
            };
            let begun = hook.begun.get_or_insert(fresh);
            begun.tries += 1;
            begun.next = now + LEASE;
            let told = format!("{}-{} {}", hook.told + 1, begun.until, begun.tries);
            desk.put(WEBHOOK, &hook.id, &hook);
            let event = Event::new(now, TELLER, "webhook.send").on(&hook.id);
            desk.note(Chain::Audit, event.with(told));
            Ok::<_, Vec<WebhookProblem>>(Some(hook))
        })?;
        let Some((hook, begun)) = taken.and_then(|hook| hook.begun.map(|begun| (hook, begun))) else {
            return Ok(None);
        };
        Ok(Some(Delivery {
            parcel: self.parcel(&hook, begun.until).map_err(unreadable)?,
            webhook: hook.id,
            until: begun.until,
            tries: begun.tries,
        }))
    }

    /// Notes how a delivery went.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails: then it is told once more, under the same id.
    pub fn settle_delivery(
        &self,
        delivery: &Delivery,
        outcome: Result<(), NotDelivered>,
    ) -> Result<(), NotDone<Vec<WebhookProblem>>> {
        let Delivery {
            webhook, until, tries, ..
        } = delivery.clone();
        self.writer().run(move |desk| {
            let hook: Option<Webhook> = desk.record(WEBHOOK, &webhook)?;
            let mine = |hook: &Webhook| {
                let begun = hook.begun.filter(|begun| begun.until == until);
                begun.is_some_and(|begun| begun.tries == tries)
            };
            // Removed, set going again or taken by another process meanwhile: no longer ours to settle.
            let Some(mut hook) = hook.filter(mine) else {
                return Ok(());
            };
            let now = desk.now();
            match outcome {
                Ok(()) => {
                    (hook.told, hook.seen) = (until, now);
                    (hook.begun, hook.trouble) = (None, None);
                }
                Err(trouble) => {
                    hook.trouble = Some(trouble);
                    match (retries::again(tries, now), &mut hook.begun) {
                        (Some(next), Some(begun)) => begun.next = next,
                        _ => hook.stopped = Some(now),
                    }
                }
            }
            desk.put(WEBHOOK, &hook.id, &hook);
            if hook.stopped.is_some() {
                let event = Event::new(now, TELLER, "webhook.stop").on(&hook.id);
                desk.note(Chain::Audit, event.with(hook.trouble.map_or("", NotDelivered::word)));
            }
            Ok(())
        })
    }

    fn parcel(&self, hook: &Webhook, until: u32) -> Result<Parcel, StoreError> {
        let (first, mut told) = (hook.told + 1, Vec::new());
        // One after the other: who reads meanwhile waits for one decision, not for a hundred.
        for seq in first..=until {
            self.see_decisions(Seq(seq), &mut |sealed| {
                told.extend((sealed.seq.0 == seq).then(|| said(&sealed)));
                false
            })?;
        }
        let id = format!("{}-{first}-{until}", hook.id);
        let body = json!({
            "type": "decisions.recorded",
            "id": id,
            "ledger": self.ledger_name()?,
            "decisions": told,
        })
        .to_string();
        let now = self.clock().now();
        let bytes = hex::decode(&hook.secret).unwrap_or_default();
        let signed = secret::signature(&bytes, &id, now, &body).unwrap_or_default();
        Ok(Parcel {
            address: hook.address.clone(),
            number: hook.number,
            heads: vec![
                ("webhook-id", id),
                ("webhook-timestamp", now.to_string()),
                ("webhook-signature", signed),
            ],
            body,
        })
    }

    /// What names this ledger among others: the hash after its first decision.
    fn ledger_name(&self) -> Result<String, StoreError> {
        // It never changes, and the first decision may be a large import: it is read once.
        let read = self.ledger_name_read();
        if let Some(name) = read.get() {
            return Ok(name.clone());
        }
        let mut name = None;
        self.see_decisions(Seq(1), &mut |sealed| {
            name = Some(sealed.hash.to_string());
            false
        })?;
        Ok(name.map(|name| read.get_or_init(|| name).clone()).unwrap_or_default())
    }
}

/// What is told of a decision.
fn said(sealed: &SealedDecision) -> Json {
    let name = |kind: u16| Act::SHAPES.iter().find(|shape| shape.number == kind);
    let kinds: BTreeSet<u16> = sealed.acts.iter().map(|act| act.kind).collect();
    let acts: Vec<&str> = kinds.into_iter().filter_map(|kind| Some(name(kind)?.name)).collect();
    let recorded = sealed.unproved_header().map_or(0, |header| header.recorded);
    json!({
        "seq": sealed.seq.0,
        "decision": sealed.hash.to_string(),
        "acts": acts,
        "recorded": instant(recorded),
    })
}

/// A moment as RFC 3339 writes it.
fn instant(seconds: i64) -> String {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let day = Day(i32::try_from(days).unwrap_or(0));
    format!("{day}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

#[allow(clippy::needless_pass_by_value, reason = "the form that map_err calls")]
fn unreadable(problem: StoreError) -> NotDone<Vec<WebhookProblem>> {
    NotDone::Store(problem.to_string())
}
