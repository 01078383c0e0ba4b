//! Making a webhook, listing them, removing one, setting one going again.

use sha2::{Digest as _, Sha256};

use super::address::WebhookAddress;
use super::kept::{NewWebhook, WEBHOOK, Webhook};
use super::problem::WebhookProblem;
use super::secret;
use crate::accounts::Warrant;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::port::{Chain, StoreError};
use crate::writer::{Desk, NotDone};

/// So many webhooks there are at most.
const MOST: usize = 20;
/// So many signs name a webhook.
const SIGNS: usize = 12;

impl Office {
    /// Makes a webhook; its secret is shown once. It is told of what is recorded from now on.
    ///
    /// # Errors
    ///
    /// Every [`WebhookProblem`] at once, or the store failed.
    pub fn add_webhook(
        &self,
        asker: Asker<'_>,
        wish: &NewWebhook,
    ) -> Result<(String, Webhook), NotDone<Vec<WebhookProblem>>> {
        let mut problems = wish.problems();
        problems.extend(self.not_yours(asker));
        let bytes: [u8; 32] = self.random();
        let hook = Webhook {
            id: hex::encode(Sha256::digest(bytes)).chars().take(SIGNS).collect(),
            name: wish.name.trim().to_owned(),
            address: wish.address.trim().to_owned(),
            number: wish.number(),
            secret: hex::encode(bytes),
            made: Warrant {
                by: asker.name().to_owned(),
                time: self.clock().now(),
                paper: String::new(),
                ..Warrant::default()
            },
            told: 0,
            seen: 0,
            begun: None,
            trouble: None,
            stopped: None,
        };
        let made = self.writer().run(move |desk| {
            let mut problems = problems.clone();
            let all: Vec<(String, Webhook)> = desk.records(WEBHOOK)?;
            problems.extend(
                all.iter()
                    .any(|(_, own)| own.address == hook.address)
                    .then_some(WebhookProblem::Twice),
            );
            problems.extend((all.len() >= MOST).then_some(WebhookProblem::TooMany(MOST)));
            if !problems.is_empty() {
                return Err(problems);
            }
            let told = desk.value().head().seq.0;
            let hook = Webhook { told, ..hook.clone() };
            desk.put(WEBHOOK, &hook.id, &hook);
            let event = Event::new(desk.now(), &hook.made.by, "webhook.add").on(&hook.id);
            let machine = WebhookAddress::read(&hook.address).map_err(|problem| vec![problem])?;
            desk.note(Chain::Audit, event.with(machine));
            Ok(hook)
        })?;
        Ok((secret::text(&bytes), made))
    }

    /// The webhooks, the oldest first; none for whoever does not look after the whole office.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn webhooks(&self, asker: Asker<'_>) -> Result<Vec<Webhook>, StoreError> {
        if self.not_yours(asker).is_some() {
            return Ok(Vec::new());
        }
        self.webhooks_unasked()
    }

    /// Removes a webhook: it is told nothing any more.
    ///
    /// # Errors
    ///
    /// [`WebhookProblem`], or the store failed.
    pub fn remove_webhook(&self, asker: Asker<'_>, id: &str) -> Result<(), NotDone<Vec<WebhookProblem>>> {
        self.change_webhook(asker, id, "webhook.remove", |desk, hook| {
            desk.remove(WEBHOOK, &hook.id);
        })
    }

    /// Sets a webhook going again from where it stands, at once.
    ///
    /// # Errors
    ///
    /// [`WebhookProblem`], or the store failed.
    pub fn resume_webhook(&self, asker: Asker<'_>, id: &str) -> Result<(), NotDone<Vec<WebhookProblem>>> {
        self.change_webhook(asker, id, "webhook.resume", |desk, mut hook| {
            hook.stopped = None;
            if let Some(begun) = &mut hook.begun {
                (begun.tries, begun.next) = (0, desk.now());
            }
            desk.put(WEBHOOK, &hook.id, &hook);
        })
    }

    /// Does something to a webhook that is there, with an event.
    fn change_webhook(
        &self,
        asker: Asker<'_>,
        id: &str,
        action: &'static str,
        change: fn(&mut Desk<'_>, Webhook),
    ) -> Result<(), NotDone<Vec<WebhookProblem>>> {
        if let Some(problem) = self.not_yours(asker) {
            return Err(NotDone::Refused(vec![problem]));
        }
        let (by, id) = (asker.name().to_owned(), id.to_owned());
        self.writer().run(move |desk| {
            let hook: Option<Webhook> = desk.record(WEBHOOK, &id)?;
            change(desk, hook.ok_or_else(|| vec![WebhookProblem::NoSuch])?);
            desk.note(Chain::Audit, Event::new(desk.now(), &by, action).on(&id));
            Ok(())
        })
    }

    pub(crate) fn webhooks_unasked(&self) -> Result<Vec<Webhook>, StoreError> {
        let mut all: Vec<Webhook> = self.all_records(WEBHOOK)?;
        all.sort_by(|one, other| (one.made.time, &one.id).cmp(&(other.made.time, &other.id)));
        Ok(all)
    }

    fn not_yours(&self, asker: Asker<'_>) -> Option<WebhookProblem> {
        match asker {
            Asker::Account(actor) if !self.may_see_operations(actor) => Some(WebhookProblem::NotYours),
            _ => None,
        }
    }
}
