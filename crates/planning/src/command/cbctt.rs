//! `solve cbctt FILE`: curriculum-based course timetabling (ITC-2007, track 3, UD2).

use super::family::{Family, Solved};
use super::order::Order;
use crate::core::{Budget, Fault, Flaw, Watcher};
use crate::timetable::formats::{read_ctt, write_solution};
use crate::timetable::solve;

/// The competition's instances.
pub(super) const FAMILY: Family = Family {
    name: "cbctt",
    switches: &[],
    solve: run,
};

fn run(_: &Order, text: &str, budget: &Budget, watcher: Watcher<'_>) -> Result<Solved, Vec<Flaw>> {
    let asked = read_ctt(text)?;
    // What is wrong with the problem as a whole stands on no line of its own: the last one is named.
    let line = text.lines().count().max(1);
    let flaw = |trouble: &crate::timetable::Trouble| Flaw {
        line,
        fault: Fault::Other(trouble.to_string()),
    };
    let answer = solve(&asked, budget, watcher).map_err(|troubles| troubles.iter().map(flaw).collect::<Vec<_>>())?;
    Ok(Solved::of(&answer, |sessions| write_solution(sessions)))
}
