//! Whether an emergency access runs: the one definition, for what it opens, what is shown, what is told to programs and what is on record.
//!
//! INVARIANT: one whose ground is found to have ended, in a deed that writes, is ended for good, on record; it never opens anything again.

use ledger::view::Structure;
use ledger::{Day, Seq, UnitId, Value};

use super::access::{EMERGENCY, EmergencyAccess, EmergencyStage};
use super::ask::{apart, rests_on};
use crate::accounts::account::{ACCOUNT, Account};
use crate::accounts::acting::with_acting;
use crate::accounts::grants::Warrant;
use crate::audit::Event;
use crate::clock::day_in_vietnam;
use crate::permission::{DataClass, Deed, scope};
use crate::port::{Chain, StoreError};
use crate::writer::Desk;

/// Whether an access that was confirmed, and whose time is not over, opens something: it is the one that its account has, joins nothing that must
/// stay apart, and the right on which it was asked for and that of who confirmed it still hold. The holder comes with the rights of acting.
pub(super) fn opens(
    access: &EmergencyAccess,
    (holder, confirmer): (&Account, Option<&Account>),
    (value, structure): (&Value, &Structure),
    today: Day,
) -> bool {
    let Some(unit) = access.of_unit() else { return false };
    holder.open
        && holder.emergency.as_deref() == Some(access.id.as_str())
        && apart(holder, today).is_none()
        && rests_on(holder, value, structure, unit, today)
        && confirmer.is_some_and(|confirmer| may_confirm(confirmer, value, structure, unit, today))
}

/// How an access stands whose time runs.
pub(super) const fn judged(opens: bool) -> EmergencyStage {
    if opens {
        EmergencyStage::Running
    } else {
        EmergencyStage::Void
    }
}

/// Whether an account manages rights over a unit today.
fn may_confirm(account: &Account, value: &Value, structure: &Structure, unit: UnitId, today: Day) -> bool {
    let actor = account.actor(today);
    let ix = super::ask::carried(value, structure, unit);
    let reach = || scope(&actor, Deed::ManageAccounts, DataClass::Internal, value, structure);
    account.open && ix.is_some_and(|ix| reach().covers(Some(ix), None, structure))
}

impl Desk<'_> {
    /// How an emergency access stands at a time, by what this batch leaves.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when an account cannot be read.
    pub(super) fn emergency_stage(&self, access: &EmergencyAccess, now: i64) -> Result<EmergencyStage, StoreError> {
        let stage = access.by_itself(now);
        let (EmergencyStage::Running, Some(span)) = (stage, &access.span) else {
            return Ok(stage);
        };
        let (value, today) = (self.value(), day_in_vietnam(now));
        let holder: Option<Account> = self.record(ACCOUNT, &access.account)?;
        let confirmer: Option<Account> = self.record(ACCOUNT, &span.by)?;
        let structure = Structure::of(value.on(today, Seq::LATEST));
        let opens = |holder: &Account| opens(access, (holder, confirmer.as_ref()), (value, &structure), today);
        let holder = holder.map(|holder| with_acting(holder, value, today));
        Ok(judged(holder.as_ref().is_some_and(opens)))
    }
}

/// Ends for good, and on record, each access that opens nothing any more though its time is not over. What cannot be read stays as it is: it
/// keeps nobody from closing an account or ending a right.
pub(in crate::accounts) fn end_void(desk: &mut Desk<'_>, by: &str) {
    let now = desk.now();
    let all: Vec<(String, EmergencyAccess)> = desk.records(EMERGENCY).unwrap_or_default();
    for (_, mut access) in all {
        let stage = desk.emergency_stage(&access, now).ok();
        if access.ended.is_some() || stage != Some(EmergencyStage::Void) {
            continue;
        }
        access.void = true;
        access.ended = Some(Warrant {
            by: by.to_owned(),
            time: now,
            ..Warrant::default()
        });
        desk.put(EMERGENCY, &access.id, &access);
        let holder = desk.record::<Account>(ACCOUNT, &access.account).ok().flatten();
        if let Some(mut holder) = holder.filter(|holder| holder.emergency.as_ref() == Some(&access.id)) {
            holder.emergency = None;
            holder.changes += 1;
            desk.put(ACCOUNT, &holder.name, &holder);
        }
        let event = Event::new(now, by, "emergency.end").on(&access.id);
        desk.note(Chain::Audit, event.with(format!("{} void", access.account)));
    }
}
