//! What is new for somebody who plans: own runs that are under way, or have ended and were not looked at since, and plans that wait.

use serde::de::IgnoredAny;

use super::RUN;
use super::run::Run;
use crate::drafts::{DRAFT, Draft};
use crate::figures::Asker;
use crate::numbered::newest;
use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed};
use crate::plans::{PLAN, Plan};
use crate::port::StoreError;

/// So many of the newest runs, and of the newest plans, are looked through.
const LATEST: usize = 40;

/// For what a plan waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanWait {
    /// Its drafts were not begun, and the reader may begin them.
    ToBegin,
    /// Its drafts were not begun: somebody who may draft decisions on all of it begins them.
    ToBeBegun,
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
    /// What is new for an account about runs and plans, of the newest ones; nothing where it may plan nothing.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn plan_news(&self, actor: &Actor) -> Result<PlanNews, StoreError> {
        let (value, asker) = (self.value(), Asker::Account(actor));
        let structure = self.structure(&value, self.today(), ledger::Seq::LATEST);
        let scope = asker.scope(Deed::Plan, DataClass::Personal, &value, &structure);
        if scope.is_some_and(|scope| scope.is_empty()) {
            return Ok(PlanNews::default());
        }
        let mut news = PlanNews::default();
        let seer = self.run_seer(asker);
        for number in self.latest(RUN, "LT")? {
            let run = self.found_record::<Run>(RUN, &format!("LT-{number}"))?;
            let own = run.filter(|run| run.principal() == actor.account && seer.sees(run));
            let run = own.map(|run| self.as_it_stands(run));
            news.runs.extend(run.filter(|run| !run.state.is_over() || !run.looked));
        }
        for number in self.latest(PLAN, "KH")? {
            let plan = self.found_record::<Plan>(PLAN, &format!("KH-{number}"))?;
            let Some(plan) = plan.filter(|plan| plan.enacted.is_none()) else {
                continue;
            };
            let wait = self.wait_of(asker, &plan)?;
            news.plans.extend(wait.map(|wait| (plan, wait)));
        }
        Ok(news)
    }

    /// The numbers of the newest records, newest first.
    fn latest(&self, kind: &'static str, letters: &str) -> Result<impl Iterator<Item = usize> + use<>, StoreError> {
        let is_there = |number: usize| {
            let found = self.found_record::<IgnoredAny>(kind, &format!("{letters}-{number}"))?;
            Ok::<_, StoreError>(found.is_some())
        };
        let newest = newest(is_there)?;
        Ok((newest.saturating_sub(LATEST) + 1..=newest).rev())
    }

    fn wait_of(&self, asker: Asker<'_>, plan: &Plan) -> Result<Option<PlanWait>, StoreError> {
        let own = plan.principal() == asker.name();
        if plan.papers.is_empty() {
            let fits = plan.on(&self.value()).is_ok();
            let begins = fits && self.may_decide_plan(asker, plan);
            let told = own.then_some(PlanWait::ToBeBegun).filter(|_| fits);
            return Ok(if begins { Some(PlanWait::ToBegin) } else { told });
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
            Ok::<_, ()>(())
        });
    }
}
