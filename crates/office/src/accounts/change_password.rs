//! Changing one's own password: the present one is asked for, all other sessions end, and this one gets a new key.

use super::account::{ACCOUNT, Account, AccountProblem};
use super::password;
use super::session::SessionKey;
use crate::audit::Event;
use crate::office::Office;
use crate::port::{Chain, StoreError};
use crate::writer::NotDone;

/// What was typed to change a password.
#[derive(Clone)]
pub struct PasswordChange {
    /// The present password.
    pub present: String,
    /// The new one.
    pub chosen: String,
    /// The new one, typed again.
    pub again: String,
}

impl std::fmt::Debug for PasswordChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordChange(…)")
    }
}

/// Why a password was not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PasswordProblem {
    /// The present password is another one.
    PresentWrong,
    /// Too many wrong tries: wait for so many seconds.
    TooManyTries {
        /// Seconds to wait.
        wait: i64,
    },
    /// The new password was typed in two ways.
    NotAlike,
    /// The new password is too weak.
    Weak(AccountProblem),
}

impl Office {
    /// Changes the password of an account; its sessions but that of `key` end, and that one gets a new key at its next request.
    ///
    /// # Errors
    ///
    /// Every [`PasswordProblem`] at once, or the store failed.
    pub fn change_password(
        &self,
        account: &Account,
        key: &SessionKey,
        change: &PasswordChange,
    ) -> Result<(), NotDone<Vec<PasswordProblem>>> {
        let now = self.clock().now();
        let begun = self.tries().begin(&account.name, now);
        begun.map_err(|wait| NotDone::Refused(vec![PasswordProblem::TooManyTries { wait }]))?;
        let fits = |secret: &str, hash: &str| {
            let _slot = self.hashing_slot();
            password::fits(secret, hash)
        };
        let mut problems = Vec::new();
        if fits(&change.present, &account.password) {
            self.tries().forget(&account.name);
        } else {
            self.note_wrong_password(&account.name)?;
            problems.push(PasswordProblem::PresentWrong);
        }
        problems.extend(
            self.weaknesses(&account.name, &change.chosen, self.has_second_factor(&account.name))
                .into_iter()
                .map(PasswordProblem::Weak),
        );
        if change.chosen != change.again {
            problems.push(PasswordProblem::NotAlike);
        }
        // Only for who knows the present password: what was used before is nobody else's business.
        let remembered = self.account_rules().passwords.remembered();
        let mut before = std::iter::once(&account.password).chain(account.former.iter().take(remembered));
        if problems.is_empty() && before.any(|hash| fits(&change.chosen, hash)) {
            problems.push(PasswordProblem::Weak(AccountProblem::PasswordUsedBefore));
        }
        if !problems.is_empty() {
            return Err(NotDone::Refused(problems));
        }
        let hash = {
            let _slot = self.hashing_slot();
            password::hash(&change.chosen, &self.random::<16>())
        };
        let unhashed = || vec![PasswordProblem::Weak(AccountProblem::Hashing)];
        let hash = hash.ok_or_else(|| NotDone::Refused(unhashed()))?;
        let (name, key, present) = (account.name.clone(), key.clone(), account.password.clone());
        self.writer().run(move |desk| {
            let unreadable = |problem: String| vec![PasswordProblem::Weak(AccountProblem::Store(problem))];
            let of_store = |problem: StoreError| unreadable(problem.to_string());
            let kept = desk.record::<Account>(ACCOUNT, &name).map_err(of_store)?;
            let mut account = kept.ok_or_else(|| unreadable(format!("no account {name}")))?;
            // Another was handed out since the present one was looked at.
            if account.password != present || !account.open {
                return Err(vec![PasswordProblem::PresentWrong]);
            }
            account.set_password(hash.clone(), desk.now());
            account.handed_out = false;
            account.end_sessions(desk, Some(&key)).map_err(of_store)?;
            desk.put(ACCOUNT, &name, &account);
            desk.note(Chain::Audit, Event::new(desk.now(), &name, "password.change"));
            Ok(())
        })
    }

    fn note_wrong_password<R: Send + 'static>(&self, name: &str) -> Result<(), NotDone<R>> {
        let by = name.to_owned();
        self.writer().run(move |desk| {
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "password.refused"));
            Ok(())
        })
    }
}

impl Account {
    /// Puts another password in place of the present one, which is remembered.
    pub(super) fn set_password(&mut self, hash: String, now: i64) {
        self.former.insert(0, std::mem::replace(&mut self.password, hash));
        self.former.truncate(super::rules::PasswordRules::Strict.remembered());
        self.password_set = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_passwords_are_remembered_the_last_one_first() {
        let mut account: Account =
            serde_json::from_str(r#"{"name":"an","shown_as":"","password":"0","person":null,"grants":[],"open":true}"#)
                .unwrap();
        for n in 1..=12 {
            account.set_password(n.to_string(), n);
        }
        let former: Vec<&str> = account.former.iter().map(String::as_str).collect();
        assert_eq!(former, ["11", "10", "9", "8", "7", "6", "5", "4", "3", "2"]);
        assert_eq!((account.password.as_str(), account.password_set), ("12", 12));
    }
}
