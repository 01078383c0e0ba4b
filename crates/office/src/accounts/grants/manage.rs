//! What who manages accounts does with one, beside its rights: makes it, closes it, lets its holder begin anew with a password of one use.
//!
//! INVARIANT: nobody but the holder learns a password that lasts: what is handed out must be changed before anything else.

use ledger::PersonId;

use super::super::account::{ACCOUNT, Account, AccountProblem};
use super::super::password;
use super::super::second_factor::drop_factor;
use super::super::totp::base32;
use super::end::End;
use super::paper::GrantPaper;
use super::problem::GrantProblem;
use super::reach::Reach;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::port::Chain;
use crate::writer::{Desk, NotDone};

impl Office {
    /// A password to be handed out on paper: ten random bytes in four groups.
    fn handed_out(&self) -> String {
        let signs = base32(&self.random::<10>()).to_lowercase();
        let groups: Vec<&str> = (0..4).filter_map(|at| signs.get(at * 4..at * 4 + 4)).collect();
        groups.join("-")
    }

    /// Makes an account without rights; gives the password of one use.
    ///
    /// # Errors
    ///
    /// Every [`AccountProblem`] at once, or the store failed.
    pub fn hand_out_account(
        &self,
        asker: Asker<'_>,
        name: &str,
        shown_as: &str,
        person: Option<PersonId>,
    ) -> Result<String, NotDone<Vec<AccountProblem>>> {
        let secret = self.handed_out();
        let reach = Reach::of(self, asker);
        let beyond = !reach.manages() || !reach.covers_person(person.map(|person| person.to_string()).as_deref());
        let problems = beyond.then_some(AccountProblem::OutOfReach).into_iter().collect();
        self.make_account(
            asker.name(),
            name,
            shown_as,
            (&secret, true),
            person,
            (Vec::new(), problems),
        )?;
        Ok(secret)
    }

    /// Changes an account that is not one's own and lies within reach, with an event; whoever is logged in with it is logged out by the same
    /// transaction.
    fn manage(
        &self,
        asker: Asker<'_>,
        name: &str,
        action: &'static str,
        change: impl Fn(&mut Account, &mut Desk<'_>) -> Result<(), Vec<GrantProblem>> + Send + 'static,
    ) -> Result<(), NotDone<Vec<GrantProblem>>> {
        let (reach, today) = (Reach::of(self, asker), self.today());
        let (by, name) = (asker.name().to_owned(), name.to_owned());
        self.writer().run(move |desk| {
            let account = desk.record::<Account>(ACCOUNT, &name)?;
            let mut account = account.ok_or_else(|| vec![GrantProblem::NoSuchAccount])?;
            let mut problems = Vec::new();
            if reach.is_own(&account) {
                problems.push(GrantProblem::Oneself);
            }
            if !reach.covers(&account, today) {
                problems.push(GrantProblem::OutOfReach);
            }
            if !problems.is_empty() {
                return Err(problems);
            }
            change(&mut account, desk)?;
            account.end_sessions(desk, None)?;
            desk.put(ACCOUNT, &name, &account);
            desk.note(Chain::Audit, Event::new(desk.now(), &by, action).on(&name));
            Ok(())
        })
    }

    /// Closes an account, or opens it again. Whoever is logged in is logged out, and what the account delegated ends.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed.
    pub fn set_open(&self, asker: Asker<'_>, name: &str, open: bool) -> Result<(), NotDone<Vec<GrantProblem>>> {
        let action = if open { "account.open" } else { "account.close" };
        let (names, today, by) = (self.account_names()?, self.today(), asker.name().to_owned());
        self.manage(asker, name, action, move |account, desk| {
            account.open = open;
            if open {
                return Ok(());
            }
            let end = End {
                by: &by,
                from: today,
                paper: &GrantPaper::numbered("account.close"),
            };
            end.delegated(desk, &names, &account.name, None)
        })
    }

    /// Gives the holder of an account a password of one use in place of a forgotten one; whoever is logged in is logged out.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed.
    pub fn hand_out_password(&self, asker: Asker<'_>, name: &str) -> Result<String, NotDone<Vec<GrantProblem>>> {
        let secret = self.handed_out();
        let hash = {
            let _slot = self.hashing_slot();
            password::hash(&secret, &self.random::<16>())
        };
        let hash = hash.ok_or_else(|| NotDone::Store("the password could not be hashed".to_owned()))?;
        self.manage(asker, name, "password.hand-out", move |account, desk| {
            account.set_password(hash.clone(), desk.now());
            account.handed_out = true;
            Ok(())
        })?;
        Ok(secret)
    }

    /// Takes the second factor of an account away: the telephone is lost with the recovery codes, and the office has seen who asks.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed.
    pub fn take_second_factor(&self, asker: Asker<'_>, name: &str) -> Result<(), NotDone<Vec<GrantProblem>>> {
        self.manage(asker, name, "second-factor.reset", |account, desk| {
            drop_factor(desk, &account.name);
            Ok(())
        })
    }
}
