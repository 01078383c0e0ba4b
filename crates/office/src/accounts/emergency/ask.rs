//! Asking for emergency access: by who has a right to it there, with a reason; it opens nothing before somebody else has confirmed it.

use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Day, Entity, Seq, UnitId, Value};

use super::access::{EMERGENCY, EmergencyAccess, EmergencyStage};
use super::problem::EmergencyProblem;
use super::runs::end_void;
use crate::accounts::GrantProblem;
use crate::accounts::account::{ACCOUNT, Account};
use crate::accounts::acting::with_acting;
use crate::audit::Event;
use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed, Role, scope};
use crate::port::{Chain, StoreError};
use crate::writer::{Desk, NotDone};

/// The longest reason, in letters.
const LONGEST: usize = 1000;

/// An emergency access that somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEmergency {
    /// Over this unit and all below it.
    pub unit: UnitId,
    /// Up to this class of data: sensitive or sealed.
    pub class: DataClass,
    /// Why.
    pub reason: String,
}

impl NewEmergency {
    fn problems(&self) -> Vec<EmergencyProblem> {
        let reason = self.reason.trim();
        let mut problems = Vec::new();
        if reason.is_empty() {
            problems.push(EmergencyProblem::NoReason);
        } else if reason.chars().count() > LONGEST {
            problems.push(EmergencyProblem::LongReason(LONGEST));
        }
        if self.class < DataClass::Sensitive {
            problems.push(EmergencyProblem::ClassTooLow(self.class));
        }
        problems
    }
}

impl Office {
    /// Asks for emergency access.
    ///
    /// # Errors
    ///
    /// Every [`EmergencyProblem`] at once, or the store failed.
    pub fn ask_emergency(
        &self,
        actor: &Actor,
        wish: &NewEmergency,
    ) -> Result<EmergencyAccess, NotDone<Vec<EmergencyProblem>>> {
        let (by, wish, today) = (actor.account.clone(), wish.clone(), self.today());
        let asked = self.writer().run::<_, Vec<EmergencyProblem>>(move |desk| {
            end_void(desk, &by);
            let all: Vec<(String, EmergencyAccess)> = desk.records(EMERGENCY)?;
            let now = desk.now();
            let mut problems = wish.problems();
            problems.extend(may_ask(desk, &by, wish.unit, today)?);
            let open = all.iter().map(|(_, own)| own).find(|own| {
                own.account == by && matches!(own.by_itself(now), EmergencyStage::Waiting | EmergencyStage::Running)
            });
            problems.extend(open.map(|own| EmergencyProblem::Already(own.id.clone())));
            let told = format!("{} {}", wish.unit, wish.class.word());
            if !problems.is_empty() {
                desk.note(Chain::Audit, Event::new(now, &by, "emergency.ask.refused").with(told));
                return Ok(Err(problems));
            }
            let access = EmergencyAccess {
                // None is ever taken away.
                id: format!("KC-{}", all.len() + 1),
                account: by.clone(),
                unit: wish.unit.to_string(),
                class: wish.class,
                reason: wish.reason.trim().to_owned(),
                asked: now,
                span: None,
                refused: None,
                ended: None,
                void: false,
            };
            desk.put(EMERGENCY, &access.id, &access);
            let event = Event::new(now, &by, "emergency.ask").on(&access.id);
            desk.note(Chain::Audit, event.with(told));
            Ok(Ok(access))
        })?;
        asked.map_err(NotDone::Refused)
    }
}

/// Why an account may not ask for emergency access over a unit: judged by the rights that it has in the transaction.
pub(super) fn may_ask(
    desk: &Desk<'_>,
    name: &str,
    unit: UnitId,
    today: Day,
) -> Result<Option<EmergencyProblem>, StoreError> {
    let value = desk.value();
    let structure = Structure::of(value.on(today, Seq::LATEST));
    if carried(value, &structure, unit).is_none() {
        return Ok(Some(EmergencyProblem::Unit(GrantProblem::NoSuchUnit)));
    }
    let account: Option<Account> = desk.record(ACCOUNT, name)?;
    let account = account
        .filter(|account| account.open)
        .map(|account| with_acting(account, value, today));
    let Some(account) = account.filter(|account| rests_on(account, value, &structure, unit, today)) else {
        return Ok(Some(EmergencyProblem::Unit(GrantProblem::OutOfReach)));
    };
    Ok(apart(&account, today).map(EmergencyProblem::NotTogether))
}

/// Whether a right that an account has today lets it ask for emergency access over a unit: without one, none is given, and one that was given
/// opens nothing any more.
pub(super) fn rests_on(account: &Account, value: &Value, structure: &Structure, unit: UnitId, today: Day) -> bool {
    let reach = || {
        scope(
            &account.actor(today),
            Deed::AskEmergency,
            DataClass::Internal,
            value,
            structure,
        )
    };
    carried(value, structure, unit).is_some_and(|ix| reach().covers(Some(ix), None, structure))
}

/// The role of an account with which emergency access does not go.
pub(super) fn apart(account: &Account, today: Day) -> Option<Role> {
    let held = account.grants.iter().filter(|held| held.is_unfinished(today));
    held.map(|held| held.role).find(|role| !role.goes_with(Role::Emergency))
}

/// The unit in which a unit lies today, or itself; none where it stands no more.
pub(super) fn carried(value: &Value, structure: &Structure, unit: UnitId) -> Option<Ix> {
    let Some(Place::Unit(ix)) = value.place(Entity::Unit(unit)) else {
        return None;
    };
    let ix = structure.carry(ix);
    structure.unit(ix).filter(|unit| unit.stands).map(|_| ix)
}
