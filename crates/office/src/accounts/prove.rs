//! Proving oneself again before a weighty deed: a browser that was left open must not approve, grant or take lists away.

use serde::{Deserialize, Serialize};

use super::account::Account;
use super::password;
use super::second_factor::FactorRefused;
use super::session::{SESSION, Session, SessionKey};
use crate::audit::Event;
use crate::office::Office;
use crate::port::{Chain, StoreError};
use crate::writer::NotDone;

/// For how long a proof holds, where nobody says otherwise: fifteen minutes.
///
/// Source: OWASP ASVS 5.0 V7.5.3 asks for a new proof before highly sensitive deeds and names no time; it is that of the idle session.
const USUAL: u32 = 15;
/// As long as a proof may hold: no session lasts longer.
const LONGEST: u32 = 600;

/// For how many minutes a proof holds, whether a log-in or one that was asked for again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProofMinutes(u32);

impl Default for ProofMinutes {
    fn default() -> Self {
        Self(USUAL)
    }
}

impl ProofMinutes {
    /// So many minutes, from one to as long as a session may last; none for any other number.
    pub fn of(minutes: u32) -> Option<Self> {
        (1..=LONGEST).contains(&minutes).then_some(Self(minutes))
    }

    /// The minutes.
    pub const fn minutes(self) -> u32 {
        self.0
    }
}

/// Why somebody did not prove to be who is logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProofRefused {
    /// The password, or the code, is another one.
    Wrong,
    /// Too many wrong tries: wait for so many seconds.
    TooManyTries {
        /// Seconds to wait.
        wait: i64,
    },
    /// The session has ended.
    Ended,
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for ProofRefused {
    fn from(problem: StoreError) -> Self {
        Self::Store(problem.to_string())
    }
}

impl Office {
    /// Whether the holder of a session has proved to be just that so short ago that a weighty deed needs no new proof.
    pub fn is_proved(&self, session: &Session) -> bool {
        let holds = i64::from(self.account_rules().proof.minutes()) * 60;
        self.clock().now() < session.proved() + holds
    }

    /// Takes a password, or a code of the second factor where there is one, as a new proof of who sits before a session.
    ///
    /// # Errors
    ///
    /// [`ProofRefused`], or the store failed.
    pub fn prove(&self, account: &Account, key: &SessionKey, typed: &str) -> Result<(), NotDone<ProofRefused>> {
        let code = typed.trim();
        let is_code = code.len() == 6 && code.bytes().all(|sign| sign.is_ascii_digit());
        if is_code && self.has_second_factor(&account.name) {
            self.take_code(&account.name, code).map_err(of_code)?;
        } else {
            // As it was typed, as the log-in takes it: a password may begin or end with a space.
            self.prove_by_password(account, typed)?;
        }
        let (hashed, by) = (key.hashed(), account.name.clone());
        self.writer().run(move |desk| {
            let session: Option<Session> = desk.record(SESSION, &hashed)?;
            let session = session.ok_or(ProofRefused::Ended)?;
            let proved = desk.now();
            desk.put(SESSION, &hashed, &Session { proved, ..session });
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "login.again"));
            Ok(())
        })
    }

    fn prove_by_password(&self, account: &Account, typed: &str) -> Result<(), NotDone<ProofRefused>> {
        let begun = self.tries().begin(&account.name, self.clock().now());
        begun.map_err(|wait| NotDone::Refused(ProofRefused::TooManyTries { wait }))?;
        let fits = {
            let _slot = self.hashing_slot();
            password::fits(typed, &account.password)
        };
        if fits {
            self.tries().forget(&account.name);
            return Ok(());
        }
        let by = account.name.clone();
        self.writer().run::<_, ProofRefused>(move |desk| {
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "login.again.refused"));
            Ok(())
        })?;
        Err(NotDone::Refused(ProofRefused::Wrong))
    }
}

fn of_code(problem: NotDone<FactorRefused>) -> NotDone<ProofRefused> {
    match problem {
        NotDone::Refused(FactorRefused::TooManyTries { wait }) => NotDone::Refused(ProofRefused::TooManyTries { wait }),
        NotDone::Refused(FactorRefused::Store(problem)) => NotDone::Refused(ProofRefused::Store(problem)),
        NotDone::Refused(_) => NotDone::Refused(ProofRefused::Wrong),
        NotDone::Full => NotDone::Full,
        NotDone::ReadOnly => NotDone::ReadOnly,
        NotDone::InDoubt(problem) => NotDone::InDoubt(problem),
        NotDone::Store(problem) => NotDone::Store(problem),
        NotDone::Broken => NotDone::Broken,
        NotDone::Closing => NotDone::Closing,
    }
}
