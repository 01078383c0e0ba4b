//! `solve lap FILE`: linear assignment.

use super::family::{Family, Solved};
use super::order::Order;
use crate::assignment::lap::{read, solve, verify, write};
use crate::core::{Budget, Flaw, Incumbent, Score, Watcher};

/// The OR-Library's assignment problems.
pub(super) const FAMILY: Family = Family {
    name: "lap",
    switches: &[],
    solve: run,
};

fn run(_: &Order, text: &str, budget: &Budget, watcher: Watcher<'_>) -> Result<Solved, Vec<Flaw>> {
    let prices = read(text)?;
    let incumbent = Incumbent::new(budget, watcher);
    let matched = solve(&prices);
    // The bound is what the dual prices prove, not what the solver says of itself.
    if let Ok(price) = verify(&prices, &matched.posts, &matched.of_people, &matched.of_posts) {
        incumbent.raise_bound(price as f64);
    }
    incumbent.offer(0, Score::feasible(matched.price as f64), || (matched.posts, Vec::new()));
    Ok(Solved::of(&incumbent.answer(), |posts| write(posts)))
}
