//! What is not done with a run, in words.

use office::runs::{CannotRun, RunFact};
use office::writer::NotDone;
use words::Message;

use super::said::Speaker;
use crate::components::Problem;
use crate::site::{PageError, Visit};

/// The problems of a refusal; another trouble is a page of its own.
pub(super) fn said(
    visit: &Visit,
    speaker: &Speaker<'_>,
    problem: NotDone<CannotRun>,
) -> Result<Vec<Problem>, PageError> {
    let NotDone::Refused(why) = problem else {
        return Err(PageError::not_done(problem, |_| PageError::Unprocessable));
    };
    let whole = |message| vec![Problem { field: None, message }];
    let each = |id: &'static str, facts: &[RunFact]| -> Vec<Problem> {
        let say = |fact: &RunFact| Problem {
            field: None,
            message: Message::new(id).with("what", speaker.fact(fact)),
        };
        facts.iter().map(say).collect()
    };
    Ok(match &why {
        CannotRun::NoSuchRun(_) => return Err(PageError::NotFound),
        CannotRun::NotAllowed => return Err(PageError::Forbidden),
        CannotRun::Unreadable(cause) => return Err(PageError::Failed(cause.clone())),
        CannotRun::Missing(facts) => each("run-cannot-missing", facts),
        CannotRun::Stale(facts) => each("run-cannot-stale", facts),
        CannotRun::OutOfRange(_, least, most) => {
            let said = Message::new("run-cannot-range").with("least", least.to_string());
            whole(said.with("most", most.to_string()))
        }
        CannotRun::Seconds(least, most) => {
            let said = Message::new("run-cannot-range").with("least", least.to_string());
            whole(said.with("most", most.to_string()))
        }
        CannotRun::NotItsOwn(what) => whole(Message::new("run-cannot-setting").with("what", what.as_str())),
        CannotRun::TooMany(n) => whole(Message::new("run-cannot-many").with("n", *n)),
        CannotRun::NotFrom(state) => {
            let state = visit.lang().speak(&Message::code("run-state", state.word()));
            whole(Message::new("run-cannot-from").with("state", state))
        }
        CannotRun::NothingChosen => vec![Problem {
            field: Some("chon"),
            message: Message::new("run-cannot-nothing"),
        }],
        CannotRun::Refused { draft, why } => {
            let why = words::refusals(why, &visit.value)
                .iter()
                .map(|one| visit.lang().speak(one))
                .collect::<Vec<_>>();
            let said = Message::new("run-cannot-refused").with("n", draft.to_string());
            whole(said.with("why", why.join("; ")))
        }
        CannotRun::OutOfReach => whole(Message::new("run-cannot-reach")),
    })
}
