//! Asking for emergency access: by who has a right to it there, with a reason; it opens nothing before somebody else has confirmed it.

use ledger::value::Place;
use ledger::view::Structure;
use ledger::{Day, Entity, Seq, UnitId};

use super::access::{EMERGENCY, EmergencyAccess, EmergencyStage};
use super::problem::EmergencyProblem;
use crate::accounts::GrantProblem;
use crate::accounts::account::{ACCOUNT, Account};
use crate::accounts::acting::with_acting;
use crate::audit::Event;
use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed, scope};
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
            let all: Vec<(String, EmergencyAccess)> = desk.records(EMERGENCY)?;
            let now = desk.now();
            let mut problems = wish.problems();
            problems.extend(may_ask(desk, &by, wish.unit, today)?);
            let open = all.iter().map(|(_, own)| own).find(|own| {
                own.account == by && matches!(own.stage(now), EmergencyStage::Waiting | EmergencyStage::Running)
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
    let ix = match value.place(Entity::Unit(unit)) {
        Some(Place::Unit(ix)) => structure.carry(ix),
        _ => return Ok(Some(EmergencyProblem::Unit(GrantProblem::NoSuchUnit))),
    };
    if !structure.unit(ix).is_some_and(|unit| unit.stands) {
        return Ok(Some(EmergencyProblem::Unit(GrantProblem::NoSuchUnit)));
    }
    let account: Option<Account> = desk.record(ACCOUNT, name)?;
    let account = account.filter(|account| account.open);
    let reaches = account.is_some_and(|account| {
        let actor = with_acting(account, value, today).actor(today);
        let reach = scope(&actor, Deed::AskEmergency, DataClass::Internal, value, &structure);
        reach.covers(Some(ix), None, &structure)
    });
    Ok((!reaches).then_some(EmergencyProblem::Unit(GrantProblem::OutOfReach)))
}
