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
    match &why {
        CannotRun::NoSuchRun(_) => return Err(PageError::NotFound),
        CannotRun::NotAllowed => return Err(PageError::Forbidden),
        CannotRun::Unreadable(cause) => return Err(PageError::Failed(cause.clone())),
        _ => {}
    }
    let field = matches!(why, CannotRun::NothingChosen).then_some("chon");
    let all = messages(visit, speaker, &why).into_iter();
    Ok(all.map(|message| Problem { field, message }).collect())
}

/// Every reason of a refusal; nothing for what is no matter of the question.
pub(crate) fn messages(visit: &Visit, speaker: &Speaker<'_>, why: &CannotRun) -> Vec<Message> {
    let each = |id: &'static str, facts: &[RunFact]| -> Vec<Message> {
        let say = |fact: &RunFact| Message::new(id).with("what", speaker.fact(fact));
        facts.iter().map(say).collect()
    };
    let range = |least: String, most: String| Message::new("run-cannot-range").with("least", least).with("most", most);
    let said = match why {
        CannotRun::NoSuchRun(_) | CannotRun::NotAllowed | CannotRun::Unreadable(_) => return Vec::new(),
        CannotRun::Missing(facts) => return each("run-cannot-missing", facts),
        CannotRun::Both(facts) => return facts.iter().map(|fact| speaker.message(fact)).collect(),
        CannotRun::Stale(facts) => return each("run-cannot-stale", facts),
        CannotRun::OutOfRange(_, least, most) => range(least.to_string(), most.to_string()),
        CannotRun::Seconds(least, most) => range(least.to_string(), most.to_string()),
        CannotRun::NotItsOwn(what) => Message::new("run-cannot-setting").with("what", what.as_str()),
        CannotRun::TooMany(n) => Message::new("run-cannot-many").with("n", *n),
        CannotRun::NotFrom(state) => {
            let state = visit.lang().speak(&Message::code("run-state", state.word()));
            Message::new("run-cannot-from").with("state", state)
        }
        CannotRun::NothingChosen => Message::new("run-cannot-nothing"),
        CannotRun::Refused { draft, why } => {
            let why = words::refusals(why, &visit.value)
                .iter()
                .map(|one| visit.lang().speak(one))
                .collect::<Vec<_>>();
            let said = Message::new("run-cannot-refused").with("n", draft.to_string());
            said.with("why", why.join("; "))
        }
        CannotRun::OutOfReach => Message::new("run-cannot-reach"),
        CannotRun::OtherOrder => Message::new("api-other-order"),
    };
    vec![said]
}
