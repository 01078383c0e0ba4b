//! The letter of a day: taken in hand, carried by somebody who can, and noted as arrived or to be tried again.

use std::collections::BTreeSet;

use super::choice::{CHOICE, MailChoice};
use super::digest::DutyCounts;
use super::problem::MailProblem;
use super::settings::MailServer;
use crate::accounts::Account;
use crate::audit::Event;
use crate::office::Office;
use crate::port::{Chain, StoreError};
use crate::retries;
use crate::webhooks::NotDelivered;
use crate::writer::NotDone;

/// What was taken in hand and not seen to its end, because a process ended, is tried again after so many seconds: more than every answer of a
/// slow server may take together.
const LEASE: i64 = 600;
/// Who sends.
const SENDER: &str = "office";

/// A letter that was taken in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// For which account.
    pub account: String,
    /// Where it goes.
    pub address: String,
    /// The tag of its language.
    pub lang: String,
    /// What it counts.
    pub counts: DutyCounts,
    /// Through which server.
    pub server: MailServer,
    /// What stands for the account where others read it.
    code: String,
    day: i32,
    tries: u32,
}

impl Letter {
    /// What names it for machines: the same letter that comes twice is known by it.
    pub fn id(&self) -> String {
        format!("{}.{}", self.day, self.code)
    }
}

impl Office {
    /// Takes the next letter in hand, of an account that is not in `passed`; none while nothing is due.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails. Where `passed` holds one more then, it failed with that account alone, and the next call goes on
    /// with the others.
    pub fn next_letter(&self, passed: &mut BTreeSet<String>) -> Result<Option<Letter>, NotDone<Vec<MailProblem>>> {
        let Some(server) = self.mail_server() else {
            return Ok(None);
        };
        let (today, now) = (self.today().number(), self.clock().now());
        if (now + 7 * 3600).rem_euclid(86_400) < i64::from(server.hour) * 3600 {
            return Ok(None);
        }
        for choice in self.mail_choices().map_err(unreadable)? {
            if !choice.is_due(today, now) || !passed.insert(choice.account.clone()) {
                continue;
            }
            let account = self
                .account(&choice.account)
                .filter(|account| account.open)
                .map(Account::everyday);
            // Whoever must first choose a password, or set a second factor up, sees no counts on pages either.
            let account = account.filter(|account| self.duty(account).is_none());
            let code = account.as_ref().map(Account::code).unwrap_or_default();
            let counts = match &account {
                Some(account) => self.duty_counts(account).map_err(unreadable)?,
                None => DutyCounts::none(self.usual_day()),
            };
            if let Some(tries) = self.take_letter(&choice.account, today, counts.is_empty())? {
                return Ok(Some(Letter {
                    account: choice.account,
                    address: choice.address,
                    lang: choice.lang,
                    counts,
                    server,
                    code,
                    day: today,
                    tries,
                }));
            }
        }
        Ok(None)
    }

    /// Takes a letter in hand; where it would be empty its day is settled without one. None: nothing is to be sent.
    fn take_letter(&self, account: &str, today: i32, empty: bool) -> Result<Option<u32>, NotDone<Vec<MailProblem>>> {
        let account = account.to_owned();
        self.writer().run(move |desk| {
            let now = desk.now();
            let choice: Option<MailChoice> = desk.record(CHOICE, &account)?;
            // Another process may have taken it meanwhile, or its holder wants none any more.
            let Some(mut choice) = choice.filter(|choice| choice.is_due(today, now)) else {
                return Ok(None);
            };
            if empty {
                (choice.day, choice.begun, choice.trouble) = (today, None, None);
                desk.put(CHOICE, &account, &choice);
                return Ok(None);
            }
            let before = choice.begun.filter(|(day, ..)| *day == today);
            let tries = before.map_or(0, |(_, tries, _)| tries) + 1;
            choice.begun = Some((today, tries, now + LEASE));
            desk.put(CHOICE, &account, &choice);
            let event = Event::new(now, SENDER, "mail.send").on(&account);
            desk.note(Chain::Audit, event.with(tries));
            Ok(Some(tries))
        })
    }

    /// Notes how a letter went.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails: then it is sent once more.
    pub fn settle_letter(
        &self,
        letter: &Letter,
        outcome: Result<(), NotDelivered>,
    ) -> Result<(), NotDone<Vec<MailProblem>>> {
        let (account, own) = (letter.account.clone(), (letter.day, letter.tries));
        self.writer().run(move |desk| {
            let choice: Option<MailChoice> = desk.record(CHOICE, &account)?;
            let mine = |choice: &MailChoice| choice.begun.is_some_and(|(day, tries, _)| (day, tries) == own);
            let Some(mut choice) = choice.filter(mine) else {
                return Ok(());
            };
            let (now, (day, tries)) = (desk.now(), own);
            match outcome {
                Ok(()) => {
                    (choice.day, choice.seen) = (day, now);
                    (choice.begun, choice.trouble) = (None, None);
                }
                Err(trouble) => {
                    choice.trouble = Some(trouble);
                    if let Some(next) = retries::again(tries, now) {
                        choice.begun = Some((day, tries, next));
                    } else {
                        // Given up for this day; the next one begins anew.
                        (choice.day, choice.begun) = (day, None);
                    }
                }
            }
            desk.put(CHOICE, &account, &choice);
            Ok(())
        })
    }
}

#[allow(clippy::needless_pass_by_value, reason = "the form that map_err calls")]
fn unreadable(problem: StoreError) -> NotDone<Vec<MailProblem>> {
    NotDone::Store(problem.to_string())
}
