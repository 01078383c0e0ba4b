//! `POST /phuong-an/ke-hoach/{plan}/gac-lai`: a plan is put aside, with a reason; `…/mo-lai`: it is taken back.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::figures::Asker;
use office::plans::{CannotPutAside, Hold, PastAside, Plan, PutAside};
use office::writer::NotDone;
use words::{Message, writing};

use super::plan::{found, page};
use crate::components::Problem;
use crate::pages::drafts::shown_as;
use crate::site::{Fields, PageError, Visit, page_with};
use crate::urls;

/// The field of the reason.
const REASON: &str = "ly-do";

/// Puts it aside.
pub(crate) async fn put_aside(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let site = visit.site.clone();
    site.write(move |office| {
        let plan = found(&visit, &id)?;
        let reason = fields.get(REASON);
        let done = office.put_plan_aside(Asker::Account(&visit.actor), &id, reason);
        after(&visit, &plan, done, ("gac-lai", reason))
    })
    .await?
}

/// Takes it back.
pub(crate) async fn take_back(
    Path(id): Path<String>,
    visit: Visit,
    _checked: Extension<Fields>,
) -> Result<Response, PageError> {
    let site = visit.site.clone();
    site.write(move |office| {
        let plan = found(&visit, &id)?;
        let done = office.take_plan_back(Asker::Account(&visit.actor), &id);
        after(&visit, &plan, done, ("mo-lai", ""))
    })
    .await?
}

/// The page of the plan with what was done; what is wrong stands on it, with the reason as it was typed.
fn after(
    visit: &Visit,
    plan: &Plan,
    done: Result<Plan, NotDone<CannotPutAside>>,
    (told, reason): (&str, &str),
) -> Result<Response, PageError> {
    let why = match done {
        Ok(_) => return Ok(Redirect::to(&urls::with(&urls::plan(&plan.id), "xong", told)).into_response()),
        Err(NotDone::Refused(why)) => why,
        Err(problem) => return Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    };
    if let CannotPutAside::Store(cause) = why {
        return Err(PageError::Failed(cause));
    }
    let message = not_aside(&why).ok_or(PageError::NotFound)?;
    let of_reason = matches!(why, CannotPutAside::NoReason | CannotPutAside::TooLong(_));
    let field = of_reason.then_some(REASON);
    let mut view = page(visit, plan, vec![Problem { field, message }])?;
    reason.clone_into(&mut view.reason);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// Why a plan is not put aside, or not taken back; nothing where that is no matter of the plan.
pub(crate) fn not_aside(why: &CannotPutAside) -> Option<Message> {
    Some(match why {
        CannotPutAside::NoSuchPlan(_) | CannotPutAside::Store(_) => return None,
        CannotPutAside::OutOfReach => Message::new("plan-aside-reach"),
        CannotPutAside::Signed => Message::new("plan-cannot-signed"),
        CannotPutAside::Begun => Message::new("plan-aside-begun"),
        CannotPutAside::Already => Message::new("plan-aside-already"),
        CannotPutAside::NotAside => Message::new("plan-aside-not"),
        CannotPutAside::NoReason => Message::new("plan-aside-no-reason"),
        CannotPutAside::TooLong(most) => Message::new("plan-aside-long").with("most", most.to_string()),
        CannotPutAside::Taken { plans, hold } => {
            let plans: Vec<&str> = plans.iter().map(String::as_str).collect();
            let id = match hold {
                Hold::Kept => "plan-aside-taken",
                Hold::Begun => "plan-aside-taken-begun",
                Hold::Entered => "plan-aside-taken-entered",
            };
            Message::new(id).with("id", plans.join(", "))
        }
    })
}

/// Who put a plan aside, when and why.
pub(super) fn aside_said(visit: &Visit, aside: &PutAside) -> String {
    let said = Message::new("plan-aside-said").with("by", shown_as(visit, &aside.by));
    let said = said.with("when", writing::moment(aside.time));
    visit.lang().speak(&said.with("reason", aside.reason.as_str()))
}

/// How a plan was put aside before and taken back, oldest first.
pub(super) fn aside_before_said(visit: &Visit, plan: &Plan) -> Vec<String> {
    let said = |one: &PastAside| {
        let back = Message::new("plan-aside-back-said").with("by", shown_as(visit, &one.back_by));
        let back = visit.lang().speak(&back.with("when", writing::moment(one.back_time)));
        [aside_said(visit, &one.put), back]
    };
    plan.aside_before.iter().flat_map(said).collect()
}
