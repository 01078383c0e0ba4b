//! A plan of mergers judged again: which of its villages the ledger as it is now no longer lets pass as they were to, and why.

use ledger::value::Place;
use ledger::view::Structure;
use ledger::{Entity, UnitId};

use super::super::fact::{Mentioned, RunFact};
use super::super::result::{RunMove, RunResult, StaleMove};
use super::explained::then;
use super::told::Telling;
use crate::village_plan::{VillageFound, WhyAside};

pub(super) fn judged(telling: &Telling<'_>, structure: &Structure, result: &RunResult) -> Vec<StaleMove> {
    let stale = result.moves.iter().filter_map(|own| {
        let (why, bars) = stale(telling, structure, result, own)?;
        Some(StaleMove {
            key: own.key.clone(),
            why,
            bars,
        })
    });
    stale.collect()
}

/// The first thing that is otherwise, and whether the village can no longer pass.
fn stale(telling: &Telling<'_>, structure: &Structure, result: &RunResult, own: &RunMove) -> Option<(RunFact, bool)> {
    let into = own.places.1.as_deref()?;
    let found = |id: &str| standing(telling, structure, id);
    let (one, taker) = match (found(&own.key), found(into)) {
        (Ok(one), Ok(taker)) => (one, taker),
        (Err(why), _) | (_, Err(why)) => return Some((why, true)),
    };
    if (one.commune, one.kind) != (taker.commune, taker.kind) {
        return Some((RunFact::new("run-stale-village-parted"), true));
    }
    let beside = result.moves.iter().filter(|other| other.group == own.group);
    let all: Vec<&VillageFound> = beside
        .filter_map(|other| telling.found(&other.key))
        .chain([taker])
        .collect();
    let now = then(telling, taker, all.iter().copied());
    if Some(&now) == own.to.as_ref() {
        return None;
    }
    let households = |of: Option<&Mentioned>| match of {
        Some(Mentioned::Fact(fact)) => fact.of.iter().find(|(name, _)| name == "n").map(|(_, n)| n.clone()),
        _ => None,
    };
    let nothing = || Mentioned::Text("–".to_owned());
    let fact = RunFact::new("run-stale-village-households")
        .with("n", households(Some(&now)).unwrap_or_else(nothing))
        .with("then", households(own.to.as_ref()).unwrap_or_else(nothing));
    Some((fact, false))
}

/// A village that stands and could pass or take others; else why not.
fn standing<'a>(telling: &Telling<'a>, structure: &Structure, id: &str) -> Result<&'a VillageFound, RunFact> {
    let village = || Mentioned::Unit(id.to_owned());
    if let Some(found) = telling.found(id) {
        let mut aside = telling.inputs.aside.iter();
        let why = aside.find(|aside| aside.villages.contains(found)).map(|aside| aside.why);
        let stale = |id: &str| Err(RunFact::new(id).with("village", village()));
        return match why {
            Some(WhyAside::Ends) => stale("run-stale-village-ends"),
            Some(WhyAside::Takes) => stale("run-stale-village-takes"),
            _ => Ok(found),
        };
    }
    let unit: Option<UnitId> = id.parse().ok();
    let place = unit.and_then(|unit| telling.view.value().place(Entity::Unit(unit)));
    match place {
        Some(Place::Unit(ix)) if structure.carry(ix) != ix => Err(RunFact::new("run-stale-village-merged")
            .with("village", village())
            .with("others", telling.unit(structure.carry(ix)))),
        _ => Err(RunFact::new("run-stale-village-gone").with("village", village())),
    }
}
