//! The second step of a log-in: whoever has shown the password shows a code. Until then there is no session.

use serde::{Deserialize, Serialize};

use super::account::Account;
use super::second_factor::FactorRefused;
use super::session::{Session, SessionKey};
use crate::office::Office;
use crate::writer::NotDone;

/// The kind of record.
const HALF: &str = "half-log-in";
/// How long the second step may take, in seconds.
const PATIENCE: i64 = 5 * 60;

/// A log-in after its first step.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct HalfLogIn {
    account: String,
    began: i64,
    /// How often the account had changed: its end of sessions ends this too.
    #[serde(default)]
    changes: u32,
}

impl Office {
    /// Keeps that the first step was done, and forgets such of long ago.
    pub(super) fn begin_half<R: Send + 'static>(&self, account: &Account) -> Result<SessionKey, NotDone<R>> {
        let key = SessionKey(self.random());
        let now = self.clock().now();
        let all: Vec<(String, HalfLogIn)> = self.all_records_by_key(HALF).unwrap_or_default();
        let over: Vec<String> = all
            .into_iter()
            .filter(|(_, half)| now >= half.began + PATIENCE || half.account == account.name)
            .map(|(hashed, _)| hashed)
            .collect();
        let (hashed, account, changes) = (key.hashed(), account.name.clone(), account.changes);
        self.writer().run(move |desk| {
            for hashed in &over {
                desk.remove(HALF, hashed);
            }
            let half = HalfLogIn {
                account: account.clone(),
                began: now,
                changes,
            };
            desk.put(HALF, &hashed, &half);
            Ok(())
        })?;
        Ok(key)
    }

    /// Whose second step a key is for; none when it took too long.
    pub fn half_log_in(&self, key: &SessionKey) -> Option<Account> {
        let half: HalfLogIn = self.one_record(HALF, &key.hashed())?;
        let runs = self.clock().now() < half.began + PATIENCE;
        let account = self.account(&half.account)?;
        (account.open && runs && account.lets_run(half.changes)).then_some(account)
    }

    /// Ends a log-in with a code of the telephone or a recovery code.
    ///
    /// # Errors
    ///
    /// [`FactorRefused`], or the store failed.
    pub fn second_step(&self, key: &SessionKey, typed: &str) -> Result<(SessionKey, Session), NotDone<FactorRefused>> {
        let account = self.half_log_in(key);
        let account = account.ok_or(NotDone::Refused(FactorRefused::NotBegun))?;
        self.take_code(&account.name, typed)?;
        let hashed = key.hashed();
        self.writer().run(move |desk| {
            desk.remove(HALF, &hashed);
            Ok(())
        })?;
        self.begin_session(&account)
    }
}
