//! The sessions of one account: which there are, ending one or all others, and a new key for one whose account has changed.

use super::account::{ACCOUNT, Account};
use super::session::{SESSION, Session, SessionKey, idle};
use crate::audit::Event;
use crate::office::Office;
use crate::port::{Chain, StoreError};
use crate::writer::{Desk, NotDone};

/// Sessions that an account has at once; the one used longest ago ends when one more begins.
const MOST: usize = 3;
/// Signs of a session's hash that tell it from the others of its account.
const CODE: usize = 16;

/// A session of an account, as its holder sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// What tells it from the others; opens nothing.
    pub code: String,
    /// When it began: seconds since 1970-01-01T00:00:00Z.
    pub began: i64,
    /// Its last request.
    pub seen: i64,
    /// The browser and the system from which it was begun; empty where that was not noted.
    pub device: String,
    /// The address from which it was begun, and that from which it was last used; empty where that was not noted.
    pub addresses: [String; 2],
    /// Whether it is the one that asks.
    pub here: bool,
}

impl Account {
    /// Whether a session, or a log-in half done, still runs whose key was made at so many changes.
    pub(super) const fn lets_run(&self, changes: u32) -> bool {
        changes >= self.sessions_since
    }

    /// Ends every session and every log-in half done, together with what else changes the account, but for the session of a key: that one
    /// gets a new key at its next request. The account is still to be put.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the session cannot be read.
    pub(super) fn end_sessions(&mut self, desk: &mut Desk<'_>, but: Option<&SessionKey>) -> Result<(), StoreError> {
        let hashed = but.map(SessionKey::hashed).unwrap_or_default();
        let kept = desk.record::<Session>(SESSION, &hashed)?;
        // One that was ended meanwhile does not come back.
        let kept = kept.filter(|session| session.account == self.name && self.lets_run(session.changes));
        self.changes += 1;
        self.sessions_since = self.changes;
        if let Some(session) = kept {
            let changes = self.changes;
            desk.put(SESSION, &hashed, &Session { changes, ..session });
            self.changes += 1;
        }
        Ok(())
    }
}

impl Office {
    /// The running sessions of an account with the keys of their records, the one used last first.
    fn running(&self, name: &str) -> Vec<(String, Session)> {
        let now = self.clock().now();
        let Some(account) = self.account(name) else {
            return Vec::new();
        };
        let all: Vec<(String, Session)> = self.all_records_by_key(SESSION).unwrap_or_default();
        let is_own = |session: &Session| session.account == name && account.lets_run(session.changes);
        let own = all.into_iter().filter(|(_, session)| is_own(session));
        let mut own: Vec<(String, Session)> = own
            .filter_map(|(hashed, session)| {
                let session = self.last_seen().freshened(&hashed, session)?;
                session.runs(now).then_some((hashed, session))
            })
            .collect();
        own.sort_by_key(|(_, session)| std::cmp::Reverse((session.seen, session.began)));
        own
    }

    /// The running sessions of the account of a key, the one used last first.
    pub fn own_sessions(&self, account: &str, key: &SessionKey) -> Vec<OwnSession> {
        let here = key.hashed();
        let running = self.running(account).into_iter();
        running
            .map(|(hashed, session)| OwnSession {
                here: hashed == here,
                code: hashed.chars().take(CODE).collect(),
                began: session.began,
                seen: session.seen,
                device: session.device,
                addresses: [session.address, session.seen_from],
            })
            .collect()
    }

    /// Sessions of an account that must end so that one more may begin, beside those that end anyway.
    pub(super) fn one_too_many(&self, account: &str, ended: &[String]) -> Vec<String> {
        let running = self.running(account).into_iter().map(|(hashed, _)| hashed);
        let others = running.filter(|hashed| !ended.contains(hashed)).skip(MOST - 1);
        let others: Vec<String> = others.collect();
        for hashed in &others {
            self.last_seen().end(hashed);
        }
        others
    }

    /// Ends one session of an account, by its code; how many were ended.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails.
    pub fn end_session(&self, account: &str, code: &str) -> Result<usize, NotDone<()>> {
        let own = self.running(account).into_iter().map(|(hashed, _)| hashed);
        self.end_sessions(account, own.filter(|hashed| hashed.get(..CODE) == Some(code)).collect())
    }

    /// Ends every session of an account but that of a key; how many were ended.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails.
    pub fn end_other_sessions(&self, account: &str, but: Option<&SessionKey>) -> Result<usize, NotDone<()>> {
        let here = but.map(SessionKey::hashed);
        let own = self.running(account).into_iter().map(|(hashed, _)| hashed);
        self.end_sessions(account, own.filter(|hashed| Some(hashed) != here.as_ref()).collect())
    }

    fn end_sessions(&self, account: &str, ended: Vec<String>) -> Result<usize, NotDone<()>> {
        if ended.is_empty() {
            return Ok(0);
        }
        for hashed in &ended {
            self.last_seen().end(hashed);
        }
        let (by, count) = (account.to_owned(), ended.len());
        self.writer().run(move |desk| {
            for hashed in &ended {
                desk.remove(SESSION, hashed);
            }
            desk.note(
                Chain::Audit,
                Event::new(desk.now(), &by, "session.end").with(ended.len()),
            );
            Ok(())
        })?;
        Ok(count)
    }

    /// A new key for a session whose account's rights or password have changed since its key was made; none when nothing has changed, or a
    /// new one cannot be written here. The time at which the session ends at the latest stays.
    pub fn renew_session(&self, key: &SessionKey) -> Option<(SessionKey, Session)> {
        let hashed = key.hashed();
        let session: Session = self.one_record(SESSION, &hashed)?;
        let account: Account = self.one_record(ACCOUNT, &session.account)?;
        if session.changes == account.changes || !account.lets_run(session.changes) {
            return None;
        }
        let today = self.today();
        let next = SessionKey(self.random());
        let renewed = Session {
            idle: idle(&account, today),
            changes: account.changes,
            seen: self.clock().now(),
            // Whoever looked through another's rights asks for it again.
            views_as: None,
            ..session
        };
        let (old, new, kept) = (hashed.clone(), next.hashed(), renewed.clone());
        let written = self.writer().run(move |desk| {
            // Another request of the same browser may have been first.
            if desk.record::<Session>(SESSION, &old).ok().flatten().is_none() {
                return Err(());
            }
            desk.remove(SESSION, &old);
            desk.put(SESSION, &new, &kept);
            desk.note(Chain::Audit, Event::new(desk.now(), &kept.account, "session.renew"));
            Ok(())
        });
        written.ok()?;
        self.last_seen().end(&hashed);
        Some((next, renewed))
    }
}
