//! `solve regions FILE`: connected regions, as many as possible (maxp) or balanced (cut).

use super::family::{Family, Solved};
use super::order::Order;
use crate::core::{Budget, Fault, Flaw, Watcher};
use crate::regions::formats::benchmark::{read, write};
use crate::regions::{Aim, constraints, solve};

/// The public instances of regions on contiguity graphs.
pub(super) const FAMILY: Family = Family {
    name: "regions",
    switches: &[],
    solve: run,
};

fn run(_: &Order, text: &str, budget: &Budget, watcher: Watcher<'_>) -> Result<Solved, Vec<Flaw>> {
    let problem = read(text)?;
    let told = |obstacle: constraints::Obstacle| Flaw {
        line: 1,
        fault: Fault::Other(obstacle.to_string()),
    };
    let answer =
        solve(&problem, budget, watcher).map_err(|obstacles| obstacles.into_iter().map(told).collect::<Vec<_>>())?;
    let mut solved = Solved::of(&answer, write);
    if let (Aim::MostGroups { .. }, Some(plan)) = (&problem.aim, &answer.plan) {
        // The number of regions and an upper bound of it: minimised as its negative.
        solved.objective = solved.objective.map(|number| -number);
        solved.bound = solved.bound.map(|bound| -bound);
        let measures = constraints::measure(&problem, plan);
        solved.objectives = vec![
            ("regions", measures.groups as f64),
            (
                "dissimilarity",
                measures.dissimilarity as f64 / problem.feature_scale as f64,
            ),
        ];
    }
    Ok(solved)
}
