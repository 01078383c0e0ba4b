//! Granting a right: by who manages accounts there, never to oneself, by a paper.

use ledger::Day;

use super::super::account::{ACCOUNT, Account};
use super::granted::{Delegation, Granted, Warrant};
use super::problem::GrantProblem;
use super::reach::Reach;
use super::rules::NewGrant;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Role;
use crate::port::Chain;
use crate::writer::{Desk, NotDone};

impl Office {
    /// Grants a right to an account; gives its number there.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed.
    pub fn grant(&self, asker: Asker<'_>, to: &str, wish: &NewGrant) -> Result<u32, NotDone<Vec<GrantProblem>>> {
        let (reach, today) = (Reach::of(self, asker), self.today());
        let (by, to, wish) = (asker.name().to_owned(), to.to_owned(), wish.clone());
        self.writer().run(move |desk| {
            let account = desk.record::<Account>(ACCOUNT, &to)?;
            let problems = judged(&reach, account.as_ref(), &wish, today);
            match account {
                Some(account) if problems.is_empty() => Ok(give(desk, account, &by, &wish, None)),
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
    if wish.paper.trim().is_empty() && !reach.is_command() {
        problems.push(GrantProblem::NoPaper);
    }
    problems
}

/// Puts a right to those of an account, with its event.
pub(super) fn give(
    desk: &mut Desk<'_>,
    mut account: Account,
    by: &str,
    wish: &NewGrant,
    delegated: Option<Delegation>,
) -> u32 {
    let number = account.grants.iter().map(|held| held.number).max().unwrap_or(0) + 1;
    let action = if delegated.is_some() {
        "grant.delegate"
    } else {
        "grant.give"
    };
    account.grants.push(Granted {
        grant: wish.grant(),
        number,
        given: Some(Warrant {
            by: by.to_owned(),
            time: desk.now(),
            paper: wish.paper.trim().to_owned(),
        }),
        ended: None,
        delegated,
    });
    account.changes += 1;
    desk.put(ACCOUNT, &account.name, &account);
    let until = wish.until.map_or_else(|| "-".to_owned(), |until| until.to_string());
    let event = Event::new(desk.now(), by, action).on(&account.name);
    let detail = format!(
        "{number} {}@{} {} {} {until}",
        wish.role.word(),
        wish.unit,
        wish.class.word(),
        wish.from
    );
    desk.note(Chain::Audit, event.with(detail));
    number
}
