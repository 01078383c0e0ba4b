//! The second factor of an account: its secret, the codes for the day on which the telephone is lost, enrolling and giving up.
//!
//! INVARIANT: a recovery code is shown once and kept as a hash; no code, of either kind, is taken twice.

use ledger::decision::Digest;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::account::{ACCOUNT, Account};
use super::session::SessionKey;
use super::totp;
use crate::audit::Event;
use crate::office::Office;
use crate::port::{Chain, StoreError};
use crate::writer::{Desk, NotDone};

/// The kind of record of a second factor in use.
const FACTOR: &str = "second-factor";
/// The kind of record of one that is being set up.
const NEW_FACTOR: &str = "second-factor-new";
/// How long setting up may take, in seconds.
const PATIENCE: i64 = 15 * 60;
/// Recovery codes that are handed out.
const CODES: usize = 8;

/// A second factor as it is kept.
#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    /// The secret, hexadecimal. It must be known to make codes, so it cannot be a hash.
    secret: String,
    /// Since when: seconds since 1970-01-01T00:00:00Z.
    since: i64,
    /// The last step for which a code was taken.
    last: i64,
    /// The hashes of recovery codes that are left.
    recovery: Vec<String>,
}

/// A second factor as its holder sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecondFactor {
    /// Since when: seconds since 1970-01-01T00:00:00Z.
    pub since: i64,
    /// Recovery codes that are left.
    pub left: usize,
}

/// A second factor that is being set up: what the telephone must learn.
#[derive(Clone, PartialEq, Eq)]
pub struct NewFactor {
    /// The secret, as it is typed.
    pub secret: String,
    /// The same as an address that authenticators read from a picture.
    pub address: String,
}

impl std::fmt::Debug for NewFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewFactor(…)")
    }
}

/// Why a second factor was not set up, given up or taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactorRefused {
    /// The code is another one, too old, or was used before.
    WrongCode,
    /// Too many wrong tries: wait for so many seconds.
    TooManyTries {
        /// Seconds to wait.
        wait: i64,
    },
    /// Setting up was not begun, or too long ago.
    NotBegun,
    /// There is a second factor already.
    AlreadyThere,
    /// A role of the account needs a second factor.
    Needed,
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for FactorRefused {
    fn from(problem: StoreError) -> Self {
        Self::Store(problem.to_string())
    }
}

impl Office {
    fn factor(&self, name: &str) -> Option<Kept> {
        self.one_record(FACTOR, name)
    }

    /// The second factor of an account; none while it has none.
    pub fn second_factor(&self, name: &str) -> Option<SecondFactor> {
        self.factor(name).map(|kept| SecondFactor {
            since: kept.since,
            left: kept.recovery.len(),
        })
    }

    /// Whether an account has a second factor.
    pub fn has_second_factor(&self, name: &str) -> bool {
        self.factor(name).is_some()
    }

    /// Whether the rules ask a second factor of an account, today.
    pub fn needs_second_factor(&self, account: &Account) -> bool {
        let today = self.today();
        let rules = self.account_rules();
        rules.everybody
            || rules
                .second_factor
                .into_iter()
                .any(|role| account.has_role(role, today))
    }

    /// Begins to set up a second factor.
    ///
    /// # Errors
    ///
    /// [`FactorRefused`], or the store failed.
    pub fn begin_factor(&self, account: &Account) -> Result<(), NotDone<FactorRefused>> {
        let (name, secret) = (account.name.clone(), hex::encode(self.random::<20>()));
        self.writer().run(move |desk| {
            if desk.record::<Kept>(FACTOR, &name)?.is_some() {
                return Err(FactorRefused::AlreadyThere);
            }
            let begun = Kept {
                secret: secret.clone(),
                since: desk.now(),
                last: 0,
                recovery: Vec::new(),
            };
            desk.put(NEW_FACTOR, &name, &begun);
            desk.note(Chain::Audit, Event::new(desk.now(), &name, "second-factor.begin"));
            Ok(())
        })
    }

    /// What the telephone of an account must learn; none while nothing is being set up.
    pub fn new_factor(&self, account: &Account) -> Option<NewFactor> {
        let begun: Kept = self.one_record(NEW_FACTOR, &account.name)?;
        if self.clock().now() >= begun.since + PATIENCE {
            return None;
        }
        let secret = totp::base32(&hex::decode(&begun.secret).ok()?);
        let address = format!(
            "otpauth://totp/Xung%20Tam:{}?secret={secret}&issuer=Xung%20Tam&algorithm=SHA1&digits=6&period=30",
            account.name
        );
        Some(NewFactor { secret, address })
    }

