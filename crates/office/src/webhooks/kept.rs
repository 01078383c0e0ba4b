//! Webhooks as they are kept, and how each stands.

use std::fmt;
use std::net::IpAddr;

use ledger::Seq;
use serde::{Deserialize, Serialize};

use super::address::{WebhookAddress, is_public};
use super::problem::{NotDelivered, WebhookProblem};
use crate::accounts::Warrant;

/// The kind of record.
pub(super) const WEBHOOK: &str = "webhook";
/// A name has so many letters at most.
const NAME: usize = 80;

/// A webhook that somebody wants.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewWebhook {
    /// Who listens there: the program, and who answers for it.
    pub name: String,
    /// The address.
    pub address: String,
    /// The number of the machine, where it stands in the house and the address names it by a word; empty: the name is looked up.
    pub number: String,
}

impl NewWebhook {
    /// What is wrong with it, whoever asks.
    pub(super) fn problems(&self) -> Vec<WebhookProblem> {
        let mut problems = Vec::new();
        let name = self.name.trim();
        if name.is_empty() {
            problems.push(WebhookProblem::NoName);
        } else if name.chars().count() > NAME || name.chars().any(char::is_control) {
            problems.push(WebhookProblem::BadName(NAME));
        }
        let typed = self.number.trim();
        let number = typed.parse::<IpAddr>().ok();
        if !typed.is_empty() && number.is_none() {
            problems.push(WebhookProblem::BadNumber);
        }
        match WebhookAddress::read(self.address.trim()) {
            Err(problem) => problems.push(problem),
            Ok(address) => {
                let named = address.number();
                if number.is_some() && named.is_some() && number != named {
                    problems.push(WebhookProblem::AnotherNumber);
                }
                let inside = number.or(named).is_some_and(|number| !is_public(number));
                if !address.tls && !inside {
                    problems.push(WebhookProblem::NotTls);
                }
            }
        }
        problems
    }

    /// The number that was named, in the address or beside it.
    pub(super) fn number(&self) -> Option<IpAddr> {
        let typed = self.number.trim().parse().ok();
        typed.or_else(|| WebhookAddress::read(self.address.trim()).ok()?.number())
    }
}

/// What is being told and is not yet known to have arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Begun {
    /// Up to this place of the log.
    pub(super) until: u32,
    /// How often it was tried.
    pub(super) tries: u32,
    /// When to try again: seconds since 1970-01-01T00:00:00Z.
    pub(super) next: i64,
}

/// A webhook.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Webhook {
    /// The signs that name it.
    pub id: String,
    /// Who listens there.
    pub name: String,
    /// The address.
    pub address: String,
    /// The number of the machine, where an administrator named it: no other is reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<IpAddr>,
    /// The secret, hexadecimal. It must be known to sign, so it cannot be a hash.
    pub(super) secret: String,
    /// Who made it, and when.
    pub made: Warrant,
    /// The place of the log up to which it was told.
    pub told: u32,
    /// When something arrived last: seconds since 1970-01-01T00:00:00Z; 0 where nothing has.
    #[serde(default)]
    pub seen: i64,
    /// What is being told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) begun: Option<Begun>,
    /// Why the last try came to nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<NotDelivered>,
    /// Since when nothing is tried any more, after too many tries: seconds since 1970-01-01T00:00:00Z.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped: Option<i64>,
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook")
            .field("id", &self.id)
            .field("told", &self.told)
            .finish_non_exhaustive()
    }
}

/// How a webhook stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebhookState {
    /// It was told everything.
    Told,
    /// It is being told, or will be at once.
    Telling,
    /// The last try came to nothing; the next one is at that time.
    Waiting(i64),
    /// Given up after so many tries: somebody must look after it. Nothing is lost, it goes on from where it stands.
    Stopped(u32),
}

impl Webhook {
    /// How it stands while the log ends at `head`.
    pub fn state(&self, head: Seq) -> WebhookState {
        let tries = self.begun.map_or(0, |begun| begun.tries);
        match (self.stopped, self.trouble, self.begun) {
            (Some(_), ..) => WebhookState::Stopped(tries),
            (None, Some(_), Some(begun)) => WebhookState::Waiting(begun.next),
            _ if self.told >= head.0 => WebhookState::Told,
            _ => WebhookState::Telling,
        }
    }

    /// Whether something is to be sent now.
    pub(super) fn is_due(&self, head: Seq, now: i64) -> bool {
        self.stopped.is_none() && self.told < head.0 && self.begun.is_none_or(|begun| begun.next <= now)
    }
}
