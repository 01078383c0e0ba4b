//! A road map judged again: which of its units the ledger as it is now no longer bears as they were, and why.

use super::super::fact::RunFact;
use super::super::result::{RunResult, StaleMove};
use super::super::road_map::RunRoadLine;
use super::of_key;
use crate::headcount_plan::HeadcountInputs;

pub(super) fn judged(inputs: &HeadcountInputs, result: &RunResult) -> Vec<StaleMove> {
    let Some(map) = &result.road_map else {
        return Vec::new();
    };
    let stale = result.moves.iter().filter_map(|own| {
        let (line, _) = of_key(&own.key)?;
        let line = map.lines.iter().find(|kept| kept.id == line)?;
        let (why, bars) = stale(inputs, line)?;
        Some(StaleMove {
            key: own.key.clone(),
            why,
            bars,
        })
    });
    stale.collect()
}

/// The first thing that is otherwise, and whether the quota can no longer be assigned so.
fn stale(inputs: &HeadcountInputs, kept: &RunRoadLine) -> Option<(RunFact, bool)> {
    let Some(now) = inputs.line(&kept.id) else {
        return Some((RunFact::new("run-stale-headcount-gone"), true));
    };
    let was = |id: &str, n: i64, then: i64| RunFact::new(id).with("n", n).with("then", then);
    if now.assigned != kept.assigned {
        return Some((was("run-stale-headcount-quota", now.assigned, kept.assigned), true));
    }
    if now.present != kept.present {
        return Some((was("run-stale-headcount-people", now.present, kept.present), false));
    }
    let retiring: i64 = now.retiring.iter().sum();
    (retiring != kept.retiring).then(|| (was("run-stale-headcount-retiring", retiring, kept.retiring), false))
}
