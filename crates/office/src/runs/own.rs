//! Of which runs and plans an account is told, kept by account: those of others push none of them out.

use serde::{Deserialize, Serialize};

use super::RUN;
use super::latest::{LATEST, Reads, latest};
use super::run::Run;
use crate::plans::{PLAN, Plan};
use crate::port::StoreError;
use crate::writer::Desk;

/// The kind of record, by account.
const OWN: &str = "own-runs-and-plans";

/// By their numbers, oldest first: the newest own runs that nobody has looked at since they ended, and the newest own plans.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Own {
    pub(super) runs: Vec<usize>,
    pub(super) plans: Vec<usize>,
}

/// Those of an account.
pub(super) fn own_of(from: &impl Reads, account: &str) -> Result<Own, StoreError> {
    if let Some(own) = from.read(OWN, account)? {
        return Ok(own);
    }
    // A ledger of before they were kept: those among the newest of all.
    let mut own = Own::default();
    for number in latest(from, RUN, "LT")? {
        let run: Option<Run> = from.read(RUN, &format!("LT-{number}"))?;
        let is_new = |run: Run| run.principal() == account && !(run.state.is_over() && run.looked);
        own.runs.extend(run.is_some_and(is_new).then_some(number));
    }
    for number in latest(from, PLAN, "KH")? {
        let plan = plan(from, number)?;
        own.plans
            .extend(plan.is_some_and(|plan| plan.principal() == account).then_some(number));
    }
    Ok(own)
}

fn plan(from: &impl Reads, number: usize) -> Result<Option<Plan>, StoreError> {
    from.read(PLAN, &format!("KH-{number}"))
}

/// Notes a run that was asked for.
pub(super) fn note_run(desk: &mut Desk<'_>, run: &Run) -> Result<(), StoreError> {
    let mut own = own_of(desk, run.principal())?;
    own.runs.retain(|number| *number != run.number());
    own.runs.push(run.number());
    own.runs.drain(..own.runs.len().saturating_sub(LATEST));
    desk.put(OWN, run.principal(), &own);
    Ok(())
}

/// Notes that a run was looked at.
pub(super) fn forget_run(desk: &mut Desk<'_>, run: &Run) -> Result<(), StoreError> {
    let mut own = own_of(desk, run.principal())?;
    own.runs.retain(|number| *number != run.number());
    desk.put(OWN, run.principal(), &own);
    Ok(())
}

/// Notes a plan that was kept, or taken back. Where there are too many, those that are signed or put aside go first.
pub(crate) fn note_plan(desk: &mut Desk<'_>, new: &Plan) -> Result<(), StoreError> {
    let mut own = own_of(desk, new.principal())?;
    own.plans.retain(|number| *number != new.number());
    own.plans.push(new.number());
    if own.plans.len() > LATEST {
        let mut left = Vec::new();
        for number in own.plans {
            let over = |plan: Plan| plan.enacted.is_some() || plan.aside.is_some();
            let over = number != new.number() && plan(desk, number)?.is_some_and(over);
            left.extend((!over).then_some(number));
        }
        left.drain(..left.len().saturating_sub(LATEST));
        own.plans = left;
    }
    desk.put(OWN, new.principal(), &own);
    Ok(())
}
