//! What a new right must be, whoever gives it: its period, its class, and what the account holds already.

use ledger::{Day, UnitId};

use super::super::account::Account;
use super::granted::ProposedGrant;
use super::paper::GrantPaper;
use super::problem::GrantProblem;
use crate::permission::{DataClass, Deed, Grant, Role};

/// A right that somebody is to get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGrant {
    /// The role.
    pub role: Role,
    /// Over this unit and all below it.
    pub unit: UnitId,
    /// Up to this class of data.
    pub class: DataClass,
    /// From this day.
    pub from: Day,
    /// Until, not including, this day; none while nothing ends it.
    pub until: Option<Day>,
    /// The paper that orders it.
    pub paper: GrantPaper,
}

impl NewGrant {
    /// The right that it makes.
    pub(super) fn grant(&self) -> Grant {
        Grant {
            role: self.role,
            unit: self.unit,
            class: self.class,
            from: self.from.number(),
            until: self.until.map(Day::number),
            deeds: Vec::new(),
        }
    }

    /// What is wrong with its period.
    pub(super) fn period(&self, today: Day) -> Option<GrantProblem> {
        let until = self.until?;
        if until <= self.from {
            Some(GrantProblem::EndsBeforeItBegins)
        } else {
            (until <= today).then_some(GrantProblem::OverAlready)
        }
    }

    /// Why it does not go with what an account is, holds, and is to hold.
    pub(super) fn against(&self, account: &Account) -> Vec<GrantProblem> {
        let mut problems = self.against_held(account);
        let alike = |own: &&ProposedGrant| (own.right.role, own.right.unit) == (self.role, self.unit);
        let proposed = account.proposed.iter().find(alike);
        problems.extend(proposed.map(|own| GrantProblem::ProposedAlready(own.right.number)));
        problems
    }

    /// Why it does not go with what an account is and holds.
    pub(super) fn against_held(&self, account: &Account) -> Vec<GrantProblem> {
        let mut problems = Vec::new();
        let highest = Deed::ALL.iter().filter_map(|deed| self.role.reach(*deed)).max();
        if let Some(highest) = highest.filter(|highest| *highest < self.class) {
            problems.push(GrantProblem::ClassTooHigh(highest));
        }
        if self.role.own_record_only() && account.person.is_none() {
            problems.push(GrantProblem::NobodyBehind);
        }
        let grant = self.grant();
        let meanwhile = || account.grants.iter().filter(|held| overlap(held, &grant));
        let same = meanwhile().find(|held| {
            (held.role, held.unit) == (grant.role, grant.unit) && held.class >= grant.class && covers(held, &grant)
        });
        problems.extend(same.map(|held| GrantProblem::AlreadyHeld(held.number)));
        let other = meanwhile().find(|held| !held.role.goes_with(grant.role));
        problems.extend(other.map(|held| GrantProblem::NotTogether(held.role)));
        problems
    }
}

/// Whether two rights run on a common day.
fn overlap(one: &Grant, other: &Grant) -> bool {
    let begins_before_end = |a: &Grant, b: &Grant| b.until.is_none_or(|until| a.from < until);
    let is_something = |grant: &Grant| grant.until.is_none_or(|until| grant.from < until);
    is_something(one) && is_something(other) && begins_before_end(one, other) && begins_before_end(other, one)
}

/// Whether one right runs on every day of another.
fn covers(one: &Grant, other: &Grant) -> bool {
    let ends_no_sooner = match (one.until, other.until) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(one), Some(other)) => one >= other,
    };
    one.from <= other.from && ends_no_sooner
}
