//! `xungtam solve plan FILE.json`: a problem of the office's own, as data with ids.
//!
//! Prints one line of JSON, and before it, unless `--json` asks for silence, the reasons in words.

mod headcount;
mod placement;
mod schools;
mod training;
pub(in crate::commands) mod villages;

use planning::assignment::placement::Placement;
use planning::core::{Answer, Budget};
use planning::facilities::SchoolNetwork;
use planning::headcount::HeadcountProblem;
use planning::regions::Problem as Villages;
use planning::timetable::training::Training;
use serde::Deserialize;
use serde_json::{Value, json};
use words::Message;

use super::Desk;
use crate::say::{self, Trouble};

/// Share of the time for the search; the rest is for the reasons, and for what stands in conflict where there is no plan.
const SEARCH_SHARE: f64 = 0.9;
/// Iterations of each trial when a reason or a conflict is looked for.
const TRIAL_ITERATIONS: u64 = 40;

/// A file: which planner, and its problem.
#[derive(Debug, Deserialize)]
#[serde(tag = "planner", content = "problem", rename_all = "kebab-case")]
enum File {
    /// People and posts.
    Assignment(Placement),
    /// Years, groups of staff, ways of coming and going.
    Headcount(HeadcountProblem),
    /// Schools, sites and places.
    Schools(SchoolNetwork),
    /// Who learns in which class, and when, where and by whom it is held.
    Training(Box<Training>),
    /// Villages into groups.
    Villages(Villages),
}

/// What a planner says of a problem.
#[derive(Debug)]
struct Told {
    answer: Answer<Value>,
    /// Further fields of the line.
    more: Vec<(&'static str, Value)>,
    /// The plan and its reasons, or what stands in conflict.
    words: Vec<Message>,
}

/// The budget of a run: for the search, and for everything.
struct Limits {
    search: Budget,
    whole: Budget,
}

impl Limits {
    /// For one reason or trial of a conflict.
    fn trial(&self) -> Budget {
        self.whole.clone().with_iterations(TRIAL_ITERATIONS)
    }

    /// Whether there is time for another reason. Under a limit of iterations each has its own.
    fn is_over(&self) -> bool {
        self.whole.iteration_limit().is_none() && self.whole.is_over(0)
    }
}

pub(super) fn run(desk: &Desk<'_>) -> Result<(), Trouble> {
    let path = desk.order.file.as_str();
    let file: File = serde_json::from_str(&desk.text)
        .map_err(|problem| Trouble::of("cli-solve-plan-unread").with("path", path).because(problem))?;
    let whole = desk.order.budget(desk.clock()).with_cancel(&desk.cancel);
    // Under a limit of iterations the run is the same on every machine, so nothing is kept back from it.
    let search = if whole.iteration_limit().is_some() {
        whole.clone()
    } else {
        whole.part(0, SEARCH_SHARE)
    };
    let limits = Limits { search, whole };
    let (planner, told) = match file {
        File::Assignment(problem) => ("assignment", placement::solve(desk, &problem, &limits)),
        File::Headcount(problem) => ("headcount", headcount::solve(desk, &problem, &limits)),
        File::Schools(problem) => ("schools", schools::solve(desk, &problem, &limits)),
        File::Training(problem) => ("training", training::solve(desk, &problem, &limits)),
        File::Villages(problem) => ("villages", villages::solve(desk, &problem, &limits)),
    };
    let told = told.map_err(|points| Trouble::of("cli-solve-plan-unfit").with("path", path).points(points))?;
    let Told { answer, more, words } = told;
    let plan = answer.plan.clone().unwrap_or(Value::Null);
    if desk.order.out.is_some() {
        desk.write(&serde_json::to_string_pretty(&plan).unwrap_or_default())?;
    }
    if !desk.order.json {
        for message in &words {
            say::words(desk.context.speak(message));
        }
    }
    let mut line = json!({
        "family": "plan", "planner": planner, "file": path,
        "objective": answer.objective, "bound": answer.bound, "gap_percent": answer.gap_percent(),
        "proven_optimal": answer.proven_optimal(), "feasible": answer.feasible, "proven_impossible": answer.impossible,
        "seconds": desk.began.elapsed().as_secs_f64(), "seed": answer.seed, "threads": answer.threads,
        "by_constraint": answer.by_constraint, "plan": plan,
        "reasons": words.iter().map(|message| desk.context.speak(message)).collect::<Vec<_>>(),
    });
    for (field, value) in more {
        line[field] = value;
    }
    say::data(line);
    Ok(())
}

/// What a planner gave, as JSON.
fn value(of: impl serde::Serialize) -> Value {
    serde_json::to_value(of).unwrap_or(Value::Null)
}

/// What it says when there is no plan: proven, or only not found.
fn without_plan(answer: &Answer<Value>) -> Option<Message> {
    (!answer.feasible).then(|| {
        let id = if answer.impossible {
            "cli-plan-impossible"
        } else {
            "cli-plan-not-found"
        };
        Message::new(id)
    })
}
