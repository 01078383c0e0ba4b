//! `GET /phuong-an/ke-hoach/{plan}`: an accepted plan: its drafts and where each stands, the figures that it changes, and the run of which it
//! was made; `POST …/du-thao` begins its drafts.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::figures::{Asker, CannotRead, Reading};
use office::plans::{CannotBegin, CannotFork, Change, Plan, PlanDiff, PlanState};
use office::writer::NotDone;
use words::{Message, writing};

use super::aside::{aside_before_said, aside_said};
use super::list::plan_state;
use super::plan_show::{PaperRow, PlanPage};
use super::result::proof;
use super::trail::trail;
use crate::components::{Problem, Problems};
use crate::pages::drafts::shown_as;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let site = visit.site.clone();
    site.write(move |_| {
        let plan = found(&visit, &id)?;
        page_with(StatusCode::OK, &page(&visit, &plan, Vec::new())?)
    })
    .await?
}

/// Begins its drafts.
pub(crate) async fn begin_drafts(
    Path(id): Path<String>,
    visit: Visit,
    _checked: Extension<Fields>,
) -> Result<Response, PageError> {
    let site = visit.site.clone();
    site.write(move |office| {
        let plan = found(&visit, &id)?;
        let message = match office.begin_plan_drafts(Asker::Account(&visit.actor), &id) {
            Ok(_) => {
                let to = urls::with(&urls::plan(&id), "xong", "du-thao");
                return Ok(Redirect::to(&to).into_response());
            }
            Err(NotDone::Refused(why)) => match why {
                CannotBegin::NoSuchPlan(_) => return Err(PageError::NotFound),
                CannotBegin::Begun => Message::new("plan-cannot-begun"),
                CannotBegin::Signed => Message::new("plan-cannot-signed"),
                CannotBegin::PutAside => Message::new("plan-cannot-aside"),
                CannotBegin::OutOfReach => Message::new("run-cannot-reach"),
                CannotBegin::Plan(problem) => stale(&visit, &problem),
                CannotBegin::Store(cause) => return Err(PageError::Failed(cause)),
            },
            Err(problem) => return Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
        };
        let problems = vec![Problem { field: None, message }];
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &plan, problems)?)
    })
    .await?
}

pub(super) fn found(visit: &Visit, id: &str) -> Result<Plan, PageError> {
    match visit.site.office().plan_of(Asker::Account(&visit.actor), id) {
        Ok(plan) => Ok(plan),
        Err(CannotRead::NoSuchPlan(_)) => Err(PageError::NotFound),
        Err(problem) => Err(PageError::Failed(problem.to_string())),
    }
}

/// Why a plan no longer fits.
pub(crate) fn stale(visit: &Visit, problem: &CannotFork) -> Message {
    let (draft, why) = match problem {
        CannotFork::Unreadable { draft, .. } => (*draft, String::new()),
        CannotFork::Refused { draft, refused, .. } => {
            let why = words::refusals(refused, &visit.value);
            let why: Vec<String> = why.iter().map(|one| visit.lang().speak(one)).collect();
            (*draft, why.join("; "))
        }
    };
    Message::new("plan-stale-why")
        .with("draft", draft.to_string())
        .with("why", why)
}

