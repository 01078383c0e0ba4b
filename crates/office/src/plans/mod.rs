//! Plans: ordered drafts of decisions. A plan is laid on the newest value as a fork, so every figure can be asked of it before anyone
//! signs; a signature turns its drafts into decisions.
//!
//! INVARIANT: a plan changes nothing until it is signed, and is never dropped: when the ledger moves on, it says what no longer fits.

mod allowed;
mod aside;
mod diff;
mod enact;
mod papers;
mod plan;
mod save;
#[cfg(test)]
pub(crate) mod small;
#[cfg(test)]
mod tests;

pub(crate) use allowed::out_of_reach;
pub use aside::{CannotPutAside, Hold};
pub use diff::{Change, PlanDiff, Touched};
pub use enact::{CannotSign, Paper};
pub use papers::CannotBegin;
pub(crate) use papers::{begin_papers, entered, new_plan};
pub use plan::{CannotFork, Enacted, PastAside, Plan, PlanState, PutAside};
pub use save::CannotSave;
pub(crate) use save::Kept;

/// The kind of record.
pub(crate) const PLAN: &str = "plan";
