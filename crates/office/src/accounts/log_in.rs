//! Logging in. Every refusal looks and lasts the same, whether the account exists or not.

use super::account::Account;
use super::password;
use super::session::{SESSION, Session, SessionKey};
use crate::audit::Event;
use crate::office::Office;
use crate::port::Chain;
use crate::writer::NotDone;

/// Why nobody was logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogInRefused {
    /// The name or the password is wrong; which, is not said.
    Wrong,
    /// Too many wrong tries: wait for so many seconds.
    TooManyTries {
        /// Seconds to wait.
        wait: i64,
    },
    /// The password is one that was handed out, and too long ago: another must be handed out.
    HandedOutLongAgo,
    /// The password is right, and a code of the second factor is asked for next: with this key, for some minutes.
    CodeAsked(SessionKey),
}

/// How long a password that was handed out may wait for its holder, in seconds: seven days. Source: OWASP ASVS 5.0, which wants such to
/// expire after a short period; the length is our choice.
const WAITS: i64 = 7 * 86_400;

impl Office {
    /// Logs in with a name and a password.
    ///
    /// # Errors
    ///
    /// [`LogInRefused`], or the store failed.
    pub fn log_in(&self, name: &str, secret: &str) -> Result<(SessionKey, Session), NotDone<LogInRefused>> {
        let now = self.clock().now();
        let name = name.trim().to_lowercase();
        let begun = self.tries().begin(&name, now);
        begun.map_err(|wait| NotDone::Refused(LogInRefused::TooManyTries { wait }))?;
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
        let Some(account) = account.filter(|_| fits) else {
            self.writer().run(move |desk| {
                // What was typed may be a password: only names of accounts stay in the chain.
                let event = Event::new(desk.now(), "-", "login.refused");
                desk.note(Chain::Audit, subject.iter().fold(event, Event::on));
                Ok(())
            })?;
            return Err(NotDone::Refused(LogInRefused::Wrong));
        };
        self.tries().forget(&name);
        if account.handed_out && now >= account.password_set + WAITS {
            self.writer().run(move |desk| {
                desk.note(Chain::Audit, Event::new(desk.now(), &name, "login.refused"));
                Ok(())
            })?;
            return Err(NotDone::Refused(LogInRefused::HandedOutLongAgo));
        }
        if self.has_second_factor(&name) {
            let half = self.begin_half(&account)?;
            return Err(NotDone::Refused(LogInRefused::CodeAsked(half)));
        }
        self.begin_session(&account)
    }

    /// Begins a session of an account whose holder has proved to be just that.
    pub(super) fn begin_session<R: Send + 'static>(
        &self,
        account: &Account,
    ) -> Result<(SessionKey, Session), NotDone<R>> {
        let now = self.clock().now();
        let key = SessionKey(self.random());
        let form_token = ledger::decision::Digest(self.random()).to_string();
        let session = Session::of(account, form_token, self.today(), now);
        let (hashed, kept) = (key.hashed(), session.clone());
        let mut ended = self.ended_sessions(now);
        ended.extend(self.one_too_many(&account.name, &ended));
        self.writer().run(move |desk| {
            // A log-in is not refused because the one before it cannot be read.
            let before = desk.note_log_in(&kept.account, kept.began).unwrap_or_default();
            desk.put(SESSION, &hashed, &Session { before, ..kept.clone() });
            for key in &ended {
                desk.remove(SESSION, key);
            }
            desk.note(Chain::Audit, Event::new(desk.now(), &kept.account, "login"));
            Ok(())
        })?;
        Ok((key, session))
    }
}
