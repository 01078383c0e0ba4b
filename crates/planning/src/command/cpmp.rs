//! `solve cpmp FILE`: medians with a capacity.

use super::family::{Family, Solved};
use super::order::Order;
use crate::core::{Budget, Flaw, Watcher};
use crate::facilities::formats::{read_cpmp, refuse_impossible, write_cpmp};
use crate::facilities::solve::solve;

/// The capacitated p-median problems of the OR-Library and of Lorena and Senne.
pub(super) const FAMILY: Family = Family {
    name: "cpmp",
    switches: &[],
    solve: run,
};

fn run(_: &Order, text: &str, budget: &Budget, watcher: Watcher<'_>) -> Result<Solved, Vec<Flaw>> {
    let problem = read_cpmp(text)?;
    refuse_impossible(&problem)?;
    let answer = solve(&problem, budget, watcher);
    Ok(Solved::of(&answer, write_cpmp))
}
