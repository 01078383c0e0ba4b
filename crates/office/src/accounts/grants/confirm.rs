//! Strong rights need two people: what one proposes gives nothing until somebody else has confirmed it.
//!
//! Taking a right away needs no second person: it must be possible at once.

use super::super::account::{ACCOUNT, Account};
use super::give::enter;
use super::granted::{ProposedGrant, Warrant};
use super::problem::GrantProblem;
use super::reach::Reach;
use super::rules::NewGrant;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{DataClass, Role};
use crate::plans::Kept;
use crate::port::Chain;
use crate::writer::{Desk, NotDone};

impl NewGrant {
    /// Whether it gives such power that a second person must confirm it: over all rights, over the logs, or over what is sealed.
    pub fn is_strong(&self) -> bool {
        matches!(self.role, Role::Admin | Role::Auditor) || self.class >= DataClass::Sealed
    }
}

impl Office {
    /// Confirms a right that somebody else has proposed: from now on it gives what it says. Gives its number.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed.
    pub fn confirm_grant(&self, asker: Asker<'_>, of: &str, number: u32) -> Result<u32, NotDone<Vec<GrantProblem>>> {
        let today = self.today();
        self.on_proposed(asker, of, number, move |desk, reach, mut account, proposed, by| {
            let mut problems = Vec::new();
            if reach.is_machine() || proposed.principal == reach.name() {
                problems.push(GrantProblem::OwnProposal);
            } else if let Some(proposer) = desk.record::<Account>(ACCOUNT, &proposed.principal)?
                && reach.is_own(&proposer)
            {
                // Another account of whoever proposed it is no second person.
                problems.push(GrantProblem::OwnProposal);
            }
            let wish = proposed.wish();
            problems.extend(wish.against_held(&account));
            problems.extend(reach.of_unit(wish.unit));
            problems.extend(wish.period(today));
            if !problems.is_empty() {
                return Err(problems);
            }
            account.proposed.retain(|own| own.right.number != number);
            let mut right = proposed.right;
            right.confirmed = Some(Warrant {
                by: by.to_owned(),
                time: desk.now(),
                ..Warrant::default()
            });
            enter(desk, account, right, by, "grant.confirm");
            Ok(number)
        })
    }

    /// Lets a right go that was proposed and not confirmed.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed.
    pub fn drop_proposed_grant(
        &self,
        asker: Asker<'_>,
        of: &str,
        number: u32,
    ) -> Result<u32, NotDone<Vec<GrantProblem>>> {
        self.on_proposed(asker, of, number, move |desk, reach, mut account, proposed, by| {
            // Of a unit that is gone since, too: but only by who manages rights.
            let beyond = reach.of_unit(proposed.right.unit) == Some(GrantProblem::OutOfReach);
            if beyond || !reach.manages() {
                return Err(vec![GrantProblem::OutOfReach]);
            }
            account.proposed.retain(|own| own.right.number != number);
            desk.put(ACCOUNT, &account.name, &account);
            let event = Event::new(desk.now(), by, "grant.drop").on(&account.name);
            desk.note(Chain::Audit, event.with(number));
            Ok(number)
        })
    }

    /// Does something with a proposed right of an account that is not the asker's own: judged in the transaction that writes it.
    fn on_proposed(
        &self,
        asker: Asker<'_>,
        of: &str,
        number: u32,
        work: impl Fn(&mut Desk<'_>, &Reach, Account, ProposedGrant, &str) -> Result<u32, Vec<GrantProblem>>
        + Send
        + 'static,
    ) -> Result<u32, NotDone<Vec<GrantProblem>>> {
        let (kept, of, today) = (Kept::of(asker), of.to_owned(), self.today());
        self.writer().run(move |desk| {
            let reach = Reach::now(desk, kept.asker(), today)?;
            let account = desk.record::<Account>(ACCOUNT, &of)?;
            let account = account.ok_or_else(|| vec![GrantProblem::NoSuchAccount])?;
            if reach.is_own(&account) {
                return Err(vec![GrantProblem::Oneself]);
            }
            let proposed = account.proposed.iter().find(|own| own.right.number == number).cloned();
            let proposed = proposed.ok_or_else(|| vec![GrantProblem::NoSuchRight])?;
            work(desk, &reach, account, proposed, kept.asker().name())
        })
    }
}