    /// Ends setting up: the telephone's code shows that it has learnt. Every other session ends; gives the recovery codes, which are shown
    /// this once.
    ///
    /// # Errors
    ///
    /// [`FactorRefused`], or the store failed.
    pub fn confirm_factor(
        &self,
        account: &Account,
        key: &SessionKey,
        typed: &str,
    ) -> Result<Vec<String>, NotDone<FactorRefused>> {
        let now = self.clock().now();
        let begun: Option<Kept> = self.one_record(NEW_FACTOR, &account.name);
        let begun = begun.filter(|begun| now < begun.since + PATIENCE);
        let begun = begun.ok_or(NotDone::Refused(FactorRefused::NotBegun))?;
        self.may_try(&account.name, now)?;
        let secret = hex::decode(&begun.secret).unwrap_or_default();
        let Some(last) = totp::fitting(&secret, typed, now, 0) else {
            return Err(NotDone::Refused(FactorRefused::WrongCode));
        };
        let codes: Vec<String> = (0..CODES).map(|_| recovery_code(&self.random())).collect();
        let kept = Kept {
            last,
            since: now,
            recovery: codes.iter().map(|code| hashed(&account.name, code)).collect(),
            ..begun
        };
        let (name, key) = (account.name.clone(), key.clone());
        self.writer().run(move |desk| {
            if desk.record::<Kept>(FACTOR, &name)?.is_some() {
                return Err(FactorRefused::AlreadyThere);
            }
            // What is being set up may have been dropped, or begun anew, since the code was looked at.
            let begun = desk.record::<Kept>(NEW_FACTOR, &name)?;
            if begun.is_none_or(|begun| begun.secret != kept.secret) {
                return Err(FactorRefused::NotBegun);
            }
            desk.put(FACTOR, &name, &kept);
            desk.remove(NEW_FACTOR, &name);
            if let Some(mut account) = desk.record::<Account>(ACCOUNT, &name)? {
                account.end_sessions(desk, Some(&key))?;
                desk.put(ACCOUNT, &name, &account);
            }
            desk.note(Chain::Audit, Event::new(desk.now(), &name, "second-factor.set"));
            Ok(())
        })?;
        self.tries().forget(&of_code(&account.name));
        Ok(codes)
    }

    /// Gives a second factor up, where no role needs it; a code of it is asked for.
    ///
    /// # Errors
    ///
    /// [`FactorRefused`], or the store failed.
    pub fn give_up_second_factor(&self, account: &Account, typed: &str) -> Result<(), NotDone<FactorRefused>> {
        if self.needs_second_factor(account) {
            return Err(NotDone::Refused(FactorRefused::Needed));
        }
        self.take_code(&account.name, typed)?;
        let name = account.name.clone();
        self.writer().run(move |desk| {
            drop_factor(desk, &name);
            if let Some(mut account) = desk.record::<Account>(ACCOUNT, &name)? {
                account.changes += 1;
                desk.put(ACCOUNT, &name, &account);
            }
            desk.note(
                Chain::Audit,
                Event::new(desk.now(), &name, "second-factor.remove").on(&name),
            );
            Ok(())
        })
    }

    /// Takes a code of the telephone, or a recovery code, of an account: it holds no second time. Wrong ones are counted.
    pub(super) fn take_code(&self, name: &str, typed: &str) -> Result<(), NotDone<FactorRefused>> {
        let now = self.clock().now();
        self.may_try(name, now)?;
        let (own, typed) = (name.to_owned(), typed.to_owned());
        let taken = self.writer().run(move |desk| {
            let kept: Option<Kept> = desk.record(FACTOR, &own)?;
            let mut kept = kept.ok_or(FactorRefused::NotBegun)?;
            let secret = hex::decode(&kept.secret).unwrap_or_default();
            let recovery = hashed(&own, &typed);
            let fitting = totp::fitting(&secret, &typed, now, kept.last);
            let action = if let Some(step) = fitting {
                kept.last = step;
                "second-factor"
            } else if let Some(at) = kept.recovery.iter().position(|own| *own == recovery) {
                kept.recovery.remove(at);
                "second-factor.recovery"
            } else {
                return Err(FactorRefused::WrongCode);
            };
            desk.put(FACTOR, &own, &kept);
            desk.note(Chain::Audit, Event::new(desk.now(), &own, action));
            Ok(())
        });
        if let Err(NotDone::Refused(FactorRefused::WrongCode)) = &taken {
            let by = name.to_owned();
            self.writer().run(move |desk| {
                desk.note(Chain::Audit, Event::new(desk.now(), &by, "second-factor.refused"));
                Ok(())
            })?;
        } else if taken.is_ok() {
            self.tries().forget(&of_code(name));
        }
        taken
    }

    fn may_try(&self, name: &str, now: i64) -> Result<(), NotDone<FactorRefused>> {
        let begun = self.tries().begin(&of_code(name), now);
        begun.map_err(|wait| NotDone::Refused(FactorRefused::TooManyTries { wait }))
    }
}

/// The name under which wrong codes are counted: no account is called so, and wrong passwords count apart.
fn of_code(name: &str) -> String {
    format!("{name} code")
}

/// Takes the second factor of an account away, and one that is being set up.
pub(super) fn drop_factor(desk: &mut Desk<'_>, name: &str) {
    desk.remove(FACTOR, name);
    desk.remove(NEW_FACTOR, name);
}

/// Fifteen random bytes in six groups of four: too many to be tried, so that a fast hash keeps them.
fn recovery_code(bytes: &[u8; 15]) -> String {
    let signs = totp::base32(bytes).to_lowercase();
    let groups: Vec<&str> = (0..6).filter_map(|at| signs.get(at * 4..at * 4 + 4)).collect();
    groups.join("-")
}

/// The hash of a recovery code of an account, however it was typed.
fn hashed(name: &str, code: &str) -> String {
    let plain: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|sign| sign.to_ascii_lowercase())
        .collect();
    let mut hash = Sha256::new();
    hash.update("xung-tam recovery\0");
    hash.update(name);
    hash.update("\0");
    hash.update(plain);
    Digest(hash.finalize().into()).to_string()
}
