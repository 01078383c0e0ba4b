//! Granting a right: by who manages accounts there, never to oneself, by a paper.

use ledger::Day;

use super::super::account::{ACCOUNT, Account};
use super::super::emergency::end_void;
use super::granted::{Delegation, Granted, ProposedGrant, Warrant};
use super::problem::GrantProblem;
use super::reach::Reach;
use super::rules::NewGrant;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Role;
use crate::plans::Kept;
use crate::port::Chain;
use crate::writer::{Desk, NotDone};

impl Office {
    /// Grants a right to an account, or proposes one that a second person must confirm; gives its number there.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed.
    pub fn grant(&self, asker: Asker<'_>, to: &str, wish: &NewGrant) -> Result<u32, NotDone<Vec<GrantProblem>>> {
        let (kept, today) = (Kept::of(asker), self.today());
        let (to, wish) = (to.to_owned(), wish.clone());
        self.writer().run(move |desk| {
            // Judged by the rights that the asker has in the very transaction that writes it.
            let asker = kept.asker();
            let (reach, by) = (Reach::now(desk, asker, today)?, asker.name());
            let account = desk.record::<Account>(ACCOUNT, &to)?;
            let problems = judged(&reach, account.as_ref(), &wish, today);
            match account {
                Some(account) if problems.is_empty() && wish.is_strong() && !reach.is_command() => {
                    Ok(propose(desk, account, by, reach.name(), &wish))
                }
                Some(account) if problems.is_empty() => Ok(give(desk, account, by, &wish, None)),
                _ => Err(problems),
            }
        })
    }

    /// What would keep a right from being granted, so that it can be told with what a form could not even read.
    pub fn problems_of_grant(&self, asker: Asker<'_>, to: &str, wish: &NewGrant) -> Vec<GrantProblem> {
        judged(&Reach::of(self, asker), self.account(to).as_ref(), wish, self.today())
    }
}

fn judged(reach: &Reach, account: Option<&Account>, wish: &NewGrant, today: Day) -> Vec<GrantProblem> {
    let mut problems = Vec::new();
    match account {
        None => problems.push(GrantProblem::NoSuchAccount),
        Some(account) => {
            if reach.is_own(account) {
                problems.push(GrantProblem::Oneself);
            }
            problems.extend(wish.against(account));
            if wish.role == Role::Official && !reach.covers_person(account.person.as_deref()) {
                problems.push(GrantProblem::OutOfReach);
            }
        }
    }
    problems.extend(reach.of_unit(wish.unit).filter(|problem| !problems.contains(problem)));
    problems.extend(wish.period(today));
    if !reach.is_command() {
        problems.extend(wish.paper.lacks(today));
    }
    problems
}

/// Puts a right to those of an account, with its event.
pub(super) fn give(
    desk: &mut Desk<'_>,
    account: Account,
    by: &str,
    wish: &NewGrant,
    delegated: Option<Delegation>,
) -> u32 {
    let action = if delegated.is_some() {
        "grant.delegate"
    } else {
        "grant.give"
    };
    let right = Granted {
        delegated,
        ..right(desk, &account, by, wish)
    };
    enter(desk, account, right, by, action)
}

/// Puts a right to those that wait for a second person.
fn propose(desk: &mut Desk<'_>, mut account: Account, by: &str, principal: &str, wish: &NewGrant) -> u32 {
    let right = right(desk, &account, by, wish);
    let (number, told) = (right.number, told(&right));
    account.proposed.push(ProposedGrant {
        right,
        principal: principal.to_owned(),
    });
    desk.put(ACCOUNT, &account.name, &account);
    let event = Event::new(desk.now(), by, "grant.propose").on(&account.name);
    desk.note(Chain::Audit, event.with(told));
    number
}

/// The right that is wished, under the next number of the account.
fn right(desk: &Desk<'_>, account: &Account, by: &str, wish: &NewGrant) -> Granted {
    let proposed = account.proposed.iter().map(|own| own.right.number);
    let numbers = account.grants.iter().map(|held| held.number).chain(proposed);
    Granted {
        grant: wish.grant(),
        number: numbers.max().unwrap_or(0) + 1,
        given: Some(Warrant::by(by, desk.now(), &wish.paper)),
        ended: None,
        confirmed: None,
        delegated: None,
        acting: false,
    }
}

/// Enters a right among those of an account.
pub(super) fn enter(desk: &mut Desk<'_>, mut account: Account, right: Granted, by: &str, action: &str) -> u32 {
    let (number, told) = (right.number, told(&right));
    account.grants.push(right);
    account.changes += 1;
    desk.put(ACCOUNT, &account.name, &account);
    let event = Event::new(desk.now(), by, action).on(&account.name);
    desk.note(Chain::Audit, event.with(told));
    end_void(desk, by);
    number
}

/// A right as its events tell it.
fn told(right: &Granted) -> String {
    let until = right
        .grant
        .until
        .map_or_else(|| "-".to_owned(), |until| Day(until).to_string());
    format!(
        "{} {}@{} {} {} {until}",
        right.number,
        right.role.word(),
        right.unit,
        right.class.word(),
        Day(right.from)
    )
}
