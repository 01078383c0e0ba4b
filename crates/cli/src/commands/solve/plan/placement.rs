//! People into posts: who moves and why, or which demands stand in conflict.

use planning::assignment::placement::Placed;
use planning::assignment::placement::{Choice, Demand, Placement, chains, compare, conflict, explain, solve as search};
use words::Message;

use super::super::{Desk, tell};
use super::{Limits, TRIAL_ITERATIONS, Told, value, without_plan};

pub(super) fn solve(desk: &Desk<'_>, problem: &Placement, limits: &Limits) -> Result<Told, Vec<Message>> {
    let answer = search(problem, &limits.search, &|progress| desk.tell(progress))
        .map_err(|unfit| unfit.iter().map(tell::unfit).collect::<Vec<_>>())?;
    let plan = answer.plan.clone().unwrap_or_default();
    let answer = answer.map(value);
    let mut words: Vec<Message> = without_plan(&answer).into_iter().collect();
    let mut demands = Vec::new();
    let mut choices = Vec::new();
    if answer.feasible {
        let today = problem.people.iter().filter_map(|person| {
            let (person, post) = (person.id.clone(), person.post.clone()?);
            Some(Placed { person, post })
        });
        let today: Vec<Placed> = today.collect();
        for moved in compare(problem, &today, &plan).moves {
            if limits.is_over() {
                break;
            }
            choices.push(explain(problem, &plan, &moved.person, &limits.trial()));
        }
        words.extend(choices.iter().flat_map(reason));
    } else {
        demands = conflict(problem, TRIAL_ITERATIONS, &limits.whole);
        words.extend(demands.iter().map(demand));
    }
    let more = vec![
        ("chains", value(chains(problem, &plan))),
        ("choices", value(&choices)),
        ("conflict", value(&demands)),
    ];
    Ok(Told { answer, more, words })
}

fn reason(choice: &Choice) -> Vec<Message> {
    let none = || "–".to_owned();
    let mut words = vec![
        Message::new("cli-plan-placed")
            .with("person", choice.person.as_str())
            .with("post", choice.post.clone().unwrap_or_else(none)),
    ];
    words.push(match &choice.otherwise {
        _ if choice.pinned => Message::new("cli-plan-pinned"),
        None => Message::new("cli-plan-no-other"),
        Some(other) => Message::new("cli-plan-placed-otherwise")
            .with("post", other.post.clone().unwrap_or_else(none))
            .with("costs", other.costs.to_string())
            .with("moves", other.moves.len()),
    });
    words
}

fn demand(demand: &Demand) -> Message {
    match demand {
        Demand::Pin { person, post } => Message::new("cli-plan-demand-pin")
            .with("person", person.as_str())
            .with("post", post.as_str()),
        Demand::Bar {
            person,
            post,
            unit,
            reason,
            ..
        } => Message::new("cli-plan-demand-bar")
            .with("person", person.as_str())
            .with("where", post.clone().or_else(|| unit.clone()).unwrap_or_default())
            .with("reason", reason.as_str()),
        Demand::Placed { person } => Message::new("cli-plan-demand-placed").with("person", person.as_str()),
        Demand::Filled { post } => Message::new("cli-plan-demand-filled").with("post", post.as_str()),
        Demand::Cover { commune } => Message::new("cli-plan-demand-cover").with("commune", commune.as_str()),
        Demand::Unit { unit } => Message::new("cli-plan-demand-unit").with("unit", unit.as_str()),
    }
}
