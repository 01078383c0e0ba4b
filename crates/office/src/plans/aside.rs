//! A plan that nobody is to carry out is put aside, with a reason, and leaves the tasks of everybody; it can be taken back.

use std::collections::BTreeSet;

use ledger::Decision;

use super::PLAN;
use super::plan::{PastAside, Plan, PutAside};
use super::save::Kept;
use crate::audit::Event;
use crate::drafts::beyond;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Deed;
use crate::port::{Chain, StoreError};
use crate::runs::{note_plan_back, taken_elsewhere};
use crate::writer::{Desk, NotDone};

/// So many characters a reason has at most.
const LONGEST: usize = 1_000;

/// Why a plan is not put aside, or not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotPutAside {
    /// No plan that the asker may see has this id.
    NoSuchPlan(String),
    /// Neither did the asker propose it, nor may the asker draft decisions on all that it touches.
    OutOfReach,
    /// It is signed already.
    Signed,
    /// Its drafts were begun: each is given up by itself.
    Begun,
    /// It is put aside already.
    Already,
    /// It is not put aside.
    NotAside,
    /// Nobody is told why.
    NoReason,
    /// The reason is longer than this.
    TooLong(usize),
    /// Choices of it are in other plans meanwhile, of which those that are furthest are named.
    Taken {
        /// Their ids.
        plans: BTreeSet<String>,
        /// How far they are.
        hold: Hold,
    },
    /// The store holds something unreadable.
    Store(String),
}

/// How far a plan is that holds choices of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// It is kept, and can be put aside.
    Kept,
    /// Its drafts were begun: each is given up by itself.
    Begun,
    /// Of its decisions some or all are in the log, for good.
    Entered,
}

impl From<StoreError> for CannotPutAside {
    fn from(problem: StoreError) -> Self {
        Self::Store(problem.to_string())
    }
}

impl Office {
    /// Whether somebody may put a plan aside, or take it back: whoever proposed it, and whoever may draft decisions on all that it touches.
    pub fn may_put_plan_aside(&self, asker: Asker<'_>, plan: &Plan) -> bool {
        let open = plan.enacted.is_none() && plan.papers.is_empty();
        open && (is_own(asker, plan) || self.may_decide_plan(asker, plan))
    }

    /// Puts a plan aside whose drafts were not begun.
    ///
    /// # Errors
    ///
    /// [`CannotPutAside`], or the store failed.
    pub fn put_plan_aside(&self, asker: Asker<'_>, id: &str, reason: &str) -> Result<Plan, NotDone<CannotPutAside>> {
        let reason = reason.trim().to_owned();
        self.aside_or_back(asker, id, move |desk, kept, plan| {
            if plan.aside.is_some() {
                return Err(CannotPutAside::Already);
            }
            if reason.is_empty() {
                return Err(CannotPutAside::NoReason);
            }
            if reason.chars().count() > LONGEST {
                return Err(CannotPutAside::TooLong(LONGEST));
            }
            plan.aside = Some(PutAside {
                by: kept.asker().name().to_owned(),
                time: desk.now(),
                reason: reason.clone(),
            });
            Ok("plan.put-aside")
        })
    }

    /// Takes a plan back that was put aside: it is to be carried out again.
    ///
    /// # Errors
    ///
    /// [`CannotPutAside`], or the store failed.
    pub fn take_plan_back(&self, asker: Asker<'_>, id: &str) -> Result<Plan, NotDone<CannotPutAside>> {
        self.aside_or_back(asker, id, |desk, kept, plan| {
            let Some(put) = plan.aside.take() else {
                return Err(CannotPutAside::NotAside);
            };
            // Nobody opens a class twice, or sends somebody twice.
            let others = taken_elsewhere(desk, plan)?;
            if let Some(hold) = others.values().max().copied() {
                let furthest = others.into_iter().filter(|(_, other)| *other == hold);
                let plans = furthest.map(|(plan, _)| plan).collect();
                return Err(CannotPutAside::Taken { plans, hold });
            }
            plan.aside_before.push(PastAside {
                put,
                back_by: kept.asker().name().to_owned(),
                back_time: desk.now(),
            });
            note_plan_back(desk, plan)?;
            Ok("plan.take-back")
        })
    }

    /// Changes an open plan within reach, with the event of what was done.
    fn aside_or_back(
        &self,
        asker: Asker<'_>,
        id: &str,
        change: impl Fn(&mut Desk<'_>, &Kept, &mut Plan) -> Result<&'static str, CannotPutAside> + Send + 'static,
    ) -> Result<Plan, NotDone<CannotPutAside>> {
        let seen = self.plan_of(asker, id);
        seen.map_err(|_| NotDone::Refused(CannotPutAside::NoSuchPlan(id.to_owned())))?;
        let (kept, id) = (Kept::of(asker), id.to_owned());
        self.writer().run(move |desk| {
            let plan = desk.record::<Plan>(PLAN, &id)?;
            let mut plan = plan.ok_or_else(|| CannotPutAside::NoSuchPlan(id.clone()))?;
            if plan.enacted.is_some() {
                return Err(CannotPutAside::Signed);
            }
            if !plan.papers.is_empty() {
                return Err(CannotPutAside::Begun);
            }
            let decides = |decision: &Decision| beyond(kept.asker(), Deed::Decide, desk.value(), decision).is_none();
            let decides = || plan.decisions().is_ok_and(|all| all.iter().all(decides));
            if !is_own(kept.asker(), &plan) && !decides() {
                return Err(CannotPutAside::OutOfReach);
            }
            let action = change(desk, &kept, &mut plan)?;
            desk.put(PLAN, &plan.id, &plan);
            // Why stands with the plan: what is said freely does not go into the chain.
            let event = Event::new(desk.now(), kept.asker().name(), action).on(&plan.id);
            desk.note(Chain::Audit, event);
            Ok(plan)
        })
    }
}

fn is_own(asker: Asker<'_>, plan: &Plan) -> bool {
    [plan.by.as_str(), plan.principal()].contains(&asker.name())
}
