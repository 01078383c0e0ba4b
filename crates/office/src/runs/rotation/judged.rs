//! A plan of moves judged again: which of them the ledger as it is now no longer bears, and why.

use super::super::fact::{Mentioned, RunFact};
use super::super::result::{RunMove, RunResult, StaleMove};
use super::told::Telling;

pub(super) fn judged(telling: &Telling<'_>, result: &RunResult) -> Vec<StaleMove> {
    result.judged(|own| stale(telling, own))
}

/// The first thing that is otherwise, and whether the move can no longer be made.
fn stale(telling: &Telling<'_>, own: &RunMove) -> Option<(RunFact, bool)> {
    let person = || Mentioned::Person(own.key.clone());
    if !telling.is_there(&own.key) {
        return Some((RunFact::new("run-stale-nobody"), true));
    }
    let Some(one) = telling.considered(&own.key) else {
        let now = telling.holds(&own.key);
        let fact = match now {
            Some(now) if Some(&now) != own.from.as_ref() => RunFact::new("run-stale-moved")
                .with("person", person())
                .with("seat", now),
            _ => RunFact::new("run-stale-not-considered").with("person", person()),
        };
        return Some((fact, true));
    };
    let at = telling.inputs.seats.get(one.seat);
    if at.map(|seat| &seat.id) != own.places.0.as_ref() {
        let now = at.and_then(|seat| telling.seat(seat));
        let now = now.unwrap_or(Mentioned::Text(String::new()));
        return Some((
            RunFact::new("run-stale-moved")
                .with("person", person())
                .with("seat", now),
            true,
        ));
    }
    let to = own.places.1.as_deref()?;
    let said = own.to.clone().unwrap_or_else(|| Mentioned::Text(to.to_owned()));
    if telling.inputs.seat(to).is_none() {
        return Some((RunFact::new("run-stale-taken").with("seat", said), true));
    }
    let suits = telling.suits(&own.key, to);
    match suits.and_then(|suits| suits.points) {
        None => {
            let reasons = suits.iter().flat_map(|suits| &suits.reasons);
            let reasons: Vec<RunFact> = reasons.map(Telling::reason).collect();
            let fact = RunFact::new("run-stale-barred").with("person", person());
            Some((fact.with("seat", said).with("reasons", reasons), true))
        }
        now if now != own.points => {
            let (now, then) = (now.unwrap_or(0), own.points.unwrap_or(0));
            let fact = RunFact::new("run-stale-points").with("person", person());
            Some((fact.with("points", now).with("then", then), false))
        }
        _ => None,
    }
}
