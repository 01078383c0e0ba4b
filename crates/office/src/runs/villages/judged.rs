//! A plan of mergers judged again: which of its villages the ledger as it is now no longer lets pass as they were to, and why.

use std::collections::BTreeSet;

use ledger::UnitId;
use ledger::value::Ix;

use super::super::fact::{Mentioned, RunFact};
use super::super::result::{RunMove, RunResult, StaleMove};
use super::explained::LEAST;
use super::told::Telling;
use crate::village_plan::{VillageFound, WhyAside, neighbours};

pub(super) fn judged(telling: &Telling<'_>, result: &RunResult) -> Vec<StaleMove> {
    let judging = Judging::of(telling, result);
    result.judged(|own| judging.stale(own))
}

/// What is judged, and which villages have a road between them now.
struct Judging<'a> {
    telling: &'a Telling<'a>,
    result: &'a RunResult,
    roads: Vec<(Ix, Ix)>,
}

impl<'a> Judging<'a> {
    fn of(telling: &'a Telling<'a>, result: &'a RunResult) -> Self {
        let all: Vec<VillageFound> = telling.inputs.all_found().cloned().collect();
        let pairs = neighbours(telling.view, &telling.structure, &all);
        let unit = |at: usize| all.get(at).map(|one| one.unit);
        let roads = pairs.into_iter().filter_map(|(one, two)| unit(one).zip(unit(two)));
        Self {
            telling,
            result,
            roads: roads.collect(),
        }
    }

    /// The first thing that is otherwise, and whether the village can no longer pass.
    fn stale(&self, own: &RunMove) -> Option<(RunFact, bool)> {
        let into = own.places.1.as_deref()?;
        let (one, taker) = match (self.standing(&own.key), self.standing(into)) {
            (Ok(one), Ok(taker)) => (one, taker),
            (Err(why), _) | (_, Err(why)) => return Some((why, true)),
        };
        if one.must_stand {
            let village = Mentioned::Unit(own.key.clone());
            return Some((RunFact::new("run-stale-village-stands").with("village", village), true));
        }
        if (one.commune, one.kind) != (taker.commune, taker.kind) {
            return Some((RunFact::new("run-stale-village-parted"), true));
        }
        let beside = self.result.moves.iter().filter(|other| other.group == own.group);
        let all: Vec<&VillageFound> = beside
            .filter_map(|other| self.telling.found(&other.key))
            .chain([taker])
            .collect();
        if !self.reached(taker, &all).contains(&one.unit) {
            let fact = RunFact::new("run-stale-village-road").with("village", self.telling.unit(one.unit));
            return Some((fact.with("others", self.telling.unit(taker.unit)), true));
        }
        self.households(own, taker, &all)
    }

    /// Whom roads between some villages join with one of them.
    fn reached(&self, from: &VillageFound, all: &[&VillageFound]) -> BTreeSet<Ix> {
        let within: BTreeSet<Ix> = all.iter().map(|one| one.unit).collect();
        let mut reached = BTreeSet::from([from.unit]);
        loop {
            let further = self.roads.iter().filter_map(|(one, two)| {
                let next = [(one, two), (two, one)];
                let next = next
                    .into_iter()
                    .find(|(near, far)| reached.contains(near) && !reached.contains(far));
                next.map(|(_, far)| *far).filter(|far| within.contains(far))
            });
            let further: Vec<Ix> = further.collect();
            if further.is_empty() {
                return reached;
            }
            reached.extend(further);
        }
    }

    /// Whether they have fewer households than they need now, need others than they did, or were counted anew.
    fn households(&self, own: &RunMove, taker: &VillageFound, all: &[&VillageFound]) -> Option<(RunFact, bool)> {
        let number = |fact: &RunFact, name: &str| match fact.of.iter().find(|(own, _)| own == name)? {
            (_, Mentioned::Count(count)) => Some(*count),
            _ => None,
        };
        let now: i64 = all.iter().map(|one| one.households).sum();
        let least = self.telling.inputs.minimum_of(taker)?.wanted;
        if now < least {
            let fact = RunFact::new("run-stale-village-few").with("n", now);
            return Some((fact.with("least", least), true));
        }
        // A plan of an earlier edition of this program does not tell what was needed.
        let needed = own.why.iter().find(|fact| fact.id == LEAST);
        let needed = needed.and_then(|fact| number(fact, "least"));
        if let Some(needed) = needed.filter(|needed| *needed != least) {
            let fact = RunFact::new("run-stale-village-minimum").with("least", least);
            return Some((fact.with("then", needed), false));
        }
        let told = match own.to.as_ref()? {
            Mentioned::Fact(to) => number(to, "n")?,
            _ => return None,
        };
        let fact = RunFact::new("run-stale-village-households").with("n", now);
        (now != told).then(|| (fact.with("then", told), false))
    }

    /// A village that stands and could pass or take others; else why not.
    fn standing(&self, id: &str) -> Result<&'a VillageFound, RunFact> {
        let (telling, structure) = (self.telling, &self.telling.structure);
        let village = || Mentioned::Unit(id.to_owned());
        let stale = |why: &str| RunFact::new(why).with("village", village());
        if let Some(found) = telling.found(id) {
            let mut aside = telling.inputs.aside.iter();
            let why = aside
                .find(|aside| aside.villages.contains(found))
                .map(|aside| aside.why);
            return match why {
                Some(WhyAside::Ends) => Err(stale("run-stale-village-ends")),
                _ => Ok(found),
            };
        }
        let unit: Option<UnitId> = id.parse().ok();
        match unit.and_then(|unit| telling.view.value().unit_of(unit)) {
            Some(ix) if structure.carry(ix) != ix => {
                Err(stale("run-stale-village-merged").with("others", telling.unit(structure.carry(ix))))
            }
            _ => Err(stale("run-stale-village-gone")),
        }
    }
}
