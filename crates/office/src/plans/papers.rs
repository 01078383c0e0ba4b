//! The drafts of a plan on their way as every draft: begun by somebody who may decide on all that they touch, entered one by one.

use ledger::Decision;
use serde::de::IgnoredAny;

use super::plan::{CannotFork, Enacted, Plan};
use super::save::Kept;
use super::{PLAN, out_of_reach};
use crate::audit::Event;
use crate::drafts::{CannotStep, DRAFT, Draft, begin, beyond};
use crate::figures::{Asker, CannotRead};
use crate::numbered::{NewestFirst, newest, part};
use crate::office::Office;
use crate::permission::Deed;
use crate::port::{Chain, StoreError};
use crate::writer::{Desk, NotDone};

/// So many plans are looked at for one part of a list at most: each is laid on the ledger to tell who reaches it.
const LOOKED: usize = 150;

/// Why the drafts of a plan are not begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotBegin {
    /// No plan that the asker may see has this id.
    NoSuchPlan(String),
    /// They are begun already.
    Begun,
    /// It is signed already.
    Signed,
    /// It was put aside: it is taken back first.
    PutAside,
    /// The asker may not draft decisions on all that it touches.
    OutOfReach,
    /// A draft cannot be read, or the plan is stale.
    Plan(CannotFork),
    /// The store holds something unreadable.
    Store(String),
}

/// The id of a plan.
fn id_of(number: usize) -> String {
    format!("KH-{number}")
}

/// A plan under a new id, not kept yet.
pub(crate) fn new_plan(
    desk: &Desk<'_>,
    asker: Asker<'_>,
    title: &str,
    drafts: &[Decision],
) -> Result<Plan, StoreError> {
    let is_there = |number| Ok(desk.record::<IgnoredAny>(PLAN, &id_of(number))?.is_some());
    let [by, principal] = [asker.name(), asker.principal()].map(str::to_owned);
    Ok(Plan {
        id: id_of(newest(is_there)? + 1),
        title: title.to_owned(),
        created: desk.now(),
        stands_for: Some(principal).filter(|principal| *principal != by),
        by,
        base: desk.value().head().seq.0,
        drafts: drafts.iter().map(|decision| hex::encode(decision.to_bytes())).collect(),
        enacted: None,
        run: None,
        papers: Vec::new(),
        entered: Vec::new(),
        aside: None,
        aside_before: Vec::new(),
    })
}

/// Begins a draft for each draft of a plan, within the transaction of another operation that keeps the plan.
pub(crate) fn begin_papers(desk: &mut Desk<'_>, kept: &Kept, plan: &mut Plan) -> Result<(), CannotStep> {
    let decisions = plan.decisions().map_err(|_| CannotStep::Store(plan.id.clone()))?;
    for (at, decision) in (0_u32..).zip(&decisions) {
        let draft = begin(desk, kept, decision, Some((&*plan, at)))?;
        plan.papers.push(draft.id);
    }
    Ok(())
}

/// Notes that a draft of a plan was entered; with the last one the plan is signed.
pub(crate) fn entered(desk: &mut Desk<'_>, (id, at): &(String, u32), by: &str, seq: u32) -> Result<(), StoreError> {
    let Some(mut plan) = desk.record::<Plan>(PLAN, id)? else {
        return Ok(());
    };
    if !plan.entered.contains(at) {
        plan.entered.push(*at);
    }
    if plan.entered.len() == plan.drafts.len() {
        let mut first = seq;
        for paper in &plan.papers {
            let draft = desk.record::<Draft>(DRAFT, paper)?;
            first = draft
                .and_then(|draft| draft.entered)
                .map_or(first, |other| other.min(first));
        }
        plan.enacted = Some(Enacted {
            by: by.to_owned(),
            time: desk.now(),
            first,
        });
    }
    desk.put(PLAN, id, &plan);
    Ok(())
}

