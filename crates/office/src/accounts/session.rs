//! Sessions: a random key in the browser, its hash here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ledger::Day;
use ledger::decision::Digest;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::account::Account;
use super::origin::LogIn;
use crate::audit::Event;
use crate::office::Office;
use crate::permission::Role;
use crate::port::Chain;

/// The kind of record.
pub(crate) const SESSION: &str = "session";
/// A session ends after so many seconds without a request.
const IDLE: i64 = 15 * 60;
/// One that manages accounts ends sooner.
const IDLE_OF_ADMIN: i64 = 5 * 60;
/// A session ends so many seconds after the log-in, whatever happens.
const ABSOLUTE: i64 = 10 * 3600;
/// A session in use is noted in the store after so many seconds, so that other processes know, and this one after a restart.
const NOTED: i64 = 60;

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
    /// After how many seconds without a request it ends.
    #[serde(default = "usual_idle")]
    pub idle: i64,
    /// How often the account's rights had changed when the key was made.
    #[serde(default)]
    pub changes: u32,
    /// When its holder last proved again to be just that: seconds since 1970-01-01T00:00:00Z; 0 where only the log-in did.
    #[serde(default)]
    pub proved: i64,
    /// The browser and the system from which it was begun, as the browser said; empty where that was not noted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub device: String,
    /// The address from which it was begun, as the connection told; empty where that was not noted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// The address from which it was last used.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seen_from: String,
    /// The log-in of the account before this one; none where there was none, or none was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<LogIn>,
    /// The account through whose rights its holder looks, to see how far they reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views_as: Option<String>,
}

const fn usual_idle() -> i64 {
    IDLE
}

impl Session {
    /// A session of an account that begins now.
    pub(super) fn of(account: &Account, form_token: String, today: Day, now: i64) -> Self {
        Self {
            account: account.name.clone(),
            form_token,
            began: now,
            seen: now,
            idle: idle(account, today),
            changes: account.changes,
            proved: now,
            device: String::new(),
            address: String::new(),
            seen_from: String::new(),
            before: None,
            views_as: None,
        }
    }

    /// Whether it still runs.
    pub const fn runs(&self, now: i64) -> bool {
        now < self.began + ABSOLUTE && now < self.seen + self.idle
    }

    /// When its holder last proved to be just that, by the log-in or again.
    pub const fn proved(&self) -> i64 {
        if self.proved > self.began {
            self.proved
        } else {
            self.began
        }
    }

    /// When it ends, whatever happens: seconds since 1970-01-01T00:00:00Z.
    pub const fn ends(&self) -> i64 {
        self.began + ABSOLUTE
    }
}

/// After how many seconds without a request a session of an account ends.
pub(super) fn idle(account: &Account, today: Day) -> i64 {
    if account.has_role(Role::Admin, today) {
        IDLE_OF_ADMIN
    } else {
        IDLE
    }
}

/// What this process knows of sessions beyond their records.
#[derive(Debug, Default)]
pub(crate) struct LastSeen(Mutex<BTreeMap<String, Known>>);

/// What this process knows of one session.
#[derive(Debug, Clone, Copy)]
enum Known {
    /// When it was last used here, and when that was last noted in its record.
    Used { seen: i64, noted: i64 },
    /// It was ended here, whether or not that could be written.
    Ended,
}

impl LastSeen {
    fn all(&self) -> MutexGuard<'_, BTreeMap<String, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The session as last used here or elsewhere; none when it was ended here.
    pub(super) fn freshened(&self, hashed: &str, kept: Session) -> Option<Session> {
        match self.all().get(hashed) {
            Some(Known::Ended) => None,
            Some(Known::Used { seen, .. }) => Some(Session {
                seen: kept.seen.max(*seen),
                ..kept
            }),
            None => Some(kept),
        }
    }

    /// Notes a use of a session whose record says `kept`; whether the record should be written anew.
    fn use_now(&self, hashed: &str, kept: i64, now: i64) -> bool {
        let mut all = self.all();
        let noted = match all.get(hashed) {
            Some(Known::Used { noted, .. }) => kept.max(*noted),
            _ => kept,
        };
        let due = now >= noted + NOTED;
        let noted = if due { now } else { noted };
        all.insert(hashed.to_owned(), Known::Used { seen: now, noted });
        due
    }

    pub(super) fn end(&self, hashed: &str) {
        self.all().insert(hashed.to_owned(), Known::Ended);
    }

    /// Forgets the sessions of which there is no record.
    fn keep_only(&self, recorded: &BTreeSet<String>) {
        self.all().retain(|hashed, _| recorded.contains(hashed));
    }
}

impl Office {
    /// The session of a key and its account, if it still runs; a request through it keeps it running.
    pub fn session(&self, key: &SessionKey) -> Option<(Session, Account)> {
        let now = self.clock().now();
        let hashed = key.hashed();
        let (noted, session, account) = self.running_session(&hashed, now)?;
        if self.last_seen().use_now(&hashed, noted, now) {
            self.note_use(hashed, now);
        }
        Some((Session { seen: now, ..session }, account))
    }

    /// The same, for what a page asks for by itself: nobody need sit before it, so that this does not keep the session running.
    pub fn session_unused(&self, key: &SessionKey) -> Option<(Session, Account)> {
        let (_, session, account) = self.running_session(&key.hashed(), self.clock().now())?;
        Some((session, account))
    }

    /// A session that runs, with its account and with when its record says that it was last used.
    fn running_session(&self, hashed: &str, now: i64) -> Option<(i64, Session, Account)> {
        let kept: Session = self.one_record(SESSION, hashed)?;
        let noted = kept.seen;
        let session = self.last_seen().freshened(hashed, kept)?;
        if !session.runs(now) {
            return None;
        }
        let account = self.account(&session.account);
        let account = account.filter(|account| account.open && account.lets_run(session.changes))?;
        Some((noted, session, account))
    }

    /// Notes in the record of a session that it is in use, without waiting. One that was ended meanwhile stays ended.
    fn note_use(&self, hashed: String, now: i64) {
        self.writer().leave(move |desk| {
            let kept = desk.record::<Session>(SESSION, &hashed).ok().flatten();
            if let Some(session) = kept {
                let seen = session.seen.max(now);
                desk.put(SESSION, &hashed, &Session { seen, ..session });
            }
        });
    }

    /// The keys of sessions that run no more.
    pub(super) fn ended_sessions(&self, now: i64) -> Vec<String> {
        let all: Vec<(String, Session)> = self.all_records_by_key(SESSION).unwrap_or_default();
        self.last_seen()
            .keep_only(&all.iter().map(|(key, _)| key.clone()).collect());
        let runs = |key: &str, session: Session| {
            let session = self.last_seen().freshened(key, session);
            session.is_some_and(|session| session.runs(now))
        };
        let ended = all.into_iter().filter(|(key, session)| !runs(key, session.clone()));
        ended.map(|(key, _)| key).collect()
    }

    /// Ends a session.
    pub fn log_out(&self, key: &SessionKey) {
        let hashed = key.hashed();
        let kept: Option<Session> = self.one_record(SESSION, &hashed);
        if let Some(session) = kept {
            self.last_seen().end(&hashed);
            // A log-out that cannot be written is no reason to keep somebody logged in.
            let _written = self.writer().run(move |desk| {
                desk.remove(SESSION, &hashed);
                desk.note(Chain::Audit, Event::new(desk.now(), &session.account, "logout"));
                Ok::<(), ()>(())
            });
        }
    }
}
