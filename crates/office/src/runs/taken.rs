//! Which of a run's choices are in a plan already: nobody opens a class twice, or sends somebody twice, by accepting in two strokes.

use std::collections::BTreeMap;

use super::RUN;
use super::run::Run;
use crate::drafts::{DRAFT, Draft, Stage};
use crate::office::Office;
use crate::plans::{Hold, PLAN, Plan};
use crate::port::StoreError;
use crate::writer::Desk;

impl Office {
    /// The groups of a run's choices that are in a plan of it, each with that plan's id. A plan of which all drafts were given up, or that was
    /// put aside, holds none; of one that was carried out the ledger tells.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when a record cannot be read.
    pub fn taken_of_run(&self, run: &Run) -> Result<BTreeMap<u32, String>, StoreError> {
        taken(run, |id| self.found_record(PLAN, id), |id| self.found_record(DRAFT, id))
    }
}

/// The same within a transaction.
pub(super) fn taken_on(desk: &Desk<'_>, run: &Run) -> Result<BTreeMap<u32, String>, StoreError> {
    taken(run, |id| desk.record(PLAN, id), |id| desk.record(DRAFT, id))
}

/// The other plans in which choices of a plan are, and how far each is: one that was carried out holds its choices for good.
pub(crate) fn taken_elsewhere(desk: &Desk<'_>, plan: &Plan) -> Result<BTreeMap<String, Hold>, StoreError> {
    let run: Option<Run> = match &plan.run {
        Some(run) => desk.record(RUN, run)?,
        None => None,
    };
    let Some(run) = run else { return Ok(BTreeMap::new()) };
    let own = run.accepted.get(&plan.id).cloned().unwrap_or_default();
    let mut others = BTreeMap::new();
    for (id, groups) in &run.accepted {
        if *id == plan.id || groups.is_disjoint(&own) {
            continue;
        }
        let Some(other) = desk.record::<Plan>(PLAN, id)? else {
            continue;
        };
        let hold = hold(&other, |id| desk.record(DRAFT, id))?;
        others.extend(hold.map(|hold| (id.clone(), hold)));
    }
    Ok(others)
}

fn taken(
    run: &Run,
    plan: impl Fn(&str) -> Result<Option<Plan>, StoreError>,
    draft: impl Fn(&str) -> Result<Option<Draft>, StoreError>,
) -> Result<BTreeMap<u32, String>, StoreError> {
    let mut all = BTreeMap::new();
    for (id, groups) in &run.accepted {
        let Some(plan) = plan(id)?.filter(|plan| plan.enacted.is_none()) else {
            continue;
        };
        if hold(&plan, &draft)?.is_some() {
            all.extend(groups.iter().map(|group| (*group, id.clone())));
        }
    }
    Ok(all)
}

/// How far a plan is that holds its choices; none where it was put aside or all its drafts were given up.
fn hold(plan: &Plan, draft: impl Fn(&str) -> Result<Option<Draft>, StoreError>) -> Result<Option<Hold>, StoreError> {
    if plan.enacted.is_some() || !plan.entered.is_empty() {
        return Ok(Some(Hold::Entered));
    }
    if plan.aside.is_some() {
        return Ok(None);
    }
    if plan.papers.is_empty() {
        return Ok(Some(Hold::Kept));
    }
    for paper in &plan.papers {
        if draft(paper)?.is_some_and(|draft| draft.stage != Stage::Withdrawn) {
            return Ok(Some(Hold::Begun));
        }
    }
    Ok(None)
}
