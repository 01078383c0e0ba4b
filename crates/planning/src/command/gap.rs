//! `solve gap FILE [--max] [--index K]`: generalised assignment.

use super::family::{Family, Solved, Switch};
use super::order::Order;
use crate::assignment::gap::{nothing_fits, read, solve, write};
use crate::core::{Budget, Fault, Flaw, Watcher};

/// The public instances of generalised assignment.
pub(super) const FAMILY: Family = Family {
    name: "gap",
    switches: SWITCHES,
    solve: run,
};

const SWITCHES: &[Switch] = &[
    Switch {
        name: "--max",
        takes_number: false,
    },
    Switch {
        name: "--index",
        takes_number: true,
    },
];

fn run(order: &Order, text: &str, budget: &Budget, watcher: Watcher<'_>) -> Result<Solved, Vec<Flaw>> {
    let maximise = order.has("--max");
    let gap = read(text, order.number("--index"), maximise)?;
    let answer = solve(&gap, budget, watcher);
    if answer.plan.is_none() && nothing_fits(&gap) {
        let told = "all plans were tried, and in each some agent carries too much; raise a capacity or lower a load";
        return Err(vec![Flaw {
            line: 1,
            fault: Fault::Other(told.to_owned()),
        }]);
    }
    let mut solved = Solved::of(&answer, |plan| write(plan));
    if maximise {
        // Profit and an upper bound: both were negated when the file was read.
        solved.objective = solved.objective.map(|cost| -cost);
        solved.bound = solved.bound.map(|bound| -bound);
    }
    Ok(solved)
}
