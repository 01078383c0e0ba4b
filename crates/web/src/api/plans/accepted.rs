//! What is accepted of a run: plans of drafts, listed, read, and their drafts begun.

use std::collections::BTreeSet;

use office::figures::CannotRead;
use office::plans::{Change, PastAside, Plan, PlanState, PutAside};
use serde_json::Value;
use words::Message;

use super::question::whole;
use super::refused::{not_begun, refused};
use super::{asker, found};
use crate::api::drafts::StageWord;
use crate::api::problem::Part;
use crate::api::things::count;
use crate::api::wire::{Cursor, DraftId, PlanId, RunId, coded};
use crate::api::{Call, Trouble, wire};
use crate::pages::plans::{Speaker, changes, plan_title, stale};

const STATES: [&str; 4] = ["fits", "enacted", "stale", "put-aside"];

coded! {
    /// How a plan lies on the newest ledger: it fits, all of it is in the log, it no longer fits, or it was put aside.
    PlanStateWord of STATES.into_iter();
}

wire! {
    /// A plan by its head.
    PlanListed {
        /// Its id.
        id: PlanId,
        /// What it is called.
        title: String,
        /// Who proposed it: an account, or the sign of a key.
        by: String,
        /// When: seconds since 1970-01-01T00:00:00Z.
        created: i64,
        /// How it lies on the newest ledger.
        state: PlanStateWord,
        /// How many drafts it has.
        drafts: u32,
        /// How many of them are in the log.
        entered: u32,
    }
    /// A page of plans, the newest first.
    PlansPage {
        /// Those of this page. It may hold fewer than were asked for, though older ones follow.
        items: Vec<PlanListed>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
    /// A draft of a plan.
    PlanDraftTold {
        /// What it is about.
        title: String,
        /// How many acts it has.
        acts: u32,
        /// The draft that was begun of it, if the key may see it.
        draft: Option<DraftId>,
        /// Where that stands.
        stage: Option<StageWord>,
    }
    /// A figure that a plan changes.
    PlanEffect {
        /// The figure.
        figure: String,
        /// Its name.
        name: String,
        /// Without the plan; null where it has no meaning then.
        without: Option<i64>,
        /// With it.
        with: Option<i64>,
    }
    /// How a plan was put aside.
    PlanAsideTold {
        /// By whom: an account, or the sign of a key.
        by: String,
        /// When: seconds since 1970-01-01T00:00:00Z.
        time: i64,
        /// Why.
        reason: String,
    }
    /// How a plan was put aside before, and taken back.
    PlanPastAside {
        /// How it was put aside.
        put_aside: PlanAsideTold,
        /// Who took it back: an account, or the sign of a key.
        back_by: String,
        /// When: seconds since 1970-01-01T00:00:00Z.
        back_time: i64,
    }
    /// A plan.
    PlanTold {
        /// Its head.
        plan: PlanListed,
        /// The run of which it was made, if the key may see it.
        run: Option<RunId>,
        /// Its drafts, in order.
        drafts: Vec<PlanDraftTold>,
        /// Whether its drafts wait to be begun by somebody, and this key may.
        may_begin: bool,
        /// Why it no longer fits; null where it does.
        stale: Option<String>,
        /// How it was put aside; null where it was not.
        put_aside: Option<PlanAsideTold>,
        /// How it was put aside before and taken back, oldest first.
        aside_before: Vec<PlanPastAside>,
        /// The figures that it changes; nothing where it no longer fits, or is in the log.
        effects: Vec<PlanEffect>,
    }
}

fn listed(call: &Call, plan: &Plan) -> PlanListed {
    let at = match plan.state(&call.visit.value) {
        PlanState::Fits => 0,
        PlanState::Enacted(_) => 1,
        PlanState::Stale(_) => 2,
        PlanState::PutAside(_) => 3,
    };
    let entered = if plan.enacted.is_some() {
        plan.drafts.len()
    } else {
        plan.entered.len()
    };
    PlanListed {
        id: PlanId(plan.id.clone()),
        title: plan.title.clone(),
        by: plan.by.clone(),
        created: plan.created,
        state: PlanStateWord(STATES[at]),
        drafts: count(plan.drafts.len()),
        entered: count(entered),
    }
}

pub(super) fn list(call: &Call) -> Result<PlansPage, Trouble> {
    let (before, most) = call.below();
    let part = call.visit.site.office().plans_of(asker(call), before, most);
    let part = part.map_err(|problem| Trouble::Failed(problem.to_string()))?;
    Ok(PlansPage {
        items: part.items.iter().map(|plan| listed(call, plan)).collect(),
        next: call.next_below(part.older),
    })
}

pub(super) fn plan_of(call: &Call) -> Result<Plan, Trouble> {
    let id = call.text("plan").unwrap_or_default();
    match call.visit.site.office().plan_of(asker(call), id) {
        Ok(plan) => Ok(plan),
        Err(CannotRead::NoSuchPlan(_)) => Err(Trouble::NotFound),
        Err(problem) => Err(Trouble::Failed(problem.to_string())),
    }
}

pub(super) fn show(call: &Call) -> Result<PlanTold, Trouble> {
    told(call, &plan_of(call)?)
}

fn put_aside(aside: &PutAside) -> PlanAsideTold {
    PlanAsideTold {
        by: aside.by.clone(),
        time: aside.time,
        reason: aside.reason.clone(),
    }
}

fn before(one: &PastAside) -> PlanPastAside {
    PlanPastAside {
        put_aside: put_aside(&one.put),
        back_by: one.back_by.clone(),
        back_time: one.back_time,
    }
}

pub(super) fn told(call: &Call, plan: &Plan) -> Result<PlanTold, Trouble> {
    let (visit, office, lang) = (&call.visit, call.visit.site.office(), call.visit.lang());
    let value = office.value();
    let why = match plan.state(&value) {
        PlanState::Stale(problem) => Some(problem),
        PlanState::PutAside(_) => plan.on(&value).err(),
        PlanState::Fits | PlanState::Enacted(_) => None,
    };
    let why = why.map(|problem| lang.speak(&stale(visit, &problem)));
    let decisions = plan.decisions().unwrap_or_default();
    let draft = |(at, decision): (usize, &ledger::Decision)| {
        let begun = plan.papers.get(at).and_then(|id| office.draft(asker(call), id));
        PlanDraftTold {
            title: decision.header.title.clone(),
            acts: count(decision.acts.len()),
            stage: begun.as_ref().map(|draft| StageWord(draft.stage.word())),
            draft: begun.map(|draft| DraftId(draft.id)),
        }
    };
    let effect = |change: &Change| PlanEffect {
        figure: change.id.clone(),
        name: lang.speak(&Message::figure(&change.id)),
        without: change.base,
        with: change.plan,
    };
    let effects = if why.is_none() {
        changes(visit, plan)?
    } else {
        Vec::new()
    };
    let waits = plan.papers.is_empty() && plan.enacted.is_none() && plan.aside.is_none() && why.is_none();
    Ok(PlanTold {
        plan: listed(call, plan),
        run: office.run_of_plan(asker(call), plan).map(|(run, _)| RunId(run.id)),
        drafts: decisions.iter().enumerate().map(draft).collect(),
        may_begin: waits && office.may_decide_plan(asker(call), plan),
        stale: why,
        put_aside: plan.aside.as_ref().map(put_aside),
        aside_before: plan.aside_before.iter().map(before).collect(),
        effects: effects.iter().map(effect).collect(),
    })
}

pub(super) fn accept(call: &Call) -> Result<PlanTold, Trouble> {
    let run = found(call, "run")?;
    let speaker = Speaker::of(&call.visit, run.question.on());
    let given = call.value("groups").and_then(Value::as_array).into_iter().flatten();
    let group = |one: &Value| whole(&one["group"]).and_then(|number| u32::try_from(number).ok());
    let groups: BTreeSet<u32> = given.filter_map(group).collect();
    let title = call
        .text("title")
        .map_or_else(|| plan_title(&run), |title| title.trim().to_owned());
    let office = call.visit.site.office();
    let accepted = office.accept_run_once(asker(call), (&run.id, &groups, &title), call.once().as_ref());
    let plan = accepted.map_err(|problem| refused(call, &speaker, problem, (Part::Body, "groups")))?;
    told(call, &plan)
}

pub(super) fn begin_drafts(call: &Call) -> Result<PlanTold, Trouble> {
    let plan = plan_of(call)?;
    let begun = call.visit.site.office().begin_plan_drafts(asker(call), &plan.id);
    let plan = begun.map_err(|problem| not_begun(call, problem))?;
    told(call, &plan)
}