pub(super) fn page(visit: &Visit, plan: &Plan, list: Vec<Problem>) -> Result<PlanPage, PageError> {
    let (lang, office, asker) = (visit.lang(), visit.site.office(), Asker::Account(&visit.actor));
    let named = Message::new("plan-title")
        .with("id", plan.id.as_str())
        .with("title", plan.title.as_str());
    let by = Message::new("plan-by").with("by", shown_as(visit, &plan.by));
    let why = match plan.state(&visit.value) {
        PlanState::Stale(problem) => Some(problem),
        // One that was put aside is told to fit no longer too.
        PlanState::PutAside(_) => plan.on(&visit.value).err(),
        PlanState::Fits | PlanState::Enacted(_) => None,
    };
    let why = why.map(|problem| lang.speak(&stale(visit, &problem)));
    let done = match visit.query("xong") {
        Some("giu") => Some(lang.speak(&Message::new("plan-saved").with("id", plan.id.as_str()))),
        Some("du-thao") => Some(lang.say("plan-drafts-begun")),
        Some("gac-lai") if plan.aside.is_some() => Some(lang.say("plan-aside-done")),
        Some("mo-lai") if plan.aside.is_none() => Some(lang.say("plan-aside-back-done")),
        _ => None,
    };
    let crumbs = trail(lang, plan.id.clone());
    let run = office.run_of_plan(asker, plan);
    let open = plan.papers.is_empty() && plan.enacted.is_none() && plan.aside.is_none();
    let begins = open && office.may_decide_plan(asker, plan);
    Ok(PlanPage {
        frame: frame_at(visit, crumbs),
        problems: Problems { lang, list },
        done,
        heading: lang.speak(&named),
        by: lang.speak(&by.with("when", writing::moment(plan.created))),
        state: (plan_state(visit, plan), why.clone()),
        here: urls::plan(&plan.id),
        papers: papers(visit, plan),
        begins: begins && why.is_none(),
        aside: plan.aside.as_ref().map(|aside| aside_said(visit, aside)),
        aside_before: aside_before_said(visit, plan),
        may_aside: office.may_put_plan_aside(asker, plan),
        reason: String::new(),
        effects: if why.is_none() {
            effects(visit, plan)?
        } else {
            Vec::new()
        },
        run: run.as_ref().map(|(run, _)| (run.id.clone(), urls::run(&run.id))),
        proof: run
            .map(|(run, result)| proof(lang, &run, result.as_ref()))
            .unwrap_or_default(),
    })
}

fn papers(visit: &Visit, plan: &Plan) -> Vec<PaperRow> {
    let (lang, office, asker) = (visit.lang(), visit.site.office(), Asker::Account(&visit.actor));
    let decisions = plan.decisions().unwrap_or_default();
    let row = |(at, decision): (usize, &ledger::Decision)| {
        let draft = plan.papers.get(at).and_then(|id| office.draft(asker, id));
        PaperRow {
            title: decision.header.title.clone(),
            state: match &draft {
                Some(draft) => lang.say(&format!("draft-stage-{}", draft.stage.word())),
                None if plan.papers.len() > at => lang.say("plan-paper-begun"),
                None => lang.say("plan-no-paper"),
            },
            draft: draft.map(|draft| (draft.id.clone(), urls::draft(&draft.id))),
            acts: decision.acts.len(),
        }
    };
    decisions.iter().enumerate().map(row).collect()
}

/// The figures that a plan changes.
pub(crate) fn changes(visit: &Visit, plan: &Plan) -> Result<Vec<Change>, PageError> {
    if plan.enacted.is_some() {
        return Ok(Vec::new());
    }
    let office = visit.site.office();
    let diff = office.plan_diff(Asker::Account(&visit.actor), &plan.id, &Reading::default());
    let PlanDiff { base, mut changes, .. } = diff.map_err(|problem| PageError::Failed(problem.to_string()))?;
    // Whole figures alone: their parts stand on the page of the figure.
    changes.retain(|change| base.figures.iter().any(|figure| figure.id == change.id));
    Ok(changes)
}

/// The same in words: without and with it.
fn effects(visit: &Visit, plan: &Plan) -> Result<Vec<[String; 3]>, PageError> {
    let lang = visit.lang();
    let shown = |value: Option<i64>| value.map_or_else(|| "–".to_owned(), |value| writing::count(lang, value));
    let row = |change: &Change| {
        [
            lang.speak(&Message::figure(&change.id)),
            shown(change.base),
            shown(change.plan),
        ]
    };
    Ok(changes(visit, plan)?.iter().map(row).collect())
}
