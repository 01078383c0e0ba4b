//! Of which runs and plans an account is told, kept by account: those of others push none of them out.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::RUN;
use super::latest::{LATEST, Reads, last, latest};
use super::run::Run;
use crate::plans::{PLAN, Plan};
use crate::port::StoreError;
use crate::writer::Desk;

/// The kind of record, by account.
const OWN: &str = "own-runs-and-plans";
/// The kind of record that tells which runs and plans were not kept by account: those up to its numbers.
const BEFORE: &str = "runs-and-plans-of-before";
const ALL: &str = "all";

/// By their numbers, oldest first: the newest own runs that nobody has looked at since they ended, and the newest own plans.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Own {
    pub(super) runs: Vec<usize>,
    pub(super) plans: Vec<usize>,
}

/// The last run and the last plan that were not kept by account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Before {
    run: usize,
    plan: usize,
}

/// Those of an account.
pub(super) fn own_of(from: &impl Reads, account: &str) -> Result<Own, StoreError> {
    if let Some(own) = from.read(OWN, account)? {
        return Ok(own);
    }
    // Of a ledger of before they were kept: those among the newest of all. Whoever came later has none.
    let before: Option<Before> = from.read(BEFORE, ALL)?;
    let of_before = |kind, letters, last: Option<usize>| -> Result<RangeInclusive<usize>, StoreError> {
        if last == Some(0) {
            return Ok(RangeInclusive::new(1, 0));
        }
        Ok(cut(latest(from, kind, letters)?, last))
    };
    let runs = of_before(RUN, "LT", before.map(|before| before.run))?;
    let plans = of_before(PLAN, "KH", before.map(|before| before.plan))?;
    let mut own = Own::default();
    for number in runs {
        let run: Option<Run> = from.read(RUN, &format!("LT-{number}"))?;
        let is_new = |run: Run| run.principal() == account && !(run.state.is_over() && run.looked);
        own.runs.extend(run.is_some_and(is_new).then_some(number));
    }
    for number in plans {
        let plan = plan(from, number)?;
        own.plans
            .extend(plan.is_some_and(|plan| plan.principal() == account).then_some(number));
    }
    Ok(own)
}

/// Numbers, but none beyond the last.
fn cut(numbers: RangeInclusive<usize>, last: Option<usize>) -> RangeInclusive<usize> {
    let end = last.map_or(*numbers.end(), |last| last.min(*numbers.end()));
    *numbers.start()..=end
}

/// Keeps from where on runs and plans are kept by account, where that is not on record yet: from a new one on.
fn begin(desk: &mut Desk<'_>, (run, plan): (Option<usize>, Option<usize>)) -> Result<(), StoreError> {
    if desk.record::<Before>(BEFORE, ALL)?.is_some() {
        return Ok(());
    }
    let until = |new: Option<usize>, kind, letters| match new {
        Some(new) => Ok(new.saturating_sub(1)),
        None => last(desk, kind, letters),
    };
    let before = Before {
        run: until(run, RUN, "LT")?,
        plan: until(plan, PLAN, "KH")?,
    };
    desk.put(BEFORE, ALL, &before);
    Ok(())
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
    begin(desk, (Some(run.number()), None))
}

/// Notes that a run was looked at.
pub(super) fn forget_run(desk: &mut Desk<'_>, run: &Run) -> Result<(), StoreError> {
    let mut own = own_of(desk, run.principal())?;
    own.runs.retain(|number| *number != run.number());
    desk.put(OWN, run.principal(), &own);
    Ok(())
}

/// Notes a plan that was kept.
pub(crate) fn note_plan(desk: &mut Desk<'_>, new: &Plan) -> Result<(), StoreError> {
    note_plan_back(desk, new)?;
    begin(desk, (None, Some(new.number())))
}

/// Notes a plan that was taken back. Where there are too many, those that are signed or put aside go first.
pub(crate) fn note_plan_back(desk: &mut Desk<'_>, new: &Plan) -> Result<(), StoreError> {
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
