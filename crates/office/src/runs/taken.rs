//! Which of a run's choices are in a plan already: nobody opens a class twice, or sends somebody twice, by accepting in two strokes.

use std::collections::{BTreeMap, BTreeSet};

use super::RUN;
use super::run::Run;
use crate::drafts::{DRAFT, Draft, Stage};
use crate::office::Office;
use crate::plans::{PLAN, Plan};
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

/// The other plans in which choices of a plan are.
pub(crate) fn taken_elsewhere(desk: &Desk<'_>, plan: &Plan) -> Result<BTreeSet<String>, StoreError> {
    let run: Option<Run> = match &plan.run {
        Some(run) => desk.record(RUN, run)?,
        None => None,
    };
    let Some(run) = run else { return Ok(BTreeSet::new()) };
    let own = run.accepted.get(&plan.id).cloned().unwrap_or_default();
    let taken = taken_on(desk, &run)?.into_iter();
    let others = taken.filter(|(group, other)| own.contains(group) && *other != plan.id);
    Ok(others.map(|(_, other)| other).collect())
}

fn taken(
    run: &Run,
    plan: impl Fn(&str) -> Result<Option<Plan>, StoreError>,
    draft: impl Fn(&str) -> Result<Option<Draft>, StoreError>,
) -> Result<BTreeMap<u32, String>, StoreError> {
    let mut all = BTreeMap::new();
    for (id, groups) in &run.accepted {
        let Some(plan) = plan(id)?.filter(|plan| plan.enacted.is_none() && plan.aside.is_none()) else {
            continue;
        };
        let mut goes_on = plan.papers.is_empty();
        for paper in &plan.papers {
            goes_on |= draft(paper)?.is_some_and(|draft| draft.stage != Stage::Withdrawn);
        }
        if goes_on {
            all.extend(groups.iter().map(|group| (*group, id.clone())));
        }
    }
    Ok(all)
}
