//! Accepting: some or all of a run's choices become a plan of drafts. Nothing takes effect by itself.

use std::collections::BTreeSet;

use ledger::Decision;

use super::ask::{CannotRun, refused};
use super::fact::{Mentioned, RunFact};
use super::own::note_plan;
use super::result::RunResult;
use super::run::Run;
use super::taken::taken_on;
use super::{RUN, RUN_RESULT};
use crate::audit::Event;
use crate::drafts::beyond;
use crate::figures::Asker;
use crate::office::Office;
use crate::once::Once;
use crate::permission::Deed;
use crate::plans::{Kept, PLAN, Plan, begin_papers, new_plan, out_of_reach};
use crate::port::Chain;
use crate::writer::NotDone;

impl Office {
    /// Makes a plan of some groups of a run's choices, as the newest ledger bears them; whoever may draft decisions on all that it touches
    /// begins its drafts in the same stroke.
    ///
    /// # Errors
    ///
    /// [`CannotRun`], or the store failed: then nothing is kept.
    pub fn accept_run(
        &self,
        asker: Asker<'_>,
        id: &str,
        groups: &BTreeSet<u32>,
        title: &str,
    ) -> Result<Plan, NotDone<CannotRun>> {
        self.accept_run_once(asker, (id, groups, title), None)
    }

    /// The same, once under a key of the caller's own: sent again it is answered with the plan that it made.
    ///
    /// # Errors
    ///
    /// [`CannotRun`], or the store failed: then nothing is kept.
    pub fn accept_run_once(
        &self,
        asker: Asker<'_>,
        (id, groups, title): (&str, &BTreeSet<u32>, &str),
        once: Option<&Once>,
    ) -> Result<Plan, NotDone<CannotRun>> {
        if let Some(plan) = once.map_or(Ok(None), |once| once.done_before(self)).map_err(refused)? {
            return Ok(plan);
        }
        let run = self.run(asker, id);
        let run = run.ok_or_else(|| NotDone::Refused(CannotRun::NoSuchRun(id.to_owned())))?;
        let result = self.run_result(&run);
        let result = result.ok_or(NotDone::Refused(CannotRun::NotFrom(run.state)))?;
        let drafts = self
            .drafts_of_run(asker, &run, &result, groups)
            .map_err(NotDone::Refused)?;
        let (kept, title, id, groups) = (Kept::of(asker), title.to_owned(), id.to_owned(), groups.clone());
        let forgotten = once.map(|_| Once::forgotten(self)).unwrap_or_default();
        let once = once.cloned();
        self.writer().run(move |desk| {
            if let Some(plan) = once.as_ref().map_or(Ok(None), |once| once.done(desk))? {
                return Ok(plan);
            }
            let mut fork = desk.value().clone();
            for (draft, decision) in (1..).zip(&drafts) {
                fork = fork.draft(decision).map_err(|why| CannotRun::Refused { draft, why })?;
            }
            if out_of_reach(kept.asker(), Deed::Plan, &fork, &drafts).is_some() {
                return Err(CannotRun::OutOfReach);
            }
            let unreadable = |problem: crate::port::StoreError| CannotRun::Unreadable(problem.to_string());
            let run: Option<Run> = desk.record(RUN, &id).map_err(unreadable)?;
            let mut run = run.ok_or_else(|| CannotRun::NoSuchRun(id.clone()))?;
            // A form that is sent twice accepts once.
            let is_open = |own: &Plan| own.enacted.is_none() && own.aside.is_none();
            let written: Vec<String> = drafts.iter().map(|decision| hex::encode(decision.to_bytes())).collect();
            for earlier in &run.plans {
                let own: Option<Plan> = desk.record(PLAN, earlier).map_err(unreadable)?;
                let same = |own: &Plan| is_open(own) && own.by == kept.asker().name() && own.drafts == written;
                if let Some(own) = own.filter(same) {
                    return Ok(own);
                }
            }
            let taken = taken_on(desk, &run).map_err(unreadable)?;
            let taken = taken.into_iter().filter(|(group, _)| groups.contains(group));
            let plans: BTreeSet<String> = taken.map(|(_, plan)| plan).collect();
            if !plans.is_empty() {
                let said = |id| RunFact::new("run-stale-taken-already").with("id", Mentioned::Text(id));
                return Err(CannotRun::Stale(plans.into_iter().map(said).collect()));
            }
            let mut plan = new_plan(desk, kept.asker(), &title, &drafts).map_err(unreadable)?;
            plan.run = Some(id.clone());
            run.plans.push(plan.id.clone());
            run.accepted.insert(plan.id.clone(), groups.clone());
            desk.put(RUN, &id, &run);
            let event = Event::new(desk.now(), kept.asker().name(), "run.accept").on(&id);
            desk.note(Chain::Audit, event.with(&plan.id));
            let decides = |decision: &Decision| beyond(kept.asker(), Deed::Decide, desk.value(), decision).is_none();
            if drafts.iter().all(decides) {
                begin_papers(desk, &kept, &mut plan)
                    .map_err(|problem| CannotRun::Unreadable(format!("{problem:?}")))?;
            }
            desk.put(PLAN, &plan.id, &plan);
            note_plan(desk, &plan).map_err(unreadable)?;
            if let Some(once) = &once {
                Once::forget(desk, &forgotten).map_err(unreadable)?;
                once.note(desk, &plan);
            }
            Ok(plan)
        })
    }

    /// The drafts of some groups, each of which the newest ledger still bears.
    fn drafts_of_run(
        &self,
        asker: Asker<'_>,
        run: &Run,
        result: &RunResult,
        groups: &BTreeSet<u32>,
    ) -> Result<Vec<Decision>, CannotRun> {
        let known: BTreeSet<u32> = result.moves.iter().map(|own| own.group).collect();
        if groups.is_empty() || !groups.is_subset(&known) {
            return Err(CannotRun::NothingChosen);
        }
        let sight = self.run_sight(asker, run.question.on());
        let chosen = || result.moves.iter().filter(|own| groups.contains(&own.group));
        if chosen().any(|own| !sight.knows_all(&own.subject)) {
            return Err(CannotRun::OutOfReach);
        }
        let stale = self.stale_run(asker, run, result)?;
        let barred = stale
            .moves
            .iter()
            .filter(|stale| stale.bars && chosen().any(|own| own.key == stale.key));
        let why: Vec<RunFact> = barred.map(|stale| stale.why.clone()).collect();
        if !why.is_empty() {
            return Err(CannotRun::Stale(why));
        }
        let mut question = run.question.clone();
        question.known = None;
        let moment = self.run_moment(asker, &question);
        let drafts = question.kind.planner().drafts(&moment, &question, result, groups)?;
        if drafts.is_empty() {
            return Err(CannotRun::NothingChosen);
        }
        Ok(drafts)
    }

    /// What a run gave, by a plan that was made of it; none where the asker may not see that run.
    pub fn run_of_plan(&self, asker: Asker<'_>, plan: &Plan) -> Option<(Run, Option<RunResult>)> {
        let run = self.run(asker, plan.run.as_deref()?)?;
        let result = self.large_record(RUN_RESULT, &run.id);
        Some((run, result))
    }
}
