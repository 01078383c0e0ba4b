//! Logging in. Every refusal looks and lasts the same, whether the account exists or not.

use std::sync::PoisonError;

use super::password;
use super::session::{SESSION, Session, SessionKey};
use crate::audit::Event;
use crate::office::Office;
use crate::port::Chain;
use crate::writer::NotDone;

/// Why nobody was logged in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogInRefused {
    /// The name or the password is wrong; which, is not said.
    Wrong,
    /// Too many wrong tries: wait for so many seconds.
    TooManyTries {
        /// Seconds to wait.
        wait: i64,
    },
}

/// Wrong tries before an account waits.
const TRIES: u32 = 5;
/// How long it then waits, in seconds.
const WAIT: i64 = 300;
/// Names whose tries are remembered at most; beyond that, those that wait no more are forgotten.
const NAMES: usize = 4096;

impl Office {
    /// Logs in with a name and a password.
    ///
    /// # Errors
    ///
    /// [`LogInRefused`], or the store failed.
    pub fn log_in(&self, name: &str, secret: &str) -> Result<(SessionKey, Session), NotDone<LogInRefused>> {
        let now = self.clock().now();
        let name = name.trim().to_lowercase();
        let tries = self
            .tries()
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&name)
            .copied();
        if let Some((_, last)) = tries.filter(|(count, last)| *count >= TRIES && now < last + WAIT) {
            return Err(NotDone::Refused(LogInRefused::TooManyTries {
                wait: last + WAIT - now,
            }));
        }
        // Made before it is known whether the account exists: its first making must not tell.
        let nobody = password::of_nobody();
        let known = self.account(&name);
        let subject = known.as_ref().map(|account| account.name.clone());
        let account = known.filter(|account| account.open);
        let hash = account.as_ref().map_or(nobody, |account| &account.password);
        let fits = {
            // Two at a time: a flood of log-ins must not take the machine's memory.
            let _slot = self.hashing_slot();
            password::fits(secret, hash)
        };
        if !fits || account.is_none() {
            self.count_try(name, now);
            self.writer().run(move |desk| {
                // What was typed may be a password: only names of accounts stay in the chain.
                let event = Event::new(desk.now(), "-", "login.refused");
                desk.note(Chain::Audit, subject.iter().fold(event, Event::on));
                Ok(())
            })?;
            return Err(NotDone::Refused(LogInRefused::Wrong));
        }
        self.tries()
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&name);
        let key = SessionKey(self.random());
        let form_token = ledger::decision::Digest(self.random()).to_string();
        let session = Session {
            account: name,
            form_token,
            began: now,
            seen: now,
        };
        let (hashed, kept) = (key.hashed(), session.clone());
        let ended = self.ended_sessions(now);
        self.writer().run(move |desk| {
            desk.put(SESSION, &hashed, &kept);
            for key in &ended {
                desk.remove(SESSION, key);
            }
            desk.note(Chain::Audit, Event::new(desk.now(), &kept.account, "login"));
            Ok(())
        })?;
        Ok((key, session))
    }

    fn count_try(&self, name: String, now: i64) {
        let mut tries = self.tries().write().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= NAMES {
            tries.retain(|_, (_, last)| now < *last + WAIT);
        }
        let entry = tries.entry(name).or_insert((0, now));
        *entry = (if now < entry.1 + WAIT { entry.0 + 1 } else { 1 }, now);
    }
}
