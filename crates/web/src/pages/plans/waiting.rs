//! What *My tasks* tells of runs and plans: to whoever may plan, of the own ones and of those whose drafts the reader may begin.

use office::plans::Plan;
use office::runs::{PlanWait, Run};
use words::{Message, writing};

use super::list::state;
use super::said::title;
use crate::pages::duties::DraftWaiting;
use crate::site::{PageError, Visit};
use crate::urls;

/// The rows.
pub(crate) fn waiting(visit: &Visit) -> Result<Vec<DraftWaiting>, PageError> {
    let news = visit.site.office().plan_news(&visit.actor);
    let news = news.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let runs = news.runs.iter().map(|run| of_run(visit, run));
    let plans = news.plans.iter().map(|(plan, wait)| of_plan(visit, plan, *wait));
    Ok(runs.chain(plans).collect())
}

fn of_run(visit: &Visit, run: &Run) -> DraftWaiting {
    let lang = visit.lang();
    let (mark, said) = state(lang, run.state);
    DraftWaiting {
        title: format!("{} · {}", title(lang, run), run.id),
        href: urls::run(&run.id),
        step: format!("{mark} {said}"),
        since: writing::moment(run.ended.unwrap_or(run.asked)),
    }
}

fn of_plan(visit: &Visit, plan: &Plan, wait: PlanWait) -> DraftWaiting {
    let said = match wait {
        PlanWait::ToBegin => Message::new("plan-waits-begin"),
        PlanWait::ToBeBegun => Message::new("plan-waits-begun"),
        PlanWait::NoLongerFits => Message::new("plan-state-stale"),
        PlanWait::OnTheWay(left) => Message::new("plan-waits-way").with("n", left),
    };
    DraftWaiting {
        title: format!("{} · {}", plan.title, plan.id),
        href: urls::plan(&plan.id),
        step: visit.lang().speak(&said),
        since: writing::moment(plan.created),
    }
}
