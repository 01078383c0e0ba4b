//! Delegation (ủy quyền): the holder of a right lets somebody act with it for a time, by a paper. It ends with the right that it comes from.

use ledger::{Day, Value};

use super::super::account::{ACCOUNT, Account};
use super::give::give;
use super::granted::{Delegation, Granted};
use super::paper::GrantPaper;
use super::problem::GrantProblem;
use super::reach::record_of;
use super::rules::NewGrant;
use crate::office::Office;
use crate::permission::Role;
use crate::writer::NotDone;

/// How a right is to be delegated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDelegation {
    /// The number of the right among one's own.
    pub right: u32,
    /// To this account.
    pub to: String,
    /// From this day.
    pub from: Day,
    /// Until, not including, this day.
    pub until: Day,
    /// The paper that orders it.
    pub paper: String,
}

impl Granted {
    /// Whether its holder may delegate it: the right to decide or to answer for a unit, and not one that was itself delegated.
    pub fn is_delegable(&self, day: Day) -> bool {
        let role = matches!(self.role, Role::HrOfficer | Role::Leader | Role::HeadOfUnit);
        role && self.delegated.is_none() && !self.acting && self.is_unfinished(day)
    }
}

impl Office {
    /// Delegates a right of an account to another one; gives its number there.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed.
    pub fn delegate(&self, from: &Account, wish: &NewDelegation) -> Result<u32, NotDone<Vec<GrantProblem>>> {
        let today = self.today();
        let (by, wish) = (from.name.clone(), wish.clone());
        self.writer().run(move |desk| {
            let own = desk.record::<Account>(ACCOUNT, &by)?;
            let own = own.ok_or_else(|| vec![GrantProblem::NoSuchAccount])?;
            let to = desk.record::<Account>(ACCOUNT, &wish.to)?;
            let (new, problems) = judged(desk.value(), &own, to.as_ref(), &wish, today);
            let source = Delegation {
                account: own.name.clone(),
                right: wish.right,
            };
            match (to, new) {
                (Some(to), Some(new)) if problems.is_empty() => Ok(give(desk, to, &by, &new, Some(source))),
                _ => Err(problems),
            }
        })
    }

    /// What would keep a right from being delegated, so that it can be told with what a form could not even read.
    pub fn problems_of_delegation(&self, from: &Account, wish: &NewDelegation) -> Vec<GrantProblem> {
        judged(&self.value(), from, self.account(&wish.to).as_ref(), wish, self.today()).1
    }

    /// What an account has delegated and has not ended: to whom, and the right there.
    ///
    /// # Errors
    ///
    /// [`crate::port::StoreError`] when the store cannot be read.
    pub fn delegated_by(&self, account: &str) -> Result<Vec<(Account, Granted)>, crate::port::StoreError> {
        let today = self.today();
        let mut found = Vec::new();
        for other in self.accounts()? {
            let from_here = |held: &&Granted| {
                held.is_unfinished(today) && held.delegated.as_ref().is_some_and(|from| from.account == account)
            };
            let rights: Vec<Granted> = other.grants.iter().filter(from_here).cloned().collect();
            found.extend(rights.into_iter().map(|held| (other.clone(), held)));
        }
        Ok(found)
    }
}

/// Whether one person stands behind both accounts, under whichever record.
fn is_same_person(value: &Value, one: &Account, other: &Account) -> bool {
    let own = record_of(value, one.person.as_deref());
    own.is_some() && own == record_of(value, other.person.as_deref())
}

/// The right that a delegation would make, and everything that is wrong with it.
fn judged(
    value: &Value,
    own: &Account,
    to: Option<&Account>,
    wish: &NewDelegation,
    today: Day,
) -> (Option<NewGrant>, Vec<GrantProblem>) {
    let mut problems = Vec::new();
    let right = own.grants.iter().find(|held| held.number == wish.right);
    let right = right.filter(|held| held.is_unfinished(today));
    let new = right.map(|right| NewGrant {
        role: right.role,
        unit: right.unit,
        class: right.class,
        from: wish.from,
        until: Some(wish.until),
        paper: GrantPaper::numbered(&wish.paper),
    });
    match right {
        None => problems.push(GrantProblem::NoSuchRight),
        Some(right) => {
            if !right.is_delegable(today) {
                problems.push(GrantProblem::NotDelegable);
            }
            if wish.from.number() < right.from {
                problems.push(GrantProblem::SoonerThanOwn(Day(right.from)));
            }
            let ends = right.until.filter(|until| *until < wish.until.number());
            problems.extend(ends.map(|until| GrantProblem::LongerThanOwn(Day(until))));
        }
    }
    problems.extend(new.as_ref().and_then(|new| new.period(today)));
    if wish.paper.trim().is_empty() {
        problems.push(GrantProblem::NoPaper);
    }
    match to.filter(|to| to.open) {
        None => problems.push(GrantProblem::NoSuchAccount),
        Some(to) if to.name == own.name || is_same_person(value, own, to) => problems.push(GrantProblem::Oneself),
        Some(to) => problems.extend(new.iter().flat_map(|new| new.against(to))),
    }
    (new, problems)
}
