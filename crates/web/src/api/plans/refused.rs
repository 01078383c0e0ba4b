//! Why something is not done with a run or a plan, as a program is told.

use office::plans::CannotBegin;
use office::runs::CannotRun;
use office::writer::NotDone;
use words::Message;

use crate::api::problem::Part;
use crate::api::{Call, Fault, Trouble};
use crate::pages::plans::{Speaker, messages, stale};

/// Every reason at once; `at` is the field that stands for the whole order.
pub(super) fn refused(call: &Call, speaker: &Speaker<'_>, problem: NotDone<CannotRun>, at: (Part, &str)) -> Trouble {
    Trouble::not_done(problem, |why| {
        let said = messages(&call.visit, speaker, &why);
        let faults = |(part, name): (Part, &str)| {
            let all = said.iter().map(|message| Fault::new(part, name, message.clone()));
            Trouble::Invalid(all.collect())
        };
        let first = |told: fn(Message) -> Trouble| said.first().cloned().map_or(Trouble::Forbidden, told);
        match &why {
            CannotRun::NoSuchRun(_) => Trouble::NotFound,
            CannotRun::NotAllowed => Trouble::Forbidden,
            CannotRun::Unreadable(cause) => Trouble::Failed(cause.clone()),
            CannotRun::TooMany(_) | CannotRun::NotFrom(_) | CannotRun::OtherOrder => first(Trouble::Conflict),
            CannotRun::OutOfReach => first(Trouble::Denied),
            CannotRun::OutOfRange(key, ..) => faults((Part::Body, &format!("settings.{key}"))),
            CannotRun::Seconds(..) => faults((Part::Body, "seconds")),
            CannotRun::NotItsOwn(_) => faults((Part::Body, "settings")),
            CannotRun::Both(_) => faults((Part::Body, "bars")),
            CannotRun::Missing(_) | CannotRun::NothingChosen | CannotRun::Stale(_) | CannotRun::Refused { .. } => {
                faults(at)
            }
        }
    })
}

/// Why the drafts of a plan are not begun.
pub(super) fn not_begun(call: &Call, problem: NotDone<CannotBegin>) -> Trouble {
    Trouble::not_done(problem, |why| match why {
        CannotBegin::NoSuchPlan(_) => Trouble::NotFound,
        CannotBegin::Begun => Trouble::Conflict(Message::new("plan-cannot-begun")),
        CannotBegin::Signed => Trouble::Conflict(Message::new("plan-cannot-signed")),
        CannotBegin::PutAside => Trouble::Conflict(Message::new("plan-cannot-aside")),
        CannotBegin::OutOfReach => Trouble::Denied(Message::new("run-cannot-reach")),
        CannotBegin::Plan(problem) => Trouble::Conflict(stale(&call.visit, &problem)),
        CannotBegin::Store(cause) => Trouble::Failed(cause),
    })
}
