//! Sessions: a random key in the browser, its hash here.

use std::fmt;

use ledger::decision::Digest;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::account::{ACCOUNT, Account};
use crate::audit::Event;
use crate::office::Office;
use crate::port::Chain;

/// The kind of record.
pub(crate) const SESSION: &str = "session";
/// A session ends after so many seconds without a request.
const IDLE: i64 = 15 * 60;
/// A session ends so many seconds after the log-in, whatever happens.
const ABSOLUTE: i64 = 10 * 3600;

/// The secret that a browser keeps. It is shown once and kept nowhere else.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionKey(pub(super) [u8; 32]);

impl SessionKey {
    /// The key as the text of a cookie.
    pub fn cookie(&self) -> String {
        Digest(self.0).to_string()
    }

    /// The key from the text of a cookie.
    pub fn from_cookie(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    pub(super) fn hashed(&self) -> String {
        Digest(Sha256::digest(self.0).into()).to_string()
    }
}

impl fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionKey(…)")
    }
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Whose.
    pub account: String,
    /// The token that every form carries.
    pub form_token: String,
    /// When it began: seconds since 1970-01-01T00:00:00Z.
    pub began: i64,
    /// The last request, as far as it was noted.
    pub seen: i64,
}

impl Session {
    /// Whether it still runs.
    pub const fn runs(&self, now: i64) -> bool {
        now < self.began + ABSOLUTE && now < self.seen + IDLE
    }
}

impl Office {
    /// The session of a key and its account, if it still runs; a request through it keeps it running.
    pub fn session(&self, key: &SessionKey) -> Option<(Session, Account)> {
        let now = self.clock().now();
        let hashed = key.hashed();
        let mut sessions = self
            .sessions()
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let session = match sessions.get_mut(&hashed) {
            Some(session) if session.runs(now) => {
                session.seen = now;
                session.clone()
            }
            Some(_) => {
                sessions.remove(&hashed);
                return None;
            }
            None => return None,
        };
        drop(sessions);
        let account = self.account(&session.account).filter(|account| account.open)?;
        Some((session, account))
    }

    /// Ends a session.
    pub fn log_out(&self, key: &SessionKey) {
        let hashed = key.hashed();
        let ended = self
            .sessions()
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .remove(&hashed);
        if let Some(session) = ended {
            // A log-out that cannot be written is no reason to keep somebody logged in.
            let _written = self.writer().run(move |desk| {
                desk.remove(SESSION, &hashed);
                desk.note(Chain::Audit, Event::new(desk.now(), &session.account, "logout"));
                Ok::<(), ()>(())
            });
        }
    }

    /// One account, by name.
    pub fn account(&self, name: &str) -> Option<Account> {
        self.one_record(ACCOUNT, name)
    }
}
