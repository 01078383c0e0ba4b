//! What is new for somebody who plans: own runs that are under way, or have ended and were not looked at since, and plans that wait.

use std::collections::BTreeSet;

use ledger::Seq;

use super::RUN;
use super::latest::latest;
use super::own::{forget_run, own_of};
use super::run::Run;
use crate::drafts::{DRAFT, Draft};
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed};
use crate::plans::{PLAN, Plan};
use crate::port::StoreError;

/// For what a plan waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanWait {
    /// Its drafts were not begun, and the reader may begin them.
    ToBegin,
    /// Its drafts were not begun: somebody who may draft decisions on all of it begins them.
    ToBeBegun,
    /// It no longer fits, and its drafts cannot be begun.
    NoLongerFits,
    /// So many of its drafts are not in the log yet.
    OnTheWay(usize),
}

/// What is new.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlanNews {
    /// Own runs, newest first.
    pub runs: Vec<Run>,
    /// Own plans, and those whose drafts the reader may begin, newest first.
    pub plans: Vec<(Plan, PlanWait)>,
}

impl Office {
    /// What is new for an account about its runs and plans, and about the newest plans whose drafts it may begin; nothing where it may plan nothing.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn plan_news(&self, actor: &Actor) -> Result<PlanNews, StoreError> {
        let (mut news, asker) = (PlanNews::default(), Asker::Account(actor));
        if !actor.may_somewhere(Deed::Plan) || !self.plans_for_somebody(asker) {
            return Ok(news);
        }
        let own = own_of(self, &actor.account)?;
        if !own.runs.is_empty() {
            let seer = self.run_seer(asker);
            for number in own.runs.iter().rev() {
                let run = self.found_record::<Run>(RUN, &format!("LT-{number}"))?;
                let run = run.filter(|run| run.principal() == actor.account && seer.sees(run));
                let run = run.map(|run| self.as_it_stands(run));
                news.runs.extend(run.filter(|run| !run.state.is_over() || !run.looked));
            }
        }
        let decides = actor.may_somewhere(Deed::Decide);
        let mut plans: BTreeSet<usize> = own.plans.into_iter().collect();
        if decides {
            plans.extend(latest(self, PLAN, "KH")?);
        }
        for number in plans.iter().rev() {
            let plan = self.found_record::<Plan>(PLAN, &format!("KH-{number}"))?;
            let Some(plan) = plan.filter(|plan| plan.enacted.is_none() && plan.aside.is_none()) else {
                continue;
            };
            let wait = self.wait_of(asker, &plan, decides)?;
            news.plans.extend(wait.map(|wait| (plan, wait)));
        }
        Ok(news)
    }

    fn plans_for_somebody(&self, asker: Asker<'_>) -> bool {
        let value = self.value();
        let structure = self.structure(&value, self.today(), Seq::LATEST);
        let scope = asker.scope(Deed::Plan, DataClass::Personal, &value, &structure);
        scope.is_none_or(|scope| !scope.is_empty())
    }

    fn wait_of(&self, asker: Asker<'_>, plan: &Plan, decides: bool) -> Result<Option<PlanWait>, StoreError> {
        let own = plan.principal() == asker.name();
        if plan.papers.is_empty() {
            // To lay a plan on the ledger costs the most: last, and of those alone of which something may be told.
            let begins = decides && self.may_decide_plan(asker, plan);
            let told = (begins || own) && plan.on(&self.value()).is_ok();
            return Ok(match (told, begins) {
                (true, true) => Some(PlanWait::ToBegin),
                (true, false) => Some(PlanWait::ToBeBegun),
                (false, _) => own.then_some(PlanWait::NoLongerFits),
            });
        }
        if !own {
            return Ok(None);
        }
        let mut left = 0;
        for paper in &plan.papers {
            let draft = self.found_record::<Draft>(DRAFT, paper)?;
            left += usize::from(draft.is_some_and(|draft| !draft.stage.is_over()));
        }
        Ok((left > 0).then_some(PlanWait::OnTheWay(left)))
    }

    /// Notes that whoever asked for a run that is over has looked at it. Where that cannot be noted it is told as new once more.
    pub fn note_run_looked_at(&self, asker: Asker<'_>, run: &Run) {
        if run.looked || !run.state.is_over() || run.principal() != asker.name() {
            return;
        }
        let id = run.id.clone();
        let _noted = self.writer().run(move |desk| {
            let run: Option<Run> = desk.record(RUN, &id).map_err(|_| ())?;
            let mut run = run.ok_or(())?;
            run.looked = true;
            desk.put(RUN, &id, &run);
            forget_run(desk, &run).map_err(|_| ())?;
            Ok::<_, ()>(())
        });
    }
}
