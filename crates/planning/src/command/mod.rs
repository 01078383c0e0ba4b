//! `solve FAMILY FILE …` for the public benchmark families: words in, one line and a solution out. Files, clock and screen are
//! the caller's: `crates/cli` and `examples/solve.rs` read the file, call [`run`], and write what it gives.
//!
//! A family is one file here that makes a [`Family`], and one line in [`FAMILIES`].

mod cbctt;
mod cpmp;
mod cwl;
mod family;
mod gap;
mod lap;
mod line;
mod order;
mod pmedian;
mod regions;

pub use family::{Family, Solve, Solved, Switch};
pub use line::Line;
pub use order::{Order, WrongOrder};

use crate::core::{Budget, Cancel, Clock, Fault, Flaw, Watcher};

/// Every family that can be solved, by name.
pub const FAMILIES: &[Family] = &[
    cbctt::FAMILY,
    cpmp::FAMILY,
    cwl::FAMILY,
    gap::FAMILY,
    lap::FAMILY,
    pmedian::FAMILY,
    regions::FAMILY,
];

/// Reads the words behind `solve`.
///
/// # Errors
///
/// Everything that is wrong with them.
pub fn order(words: &[String]) -> Result<Order, Vec<WrongOrder>> {
    order::read(words, FAMILIES)
}

/// Reads the words behind `solve plan`: a file of the domain's own, which the caller reads, for it is JSON.
///
/// # Errors
///
/// Everything that is wrong with them.
pub fn plan_order(words: &[String]) -> Result<Order, Vec<WrongOrder>> {
    order::read(words, &[PLAN])
}

/// The domain's own problems are data, not text: whoever has read them calls the planner itself.
const PLAN: Family = Family {
    name: "plan",
    switches: &[],
    solve: |_, _, _, _| {
        Err(vec![Flaw {
            line: 1,
            fault: Fault::Other("a plan is solved from data".to_owned()),
        }])
    },
};

/// Solves the problem in `text`, the content of the order's file. The limit counts from the start of `clock`.
///
/// # Errors
///
/// What is wrong with the file, line by line.
pub fn run(
    order: &Order,
    text: &str,
    clock: Clock,
    cancel: &Cancel,
    watcher: Watcher<'_>,
) -> Result<Solved, Vec<Flaw>> {
    let budget = order.budget(clock).with_cancel(cancel);
    (order.family().solve)(order, text, &budget, watcher)
}

impl Order {
    /// The limits that the words ask for. With a limit of iterations alone there is no deadline.
    pub fn budget(&self, clock: Clock) -> Budget {
        let limits = match (self.seconds, self.iterations) {
            (Some(limit), iterations) => {
                let left = limit.saturating_sub(clock.elapsed());
                let budget = Budget::within(clock, left);
                iterations.map_or(budget.clone(), |iterations| budget.with_iterations(iterations))
            }
            (None, Some(iterations)) => Budget::iterations(iterations).with_clock(clock),
            (None, None) => Budget::within(clock, order::USUAL_TIME),
        };
        limits.with_seed(self.seed).with_threads(self.threads)
    }
}
