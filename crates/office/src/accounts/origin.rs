//! From where an account is used: the browser, the system and the address of each session, and the last log-in, so that its holder knows the own
//! from another's.

use serde::{Deserialize, Serialize};

use super::session::{SESSION, Session, SessionKey};
use crate::office::Office;
use crate::port::StoreError;
use crate::writer::Desk;

/// The kind of record: of each account its last log-in.
const LOG_IN: &str = "log-in";

/// A log-in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogIn {
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// From which address, as the connection told; empty where that was not noted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
}

/// From where somebody comes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The browser and the system, as the browser says; empty where it does not.
    pub device: String,
    /// The address of the other end of the connection; empty where it is not known.
    pub address: String,
}

impl Desk<'_> {
    /// Notes a log-in of an account at a time; the one before it.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when that cannot be read.
    pub(super) fn note_log_in(&mut self, account: &str, time: i64) -> Result<Option<LogIn>, StoreError> {
        let before: Option<LogIn> = self.record(LOG_IN, account)?;
        let now = LogIn {
            time,
            address: String::new(),
        };
        self.put(LOG_IN, account, &now);
        Ok(before)
    }

    /// Notes the address of a log-in in the session that began after it, where that began before the address was noted.
    fn note_before(&mut self, account: &str, time: i64, address: &str) {
        // Nothing to add: no session need be read.
        if address.is_empty() {
            return;
        }
        let all: Vec<(String, Session)> = self.records(SESSION).unwrap_or_default();
        for (hashed, mut session) in all.into_iter().filter(|(_, session)| session.account == account) {
            let before = session.before.as_mut();
            if let Some(before) = before.filter(|before| before.time == time && before.address.is_empty()) {
                address.clone_into(&mut before.address);
                self.put(SESSION, &hashed, &session);
            }
        }
    }
}

impl Office {
    /// Notes from where a session was begun, without waiting.
    pub fn note_origin(&self, key: &SessionKey, from: Origin) {
        let hashed = key.hashed();
        self.writer().leave(move |desk| {
            let kept = desk.record::<Session>(SESSION, &hashed).ok().flatten();
            let Some(session) = kept else { return };
            let Origin { device, address } = from.clone();
            let last = desk.record::<LogIn>(LOG_IN, &session.account).ok().flatten();
            if let Some(last) = last.filter(|last| last.time == session.began) {
                let address = address.clone();
                desk.put(LOG_IN, &session.account, &LogIn { address, ..last });
            }
            desk.note_before(&session.account, session.began, &address);
            let seen_from = address.clone();
            desk.put(
                SESSION,
                &hashed,
                &Session {
                    device,
                    address,
                    seen_from,
                    ..session
                },
            );
        });
    }

    /// Notes, without waiting, that a session is used from another address than before.
    pub fn note_address(&self, key: &SessionKey, address: &str) {
        let (hashed, address) = (key.hashed(), address.to_owned());
        self.writer().leave(move |desk| {
            let kept = desk.record::<Session>(SESSION, &hashed).ok().flatten();
            if let Some(session) = kept.filter(|session| session.seen_from != address) {
                let seen_from = address.clone();
                desk.put(SESSION, &hashed, &Session { seen_from, ..session });
            }
        });
    }
}
