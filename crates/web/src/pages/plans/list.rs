//! `GET /phuong-an`: the runs and the plans that the reader may see.

use axum::http::StatusCode;
use axum::response::Response;
use office::figures::Asker;
use office::plans::{Plan, PlanState};
use office::runs::{Run, RunKind, RunState};
use words::{Lang, Message, writing};

use super::said::{kind, quality, title};
use super::show::{PlanRow, RunRow, RunsPage};
use crate::components::{Crumb, OlderPager, Problem, Problems};
use crate::pages::drafts::shown_as;
use crate::pages::paging::ROWS;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The fields of an address that say before which number a list goes on.
const RUNS_BEFORE: &str = "luot-truoc";
const PLANS_BEFORE: &str = "phuong-an-truoc";

/// The page.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let view = visit.clone();
    let page = visit.site.write(move |_| page(&view, Vec::new())).await??;
    page_with(StatusCode::OK, &page)
}

/// The page with what is wrong.
pub(super) fn page(visit: &Visit, list: Vec<Problem>) -> Result<RunsPage, PageError> {
    let (lang, office, asker) = (visit.lang(), visit.site.office(), Asker::Account(&visit.actor));
    let failed = |problem: office::port::StoreError| PageError::Failed(problem.to_string());
    let before = |field: &str| visit.query(field).and_then(|number| number.parse().ok());
    let runs = office
        .runs_part(asker, (before(RUNS_BEFORE), ROWS), |_| true)
        .map_err(failed)?;
    let plans = office.plans_of(asker, before(PLANS_BEFORE), ROWS).map_err(failed)?;
    let crumbs = vec![Crumb {
        name: lang.say("room-plans"),
        href: None,
    }];
    let kinds = RunKind::ALL.iter().filter(|one| office.may_ask_run(asker, **one));
    Ok(RunsPage {
        frame: frame_at(visit, crumbs),
        problems: Problems { lang, list },
        kinds: kinds
            .map(|one| {
                let why = lang.say(&format!("run-kind-{}-why", one.word()));
                (kind(lang, *one), why, urls::with(urls::NEW_RUN, "viec", one.word()))
            })
            .collect(),
        rows: runs.items.iter().map(|run| row(visit, run)).collect(),
        runs_pager: pager(visit, (RUNS_BEFORE, PLANS_BEFORE), runs.older, "luot"),
        plans: plans.items.iter().map(|plan| plan_row(visit, plan)).collect(),
        plans_pager: pager(visit, (PLANS_BEFORE, RUNS_BEFORE), plans.older, "phuong-an"),
    })
}

/// The way through one of the two lists, while the other stays where it is.
fn pager(visit: &Visit, (own, other): (&str, &str), older: Option<usize>, place: &str) -> Option<OlderPager> {
    let kept = visit.query(other).map(|number| urls::with(urls::PLANS, other, number));
    let rest = kept.unwrap_or_else(|| urls::PLANS.to_owned());
    let newest = visit.query(own).map(|_| format!("{rest}#{place}"));
    let older = older.map(|number| format!("{}#{place}", urls::with(&rest, own, &number.to_string())));
    (newest.is_some() || older.is_some()).then_some(OlderPager {
        lang: visit.lang(),
        newest,
        older,
    })
}

fn row(visit: &Visit, run: &Run) -> RunRow {
    let lang = visit.lang();
    let found = run.state.has_result().then(|| {
        if run.nothing {
            lang.say("run-result-nothing-found")
        } else {
            quality(lang, run.question.kind, run.proven, run.live.gap_percent)
        }
    });
    RunRow {
        id: run.id.clone(),
        title: title(lang, run),
        href: urls::run(&run.id),
        asked: asked(visit, run),
        state: state(lang, run.state),
        found,
        comparable: run.state.has_result(),
    }
}

pub(super) fn asked(visit: &Visit, run: &Run) -> String {
    let said = Message::new("runs-asked-said").with("by", shown_as(visit, &run.by));
    visit.lang().speak(&said.with("when", writing::moment(run.asked)))
}

pub(super) fn state(lang: Lang, state: RunState) -> (&'static str, String) {
    let mark = match state {
        RunState::Waiting => "○",
        RunState::Working => "◐",
        RunState::Done => "●",
        RunState::Stopped => "◕",
        RunState::GivenUp => "×",
        RunState::BrokenOff | RunState::Failed => "▲",
    };
    (mark, lang.speak(&Message::code("run-state", state.word())))
}

fn plan_row(visit: &Visit, plan: &Plan) -> PlanRow {
    let lang = visit.lang();
    let by = Message::new("runs-asked-said").with("by", shown_as(visit, &plan.by));
    PlanRow {
        id: plan.id.clone(),
        title: plan.title.clone(),
        href: urls::plan(&plan.id),
        by: lang.speak(&by.with("when", writing::moment(plan.created))),
        drafts: lang.speak(&Message::new("plan-drafts-count").with("n", plan.drafts.len())),
        state: plan_state(visit, plan),
    }
}

pub(super) fn plan_state(visit: &Visit, plan: &Plan) -> String {
    let lang = visit.lang();
    let entered = plan.entered.len();
    match plan.state(&visit.value) {
        PlanState::Enacted(_) => lang.say("plan-state-enacted"),
        PlanState::Stale(_) => lang.say("plan-state-stale"),
        PlanState::PutAside(_) => lang.say("plan-state-aside"),
        PlanState::Fits if entered > 0 => {
            let said = Message::new("plan-state-partly").with("done", entered);
            lang.speak(&said.with("all", plan.drafts.len()))
        }
        PlanState::Fits => lang.say("plan-state-fits"),
    }
}
