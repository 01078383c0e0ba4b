//! A plan of mergers as choices, one for each village that passes into another: why these together, and what else it could do.

use planning::regions::Plan;
use planning::regions::constraints::{Alternative, GroupReason, Hindrance, explain};

use super::super::fact::{Mentioned, RunFact};
use super::super::question::RunQuestion;
use super::super::result::{RunMove, RunOtherwise};
use super::told::Telling;
use crate::village_plan::{VillageFound, VillageMerger};

/// How many households those that become one need.
pub(super) const LEAST: &str = "run-villages-least";
/// How many other ways of a village are told.
const WAYS: usize = 3;

/// The choices, merger by merger, in the order of the villages: so commune by commune.
pub(super) fn moves(telling: &Telling<'_>, plan: &Plan, question: &RunQuestion) -> Vec<RunMove> {
    let reasons = explain(&telling.inputs.problem, plan);
    let mergers = telling.inputs.mergers(plan);
    let told = (0..).zip(&mergers).flat_map(|(group, merger)| {
        let all = merger.all();
        let reason = reasons.iter().find(|reason| reason.villages == all);
        let why = why(telling, merger, reason);
        let from = merger.from.iter();
        from.filter_map(move |at| told_of(telling, question, (group, merger, *at), reason, &why))
            .collect::<Vec<_>>()
    });
    told.collect()
}

fn told_of(
    telling: &Telling<'_>,
    question: &RunQuestion,
    (group, merger, at): (u32, &VillageMerger, usize),
    reason: Option<&GroupReason>,
    why: &[RunFact],
) -> Option<RunMove> {
    let villages = &telling.inputs.villages;
    let (own, into) = (villages.get(at)?, villages.get(merger.into)?);
    let (key, place) = (telling.id(own.unit), telling.id(into.unit));
    let all = merger.all();
    let ids: Vec<String> = all
        .iter()
        .filter_map(|at| villages.get(*at))
        .map(|one| telling.id(one.unit))
        .collect();
    let pinned = question.pins.iter().any(|pin| {
        let pair = [&pin.subject, &pin.place];
        pair.contains(&&key) && pair.iter().all(|id| ids.contains(id))
    });
    let mut why = why.to_vec();
    why.extend(pinned.then(|| RunFact::new("run-villages-asked-for")));
    let after = all.iter().filter_map(|at| villages.get(*at));
    Some(RunMove {
        group,
        subject: Mentioned::Unit(key.clone()),
        from: Some(now(telling, own)),
        to: Some(then(telling, into, after)),
        places: (Some(telling.id(own.commune)), Some(place)),
        flow: (None, None),
        points: None,
        pinned,
        why,
        otherwise: Some(otherwise(telling, at, &all, reason)),
        key,
    })
}

/// Where a village lies, and how many households it has.
fn now(telling: &Telling<'_>, own: &VillageFound) -> Mentioned {
    RunFact::new("run-villages-now")
        .with("commune", telling.unit(own.commune))
        .with("households", own.households)
        .into()
}

/// Which village takes it, and how many households that has, before and after all have come.
fn then<'v>(telling: &Telling<'_>, into: &VillageFound, all: impl Iterator<Item = &'v VillageFound>) -> Mentioned {
    RunFact::new("run-villages-into")
        .with("village", telling.unit(into.unit))
        .with("households", into.households)
        .with("n", all.map(|one| one.households).sum::<i64>())
        .into()
}

/// Who of them is too small and by how much, whether the rest could do without one, and what passes.
fn why(telling: &Telling<'_>, merger: &VillageMerger, reason: Option<&GroupReason>) -> Vec<RunFact> {
    let inputs = telling.inputs;
    let all = merger.all();
    let short = short(telling, &all).map(|one| {
        let id = if inputs.must_merge(one) {
            "villages-short-must"
        } else {
            "villages-short"
        };
        RunFact::new(id)
            .with("village", telling.unit(one.unit))
            .with("households", one.households)
            .with("lacking", inputs.lacks(one))
    });
    let mut why: Vec<RunFact> = short.collect();
    if reason.is_some_and(|reason| reason.minimal) {
        why.push(RunFact::new("run-villages-minimal"));
    }
    let wanted = inputs.villages.get(merger.into).and_then(|one| inputs.minimum_of(one));
    why.extend(wanted.map(|minimum| RunFact::new(LEAST).with("least", minimum.wanted)));
    let touches = inputs.touches(telling.view, &telling.structure, merger);
    let passing = merger.from.iter().filter_map(|at| inputs.villages.get(*at));
    why.push(
        RunFact::new("villages-touches")
            .with("households", passing.map(|one| one.households).sum::<i64>())
            .with("people", touches.people)
            .with("posts", touches.posts)
            .with("quota", i64::from(touches.quota)),
    );
    why
}

/// Those of a group that have fewer households than they must.
fn short<'a>(telling: &Telling<'a>, all: &[usize]) -> impl Iterator<Item = &'a VillageFound> {
    let inputs = telling.inputs;
    let found = all.iter().filter_map(move |at| inputs.villages.get(*at));
    let short: Vec<&VillageFound> = found.filter(|one| inputs.lacks(one) > 0).collect();
    short.into_iter()
}

/// What stays too small without the merger, and where this village alone could go instead.
#[allow(
    clippy::cast_precision_loss,
    reason = "metres lie far below the largest whole number"
)]
fn otherwise(telling: &Telling<'_>, at: usize, all: &[usize], reason: Option<&GroupReason>) -> RunOtherwise {
    let inputs = telling.inputs;
    let must = short(telling, all).filter(|one| inputs.must_merge(one)).count();
    let mut instead = vec![
        RunFact::new("run-villages-if-not")
            .with("n", short(telling, all).count())
            .with("must", must),
    ];
    let ways = reason.iter().flat_map(|reason| &reason.alternatives);
    let ways: Vec<&Alternative> = ways.filter(|way| way.village == at).collect();
    instead.extend(ways.iter().take(WAYS).map(|way| told_way(telling, way)));
    if ways.is_empty() {
        instead.push(RunFact::new("run-villages-no-other"));
    }
    let free = ways
        .iter()
        .filter(|way| way.forbidden.is_none())
        .map(|way| way.costs)
        .min();
    RunOtherwise {
        costs: free.map(|metres| kilometres(metres) as f64),
        proven: false,
        instead,
    }
}

fn told_way(telling: &Telling<'_>, way: &Alternative) -> RunFact {
    let id = match way.forbidden {
        None => "run-villages-otherwise",
        Some(Hindrance::FallsApart) => "villages-otherwise-apart",
        Some(Hindrance::TooSmall { .. } | Hindrance::TooLarge { .. }) => "villages-otherwise-small",
        Some(Hindrance::Pinned | Hindrance::MustMerge { .. } | Hindrance::MayNotMerge { .. }) => {
            "villages-otherwise-asked"
        }
    };
    let told = RunFact::new(id)
        .with("village", telling.at(way.village))
        .with("beside", telling.at(way.beside));
    if way.forbidden.is_some() {
        return told;
    }
    told.with("more", kilometres(way.costs))
}

/// Metres as kilometres, rounded away from nothing.
const fn kilometres(metres: i64) -> i64 {
    (metres.abs() + 999) / 1_000 * metres.signum()
}
