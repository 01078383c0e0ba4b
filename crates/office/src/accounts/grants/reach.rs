//! Which units and accounts somebody may manage.

use std::sync::Arc;

use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Day, Entity, PersonId, Seq, UnitId, Value};

use super::super::account::{ACCOUNT, Account};
use super::problem::GrantProblem;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{DataClass, Deed, Scope};
use crate::port::StoreError;
use crate::writer::Desk;

/// What the one who asks may manage today: rights over units, and accounts whose rights all lie there.
#[derive(Debug, Clone)]
pub(in crate::accounts) struct Reach {
    name: String,
    machine: bool,
    person: Option<String>,
    scope: Option<Scope>,
    today: Day,
    value: Arc<Value>,
    structure: Arc<Structure>,
}

impl Reach {
    pub(in crate::accounts) fn of(office: &Office, asker: Asker<'_>) -> Self {
        let (value, today) = (office.value(), office.today());
        let structure = office.structure(&value, today, Seq::LATEST);
        Self::on(value, structure, asker, today)
    }

    /// The same in the writer: on the value as it is, and by the rights that the asker's account has now.
    pub(in crate::accounts) fn now(desk: &Desk<'_>, asker: Asker<'_>, today: Day) -> Result<Self, StoreError> {
        let value = Arc::new(desk.value().clone());
        let structure = Arc::new(Structure::of(value.on(today, Seq::LATEST)));
        let account: Option<Account> = desk.record(ACCOUNT, asker.name())?;
        let actor = account.map(|account| {
            let mut actor = account.actor(today);
            if !account.open {
                actor.grants.clear();
            }
            actor
        });
        let asker = match (asker, &actor) {
            (Asker::Account(_), Some(actor)) => Asker::Account(actor),
            _ => asker,
        };
        Ok(Self::on(value, structure, asker, today))
    }

    fn on(value: Arc<Value>, structure: Arc<Structure>, asker: Asker<'_>, today: Day) -> Self {
        Self {
            // What a key does to the account that it stands for, its holder does to the own one.
            name: match asker {
                Asker::Account(actor) => actor.principal().to_owned(),
                Asker::Command(name) => name.to_owned(),
            },
            machine: matches!(asker, Asker::Account(actor) if actor.stands_for.is_some()),
            person: match asker {
                Asker::Account(actor) => actor.person.map(|person| person.to_string()),
                Asker::Command(_) => None,
            },
            scope: asker.scope(Deed::ManageAccounts, DataClass::Internal, &value, &structure),
            today,
            value,
            structure,
        }
    }

    /// The account that answers for what is done.
    pub(in crate::accounts) fn name(&self) -> &str {
        &self.name
    }

    /// Whether a machine asks in the name of somebody.
    pub(in crate::accounts) const fn is_machine(&self) -> bool {
        self.machine
    }

    /// Whether the asker manages accounts anywhere today.
    pub(in crate::accounts) fn manages(&self) -> bool {
        self.scope.as_ref().is_none_or(|scope| !scope.is_empty())
    }

    /// Whether it is a command on the machine: it needs no paper.
    pub(in crate::accounts) const fn is_command(&self) -> bool {
        self.scope.is_none()
    }

    /// Whether an account is the asker's own, or another one of the same person, under whichever record.
    pub(in crate::accounts) fn is_own(&self, account: &Account) -> bool {
        let own = record_of(&self.value, self.person.as_deref());
        let same = own.is_some() && own == record_of(&self.value, account.person.as_deref());
        !self.is_command() && (self.name == account.name || same)
    }

    /// The day on which is asked.
    pub(super) const fn today(&self) -> Day {
        self.today
    }

    /// An account that is there, is somebody else's, and lies within reach.
    pub(super) fn other(&self, account: Option<Account>, today: Day) -> Result<Account, Vec<GrantProblem>> {
        let account = account.ok_or_else(|| vec![GrantProblem::NoSuchAccount])?;
        let own = self.is_own(&account).then_some(GrantProblem::Oneself);
        let beyond = (!self.covers(&account, today)).then_some(GrantProblem::OutOfReach);
        let problems: Vec<GrantProblem> = own.into_iter().chain(beyond).collect();
        if problems.is_empty() {
            Ok(account)
        } else {
            Err(problems)
        }
    }

    /// Whether the person behind an account lies where the asker manages rights today: the record is opened by a right over the own record,
    /// wherever its unit is said to be.
    pub(super) fn covers_person(&self, person: Option<&str>) -> bool {
        let (Some(scope), Some(person)) = (&self.scope, person) else {
            return true;
        };
        let view = self.value.on(self.today, Seq::LATEST);
        let unit = record_of(&self.value, Some(person)).and_then(|record| view.person(record)?.unit());
        scope.covers(unit, None, &self.structure)
    }

    /// What is wrong with a unit as the place of a right.
    pub(in crate::accounts) fn of_unit(&self, unit: UnitId) -> Option<GrantProblem> {
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

    /// Whether every right of an account that has not ended lies where the asker manages rights; of an account without any, the person behind
    /// it. One with neither is anybody's who manages accounts at all.
    pub(in crate::accounts) fn covers(&self, account: &Account, today: Day) -> bool {
        let Some(scope) = &self.scope else { return true };
        let unfinished = || account.grants.iter().filter(|grant| grant.is_unfinished(today));
        !scope.is_empty()
            && (unfinished().next().is_some() || self.covers_person(account.person.as_deref()))
            && unfinished().all(|grant| self.covers_unit(grant.unit))
    }

    /// Whether a unit, or the one that stands for it today, lies where the asker manages rights.
    pub(in crate::accounts) fn covers_unit(&self, unit: UnitId) -> bool {
        let Some(scope) = &self.scope else { return true };
        let unit = match self.value.place(Entity::Unit(unit)) {
            Some(Place::Unit(unit)) => Some(unit),
            _ => None,
        };
        scope.covers(unit, None, &self.structure)
    }
}

/// The record of the person behind an account: records that were joined are one.
pub(super) fn record_of(value: &Value, person: Option<&str>) -> Option<Ix> {
    let person: PersonId = person?.parse().ok()?;
    value.record_of(person)
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
