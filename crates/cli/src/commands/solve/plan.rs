//! `xungtam solve plan FILE.json`: a problem of the office's own, as data with ids.

use planning::assignment::placement::{Placement, Unfit, chains, conflict, solve};
use serde::Deserialize;
use serde_json::json;

use super::{Desk, tell};
use crate::say::{self, Trouble};

/// Share of the time for the search; where it finds no plan, the rest is for the reasons.
const SEARCH_SHARE: f64 = 0.9;
/// Iterations of each trial when a conflict is looked for.
const CONFLICT_ITERATIONS: u64 = 40;

/// A file: which planner, and its problem.
#[derive(Debug, Deserialize)]
#[serde(tag = "planner", content = "problem", rename_all = "kebab-case")]
enum File {
    /// People and posts.
    Assignment(Placement),
}

pub(super) fn run(desk: &Desk<'_>) -> Result<(), Trouble> {
    let path = desk.order.file.as_str();
    let file: File = serde_json::from_str(&desk.text)
        .map_err(|problem| Trouble::of("cli-solve-plan-unread").with("path", path).because(problem))?;
    let File::Assignment(problem) = file;
    let budget = desk.order.budget(desk.clock()).with_cancel(&desk.cancel);
    // Under a limit of iterations the run is the same on every machine, so nothing is kept back from it.
    let run = if budget.iteration_limit().is_some() {
        budget.clone()
    } else {
        budget.part(0, SEARCH_SHARE)
    };
    let answer = solve(&problem, &run, &|progress| desk.tell(progress)).map_err(|unfit: Vec<Unfit>| {
        Trouble::of("cli-solve-plan-unfit")
            .with("path", path)
            .points(unfit.iter().map(tell::unfit))
    })?;
    let plan = answer.plan.clone().unwrap_or_default();
    let conflict = if answer.feasible {
        Vec::new()
    } else {
        conflict(&problem, CONFLICT_ITERATIONS, &budget)
    };
    if desk.order.out.is_some() {
        desk.write(&serde_json::to_string_pretty(&plan).unwrap_or_default())?;
    }
    let line = json!({
        "family": "plan", "planner": "assignment", "file": path,
        "objective": answer.objective, "bound": answer.bound, "gap_percent": answer.gap_percent(),
        "proven_optimal": answer.proven_optimal(), "feasible": answer.feasible,
        "seconds": desk.began.elapsed().as_secs_f64(), "seed": answer.seed, "threads": answer.threads,
        "by_constraint": answer.by_constraint, "plan": plan, "chains": chains(&problem, &plan), "conflict": conflict,
    });
    say::data(line);
    Ok(())
}
