//! A small invented reorganisation through the whole replay, and its twins: what is broken on purpose is found.

mod broken;
mod country;
mod faults;
mod hoanh_bo;
mod small;

use ledger::Value;

use crate::proof::{Check, prove};
use crate::{Case, Journey, Plan};

/// The value of a plan's decisions, or the first refusal.
fn entered(plan: &Plan) -> Value {
    let mut value = Value::empty();
    for decision in &plan.decisions {
        value = value
            .accept(decision)
            .unwrap_or_else(|refused| panic!("{}: {refused:?}", decision.header.number));
    }
    value
}

/// The checks that do not hold, by name.
fn broken(checks: &[Check]) -> Vec<&'static str> {
    let broken = checks.iter().filter(|check| !check.holds());
    broken.map(|check| check.id).collect()
}

/// A case carried through the ledger and proved.
fn proved(case: &Case, journey: Option<&Journey>) -> Vec<Check> {
    let plan = Plan::of(case, journey).unwrap();
    prove(&entered(&plan), case, &plan.ids, journey)
}
