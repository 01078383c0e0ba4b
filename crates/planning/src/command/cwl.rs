//! `solve cwl FILE [--capacity C] [--single-source]`: warehouses with a capacity and an opening cost.

use super::family::{Family, Solved, Switch};
use super::order::Order;
use crate::core::{Budget, Flaw, Watcher};
use crate::facilities::formats::{read_cwl, refuse_impossible, write_cwl};
use crate::facilities::solve::solve;

/// The OR-Library's capacitated warehouse location problems.
pub(super) const FAMILY: Family = Family {
    name: "cwl",
    switches: &[
        Switch {
            name: "--capacity",
            takes_number: true,
        },
        Switch {
            name: "--single-source",
            takes_number: false,
        },
    ],
    solve: run,
};

fn run(order: &Order, text: &str, budget: &Budget, watcher: Watcher<'_>) -> Result<Solved, Vec<Flaw>> {
    let capacity = order.number("--capacity").map(|capacity| capacity as f64);
    let problem = read_cwl(text, capacity, order.has("--single-source"))?;
    refuse_impossible(&problem)?;
    let answer = solve(&problem, budget, watcher);
    Ok(Solved::of(&answer, |plan| write_cwl(&problem, plan)))
}
