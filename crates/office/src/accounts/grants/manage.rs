//! What who manages accounts does with one, beside its rights: makes it, closes it, lets its holder begin anew with a password of one use.
//!
//! INVARIANT: nobody but the holder learns a password that lasts: what is handed out must be changed before anything else.

use ledger::PersonId;

use super::super::account::{ACCOUNT, Account, AccountProblem};
use super::super::emergency::{end_of, end_void};
use super::super::totp::base32;
use super::end::End;
use super::paper::GrantPaper;
use super::problem::GrantProblem;
use super::reach::Reach;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::plans::Kept;
use crate::port::Chain;
use crate::writer::{Desk, NotDone};

impl Office {
    /// A password to be handed out on paper: ten random bytes in four groups.
    pub(super) fn handed_out(&self) -> String {
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
    pub(super) fn manage(
        &self,
        asker: Asker<'_>,
        name: &str,
        action: &'static str,
        change: impl Fn(&mut Account, &mut Desk<'_>, &Reach, &str) -> Result<Option<String>, Vec<GrantProblem>>
        + Send
        + 'static,
    ) -> Result<(), NotDone<Vec<GrantProblem>>> {
        let (kept, name, today) = (Kept::of(asker), name.to_owned(), self.today());
        self.writer().run(move |desk| {
            // Judged by the rights that the asker has in the very transaction that writes it.
            let asker = kept.asker();
            let (reach, by) = (Reach::now(desk, asker, today)?, asker.name());
            let mut account = reach.other(desk.record(ACCOUNT, &name)?, today)?;
            let told = change(&mut account, desk, &reach, by)?;
            account.end_sessions(desk, None)?;
            desk.put(ACCOUNT, &name, &account);
            let event = Event::new(desk.now(), by, action).on(&name);
            desk.note(Chain::Audit, told.iter().fold(event, Event::with));
            end_void(desk, by);
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
        let (names, today) = (self.account_names()?, self.today());
        self.manage(asker, name, action, move |account, desk, _, by| {
            account.open = open;
            if open {
                return Ok(None);
            }
            end_of(desk, account, by)?;
            let end = End {
                by,
                from: today,
                paper: &GrantPaper::numbered("account.close"),
            };
            end.delegated(desk, &names, &account.name, None)?;
            Ok(None)
        })
    }
}
