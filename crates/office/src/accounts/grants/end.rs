//! Ending a right: from a day on, by a paper; whatever was delegated from it ends with it.

use ledger::Day;

use super::super::account::{ACCOUNT, Account};
use super::super::emergency::end_void;
use super::granted::{Granted, Warrant};
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
    /// Ends a right of an account from a day on. Who delegated a right may end it too.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed.
    pub fn end_grant(
        &self,
        asker: Asker<'_>,
        of: &str,
        number: u32,
        from: Day,
        paper: &GrantPaper,
    ) -> Result<(), NotDone<Vec<GrantProblem>>> {
        let (kept, today) = (Kept::of(asker), self.today());
        let names = self.account_names()?;
        let (of, paper) = (of.to_owned(), paper.clone());
        self.writer().run(move |desk| {
            let asker = kept.asker();
            let (reach, by) = (Reach::now(desk, asker, today)?, asker.name());
            let account = desk.record::<Account>(ACCOUNT, &of)?;
            let account = account.ok_or_else(|| vec![GrantProblem::NoSuchAccount])?;
            let mut problems = Vec::new();
            let right = account.grants.iter().find(|held| held.number == number);
            let right = right.filter(|held| held.is_unfinished(today));
            let delegator = right.and_then(|held| held.delegated.as_ref());
            let is_delegator = delegator.is_some_and(|from| from.account == by);
            if reach.is_own(&account) {
                problems.push(GrantProblem::Oneself);
            }
            match right {
                None => problems.push(GrantProblem::NoSuchRight),
                Some(held) if !is_delegator => {
                    problems.extend(reach.of_unit(held.unit).filter(|why| *why == GrantProblem::OutOfReach));
                }
                Some(_) => {}
            }
            if from < today {
                problems.push(GrantProblem::InThePast(today));
            }
            // Who takes back what was delegated needs no more than was needed to delegate it: the paper's number.
            if !reach.is_command() {
                let lacks = paper.lacks(today).into_iter();
                problems.extend(lacks.filter(|why| !is_delegator || *why == GrantProblem::NoPaper));
            }
            if !problems.is_empty() {
                return Err(problems);
            }
            let end = End {
                by,
                from,
                paper: &paper,
            };
            end.rights(desk, account, |held| held.number == number);
            end.delegated(desk, &names, &of, Some(number))?;
            Ok(())
        })
    }

    /// The names of all accounts.
    pub(super) fn account_names<R>(&self) -> Result<Vec<String>, NotDone<R>> {
        let all = self.accounts().map_err(|problem| NotDone::Store(problem.to_string()))?;
        Ok(all.into_iter().map(|account| account.name).collect())
    }
}

/// How rights end: by whom, from when, by which paper.
pub(super) struct End<'e> {
    pub(super) by: &'e str,
    pub(super) from: Day,
    pub(super) paper: &'e GrantPaper,
}

impl End<'_> {
    /// Ends some rights of an account.
    fn rights(&self, desk: &mut Desk<'_>, mut account: Account, which: impl Fn(&Granted) -> bool) {
        let now = desk.now();
        let mut ended = Vec::new();
        for held in account.grants.iter_mut().filter(|held| which(held)) {
            let sooner = held.grant.until.is_none_or(|until| self.from.number() < until);
            if !sooner {
                continue;
            }
            held.grant.until = Some(self.from.number().max(held.grant.from));
            held.ended = Some(Warrant::by(self.by, now, self.paper));
            ended.push(held.number);
        }
        if ended.is_empty() {
            return;
        }
        account.changes += 1;
        desk.put(ACCOUNT, &account.name, &account);
        for number in ended {
            let event = Event::new(now, self.by, "grant.end").on(&account.name);
            desk.note(Chain::Audit, event.with(format!("{number} {}", self.from)));
        }
        end_void(desk, self.by);
    }

    /// Ends what an account has delegated: from one of its rights, or from all.
    pub(super) fn delegated(
        &self,
        desk: &mut Desk<'_>,
        names: &[String],
        from: &str,
        right: Option<u32>,
    ) -> Result<(), Vec<GrantProblem>> {
        for name in names {
            let Some(account) = desk.record::<Account>(ACCOUNT, name)? else {
                continue;
            };
            self.rights(desk, account, |held| {
                let source = held.delegated.as_ref();
                source.is_some_and(|source| source.account == from && right.is_none_or(|right| source.right == right))
            });
        }
        Ok(())
    }
}
