//! A plan put aside by a program, and taken back.

use office::plans::{CannotPutAside, Plan};
use office::writer::NotDone;

use super::accepted::{PlanTold, plan_of, told};
use super::asker;
use crate::api::problem::Part;
use crate::api::{Call, Fault, Trouble};
use crate::pages::plans::not_aside;

pub(super) fn put(call: &Call) -> Result<PlanTold, Trouble> {
    let plan = plan_of(call)?;
    let reason = call.text("reason").unwrap_or_default();
    let done = call.visit.site.office().put_plan_aside(asker(call), &plan.id, reason);
    after(call, done)
}

pub(super) fn take_back(call: &Call) -> Result<PlanTold, Trouble> {
    let plan = plan_of(call)?;
    let done = call.visit.site.office().take_plan_back(asker(call), &plan.id);
    after(call, done)
}

fn after(call: &Call, done: Result<Plan, NotDone<CannotPutAside>>) -> Result<PlanTold, Trouble> {
    let plan = done.map_err(|problem| Trouble::not_done(problem, refused))?;
    told(call, &plan)
}

fn refused(why: CannotPutAside) -> Trouble {
    let Some(said) = not_aside(&why) else {
        return match why {
            CannotPutAside::Store(cause) => Trouble::Failed(cause),
            _ => Trouble::NotFound,
        };
    };
    match why {
        CannotPutAside::OutOfReach => Trouble::Denied(said),
        CannotPutAside::NoReason | CannotPutAside::TooLong(_) => {
            Trouble::Invalid(vec![Fault::new(Part::Body, "reason", said)])
        }
        _ => Trouble::Conflict(said),
    }
}
