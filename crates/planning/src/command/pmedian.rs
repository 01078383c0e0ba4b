//! `solve pmedian FILE`: which vertices of a graph serve all the others.

use super::family::{Family, Solved};
use super::order::Order;
use crate::core::{Budget, Flaw, Watcher};
use crate::facilities::formats::{read_pmedian, refuse_impossible, write_pmedian};
use crate::facilities::solve::solve;

/// The OR-Library's p-median problems.
pub(super) const FAMILY: Family = Family {
    name: "pmedian",
    switches: &[],
    solve: run,
};

fn run(_: &Order, text: &str, budget: &Budget, watcher: Watcher<'_>) -> Result<Solved, Vec<Flaw>> {
    let problem = read_pmedian(text)?;
    refuse_impossible(&problem)?;
    let answer = solve(&problem, budget, watcher);
    Ok(Solved::of(&answer, |plan| write_pmedian(&problem, plan)))
}
