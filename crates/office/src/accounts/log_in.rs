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
/// A well-formed hash of nothing anybody knows: checked when there is no such account, so that both take as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZSBzYWx0IGhlcmUh$6p1q9Zc1bW1mXqN3b3mJ0yUeM5m0j1W2m5s2Q3t4u5U";

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
        if let Some((count, last)) = tries.filter(|(count, last)| *count >= TRIES && now < last + WAIT) {
            debug_assert!(count >= TRIES);
            return Err(NotDone::Refused(LogInRefused::TooManyTries {
                wait: last + WAIT - now,
            }));
        }
        let account = self.account(&name).filter(|account| account.open);
        let hash = account.as_ref().map_or(NOBODY, |account| &account.password);
        let fits = {
            // Two at a time: a flood of log-ins must not take the machine's memory.
            let _slot = self.hashing_slot();
            password::fits(secret, hash)
        };
        if !fits || account.is_none() {
            let mut tries = self.tries().write().unwrap_or_else(PoisonError::into_inner);
            let entry = tries.entry(name.clone()).or_insert((0, now));
            *entry = (if now < entry.1 + WAIT { entry.0 + 1 } else { 1 }, now);
            drop(tries);
            self.writer().run(move |desk| {
                desk.note(Chain::Audit, Event::new(desk.now(), "-", "login.refused").on(name));
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
        self.sessions()
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(hashed.clone(), session.clone());
        self.writer().run(move |desk| {
            desk.put(SESSION, &hashed, &kept);
            desk.note(Chain::Audit, Event::new(desk.now(), &kept.account, "login"));
            Ok(())
        })?;
        Ok((key, session))
    }
}
