//! Which units and accounts somebody may manage.

use std::sync::Arc;

use ledger::value::Place;
use ledger::view::Structure;
use ledger::{Entity, Seq, UnitId, Value};

use super::super::account::Account;
use super::problem::GrantProblem;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{DataClass, Deed, Scope};

/// What the one who asks may manage today: rights over units, and accounts whose rights all lie there.
#[derive(Debug, Clone)]
pub(super) struct Reach {
    name: String,
    person: Option<String>,
    scope: Option<Scope>,
    value: Arc<Value>,
    structure: Arc<Structure>,
}

impl Reach {
    pub(super) fn of(office: &Office, asker: Asker<'_>) -> Self {
        let (value, today) = (office.value(), office.today());
        let structure = office.structure(&value, today, Seq::LATEST);
        Self {
            name: asker.name().to_owned(),
            person: match asker {
                Asker::Account(actor) => actor.person.map(|person| person.to_string()),
                Asker::Command(_) => None,
            },
            scope: asker.scope(Deed::ManageAccounts, DataClass::Internal, &value, &structure),
            value,
            structure,
        }
    }

    /// Whether it is a command on the machine: it needs no paper.
    pub(super) const fn is_command(&self) -> bool {
        self.scope.is_none()
    }

    /// Whether an account is the asker's own, or another one of the same person.
    pub(super) fn is_own(&self, account: &Account) -> bool {
        !self.is_command() && (self.name == account.name || (self.person.is_some() && self.person == account.person))
    }

    /// What is wrong with a unit as the place of a right.
    pub(super) fn of_unit(&self, unit: UnitId) -> Option<GrantProblem> {
        let Some(Place::Unit(ix)) = self.value.place(Entity::Unit(unit)) else {
            return Some(GrantProblem::NoSuchUnit);
        };
        let ix = self.structure.carry(ix);
        if !self.structure.unit(ix).is_some_and(|unit| unit.stands) {
            return Some(GrantProblem::NoSuchUnit);
        }
        let scope = self.scope.as_ref()?;
        (!scope.covers(Some(ix), None, &self.structure)).then_some(GrantProblem::OutOfReach)
    }

    /// Whether every right of an account that has not ended lies where the asker manages rights. An account without any is anybody's who
    /// manages accounts at all.
    pub(super) fn covers(&self, account: &Account, today: ledger::Day) -> bool {
        let Some(scope) = &self.scope else { return true };
        let mut unfinished = account.grants.iter().filter(|grant| grant.is_unfinished(today));
        !scope.is_empty()
            && unfinished.all(|grant| {
                let place = self.value.place(Entity::Unit(grant.unit));
                let unit = place.and_then(|place| match place {
                    Place::Unit(unit) => Some(unit),
                    _ => None,
                });
                scope.covers(unit, None, &self.structure)
            })
    }
}

impl Office {
    /// The accounts that somebody may manage, by name.
    ///
    /// # Errors
    ///
    /// [`crate::port::StoreError`] when the store cannot be read.
    pub fn accounts_in_reach(&self, asker: Asker<'_>) -> Result<Vec<Account>, crate::port::StoreError> {
        let (reach, today) = (Reach::of(self, asker), self.today());
        let mut all = self.accounts()?;
        all.retain(|account| reach.covers(account, today));
        Ok(all)
    }
}