impl Office {
    /// The plans that somebody may see, newest first, of those before a number (all without one): own ones, and those of which the asker
    /// decides or approves every part. What it costs does not depend on how many there are.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn plans_of(
        &self,
        asker: Asker<'_>,
        before: Option<usize>,
        most: usize,
    ) -> Result<NewestFirst<Plan>, StoreError> {
        let plan = |number: usize| self.found_record::<Plan>(PLAN, &id_of(number));
        let is_there = |number| Ok(self.found_record::<IgnoredAny>(PLAN, &id_of(number))?.is_some());
        part((before, most), LOOKED, is_there, plan, |plan| {
            self.may_see_plan(asker, plan)
        })
    }

    /// One plan, if the asker may see it.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn plan_of(&self, asker: Asker<'_>, id: &str) -> Result<Plan, CannotRead> {
        let plan = self.plan(id)?;
        if self.may_see_plan(asker, &plan) {
            Ok(plan)
        } else {
            Err(CannotRead::NoSuchPlan(id.to_owned()))
        }
    }

    fn may_see_plan(&self, asker: Asker<'_>, plan: &Plan) -> bool {
        // An account sees what its keys have proposed; a key, which may reach less, what it has proposed itself.
        if plan.by == asker.name() || plan.principal() == asker.name() {
            return true;
        }
        let value = self.value();
        // Whoever may do neither anywhere needs no plan to be laid on the ledger.
        let may = |deed: &Deed| match asker {
            Asker::Command(_) => true,
            Asker::Account(actor) => actor.may_somewhere(*deed),
        };
        let mut deeds = [Deed::Decide, Deed::Approve].into_iter().filter(may);
        let Ok(decisions) = plan.decisions() else { return false };
        deeds.any(|deed| match plan.on(&value) {
            Ok(fork) => out_of_reach(asker, deed, &fork, &decisions).is_none(),
            // What no longer fits is judged by what is there.
            Err(_) => decisions
                .iter()
                .all(|decision| beyond(asker, deed, &value, decision).is_none()),
        })
    }

    /// Whether somebody may draft decisions on all that a plan touches.
    pub fn may_decide_plan(&self, asker: Asker<'_>, plan: &Plan) -> bool {
        let value = self.value();
        let decisions = plan.decisions().unwrap_or_default();
        decisions
            .iter()
            .all(|decision| beyond(asker, Deed::Decide, &value, decision).is_none())
    }

    /// Begins the drafts of a plan that has none yet: each then goes its own way to a signature.
    ///
    /// # Errors
    ///
    /// [`CannotBegin`], or the store failed.
    pub fn begin_plan_drafts(&self, asker: Asker<'_>, id: &str) -> Result<Plan, NotDone<CannotBegin>> {
        let seen = self.plan_of(asker, id);
        seen.map_err(|_| NotDone::Refused(CannotBegin::NoSuchPlan(id.to_owned())))?;
        let (kept, id) = (Kept::of(asker), id.to_owned());
        self.writer().run(move |desk| {
            let store = |problem: StoreError| CannotBegin::Store(problem.to_string());
            let plan = desk.record::<Plan>(PLAN, &id).map_err(store)?;
            let mut plan = plan.ok_or_else(|| CannotBegin::NoSuchPlan(id.clone()))?;
            if plan.enacted.is_some() {
                return Err(CannotBegin::Signed);
            }
            if !plan.papers.is_empty() {
                return Err(CannotBegin::Begun);
            }
            if plan.aside.is_some() {
                return Err(CannotBegin::PutAside);
            }
            plan.on(desk.value()).map_err(CannotBegin::Plan)?;
            let decisions = plan.decisions().map_err(CannotBegin::Plan)?;
            let decides = |decision: &Decision| beyond(kept.asker(), Deed::Decide, desk.value(), decision).is_none();
            if !decisions.iter().all(decides) {
                return Err(CannotBegin::OutOfReach);
            }
            begin_papers(desk, &kept, &mut plan).map_err(|problem| CannotBegin::Store(format!("{problem:?}")))?;
            desk.put(PLAN, &plan.id, &plan);
            let event = Event::new(desk.now(), kept.asker().name(), "plan.drafts").on(&plan.id);
            desk.note(Chain::Audit, event);
            Ok(plan)
        })
    }
}
