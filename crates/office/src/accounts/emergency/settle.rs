//! Settling an emergency access: somebody else who manages rights there confirms it, or it is refused; it is ended at any time.

use ledger::Day;

use super::access::{EMERGENCY, EmergencyAccess, EmergencySpan, EmergencyStage};
use super::ask::may_ask;
use super::problem::EmergencyProblem;
use crate::accounts::account::{ACCOUNT, Account};
use crate::accounts::grants::{Reach, Warrant};
use crate::accounts::rules::AccountRules;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::plans::Kept;
use crate::port::{Chain, StoreError};
use crate::writer::{Desk, NotDone};

impl Office {
    /// Confirms an emergency access that somebody else has asked for: from now on it opens what it says, for the hours of the common rules.
    ///
    /// # Errors
    ///
    /// Every [`EmergencyProblem`] at once, or the store failed.
    pub fn confirm_emergency(&self, asker: Asker<'_>, id: &str) -> Result<(), NotDone<Vec<EmergencyProblem>>> {
        self.settle(asker, id, "emergency.confirm", |desk, reach, access, by, today| {
            let account = desk.record::<Account>(ACCOUNT, &access.account)?;
            let waits = access.by_itself(desk.now()) == EmergencyStage::Waiting;
            let (Some(mut account), true) = (account, waits && covers(reach, access)) else {
                return Err(vec![EmergencyProblem::NoSuch]);
            };
            if reach.is_machine() || access.account == reach.name() || reach.is_own(&account) {
                return Err(vec![EmergencyProblem::OwnRequest]);
            }
            let unit = access.of_unit().ok_or_else(|| vec![EmergencyProblem::NoSuch])?;
            if may_ask(desk, &account.name, unit, today)?.is_some() {
                return Err(vec![EmergencyProblem::NoLongerMay]);
            }
            let (from, hours) = (desk.now(), AccountRules::within(desk)?.emergency);
            let until = from + hours.seconds();
            access.span = Some(EmergencySpan {
                by: by.to_owned(),
                from,
                until,
                place: desk.newest_place(Chain::Audit) + 1,
            });
            account.emergency = Some(access.id.clone());
            account.changes += 1;
            desk.put(ACCOUNT, &account.name, &account);
            Ok(format!(
                "{} {} {} {until}",
                account.name,
                access.unit,
                access.class.word()
            ))
        })
    }

    /// Refuses an emergency access that waits; whoever asked for it takes it back.
    ///
    /// # Errors
    ///
    /// Every [`EmergencyProblem`] at once, or the store failed.
    pub fn refuse_emergency(&self, asker: Asker<'_>, id: &str) -> Result<(), NotDone<Vec<EmergencyProblem>>> {
        self.settle(asker, id, "emergency.refuse", |desk, reach, access, by, _| {
            let waits = access.by_itself(desk.now()) == EmergencyStage::Waiting;
            if !waits || !(covers(reach, access) || is_own(reach, access)) {
                return Err(vec![EmergencyProblem::NoSuch]);
            }
            access.refused = Some(warrant(by, desk.now()));
            Ok(access.account.clone())
        })
    }

    /// Ends an emergency access before its time, also one that opens nothing any more: whoever has it, or who manages rights there.
    ///
    /// # Errors
    ///
    /// Every [`EmergencyProblem`] at once, or the store failed.
    pub fn end_emergency(&self, asker: Asker<'_>, id: &str) -> Result<(), NotDone<Vec<EmergencyProblem>>> {
        self.settle(asker, id, "emergency.end", |desk, reach, access, by, _| {
            let runs = access.by_itself(desk.now()) == EmergencyStage::Running;
            if !runs || !(covers(reach, access) || is_own(reach, access)) {
                return Err(vec![EmergencyProblem::NoSuch]);
            }
            access.ended = Some(warrant(by, desk.now()));
            if let Some(mut account) = desk.record::<Account>(ACCOUNT, &access.account)? {
                account.emergency = None;
                account.changes += 1;
                desk.put(ACCOUNT, &account.name, &account);
            }
            Ok(access.account.clone())
        })
    }

    /// Does something with an emergency access, judged in the transaction that writes it; a refusal is on record too.
    fn settle(
        &self,
        asker: Asker<'_>,
        id: &str,
        action: &'static str,
        work: impl Fn(&mut Desk<'_>, &Reach, &mut EmergencyAccess, &str, Day) -> Result<String, Vec<EmergencyProblem>>
        + Send
        + 'static,
    ) -> Result<(), NotDone<Vec<EmergencyProblem>>> {
        let (kept, id, today) = (Kept::of(asker), id.to_owned(), self.today());
        let done = self.writer().run::<_, Vec<EmergencyProblem>>(move |desk| {
            let by = kept.asker().name().to_owned();
            let reach = Reach::now(desk, kept.asker(), today)?;
            let found: Option<EmergencyAccess> = desk.record(EMERGENCY, &id)?;
            let outcome = match found {
                None => Err(vec![EmergencyProblem::NoSuch]),
                Some(mut access) => work(desk, &reach, &mut access, &by, today).map(|told| (access, told)),
            };
            match outcome {
                Ok((access, told)) => {
                    desk.put(EMERGENCY, &access.id, &access);
                    let event = Event::new(desk.now(), &by, action).on(&access.id);
                    desk.note(Chain::Audit, event.with(told));
                    Ok(Ok(()))
                }
                Err(problems) => {
                    // What was typed may be anything: only that it was refused stays.
                    let event = Event::new(desk.now(), &by, "emergency.refused").with(action);
                    desk.note(Chain::Audit, event);
                    Ok(Err(problems))
                }
            }
        })?;
        done.map_err(NotDone::Refused)
    }
}

/// Ends what an account has, together with what else changes it. The account is still to be put.
///
/// # Errors
///
/// [`StoreError`] when the access cannot be read.
pub(in crate::accounts) fn end_of(desk: &mut Desk<'_>, account: &mut Account, by: &str) -> Result<(), StoreError> {
    let Some(id) = account.emergency.take() else {
        return Ok(());
    };
    let found: Option<EmergencyAccess> = desk.record(EMERGENCY, &id)?;
    let now = desk.now();
    if let Some(mut access) = found.filter(|access| access.by_itself(now) == EmergencyStage::Running) {
        access.ended = Some(warrant(by, now));
        desk.put(EMERGENCY, &id, &access);
        let event = Event::new(now, by, "emergency.end").on(&id);
        desk.note(Chain::Audit, event.with(&access.account));
    }
    Ok(())
}

fn covers(reach: &Reach, access: &EmergencyAccess) -> bool {
    reach.manages() && access.of_unit().is_some_and(|unit| reach.covers_unit(unit))
}

fn is_own(reach: &Reach, access: &EmergencyAccess) -> bool {
    !reach.is_machine() && access.account == reach.name()
}

fn warrant(by: &str, time: i64) -> Warrant {
    Warrant {
        by: by.to_owned(),
        time,
        ..Warrant::default()
    }
}
