//! A training year of an office's own: what is missing is told before the run, then every session, or what stands in conflict.

use planning::timetable::training::{Session, Training, conflict, kept, solve as search};
use words::Message;
use words::training::{half, training_demand, training_trouble};

use super::super::Desk;
use super::{Limits, Told, value, without_plan};

/// Iterations of each trial when a conflict is looked for.
const CONFLICT_ITERATIONS: u64 = 20_000;

pub(super) fn solve(desk: &Desk<'_>, problem: &Training, limits: &Limits) -> Result<Told, Vec<Message>> {
    let answer = search(problem, &limits.search, &|progress| desk.tell(progress)).map_err(|troubles| {
        troubles
            .iter()
            .map(|one| training_trouble(one, &same))
            .collect::<Vec<_>>()
    })?;
    let plan = answer.plan.clone().unwrap_or_default();
    let answer = answer.map(value);
    let mut words: Vec<Message> = without_plan(&answer).into_iter().collect();
    let mut demands = Vec::new();
    if answer.feasible {
        words.extend(plan.sessions.iter().map(session));
    } else {
        demands = conflict(problem, CONFLICT_ITERATIONS, &limits.whole);
        words.extend(demands.iter().map(|one| training_demand(one, &same)));
    }
    let more = vec![
        ("kept", value(kept(&problem.former, &plan))),
        ("conflict", value(&demands)),
    ];
    Ok(Told { answer, more, words })
}

fn session(session: &Session) -> Message {
    Message::new("cli-training-session")
        .with("class", session.class.as_str())
        .with("date", session.at.date.to_string())
        .with("half", half(session.at.half))
        .with("room", session.room.as_str())
        .with("lecturer", session.lecturer.as_str())
}

/// A file names what it has by its ids.
fn same(id: &str) -> String {
    id.to_owned()
}
