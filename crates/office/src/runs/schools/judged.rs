//! A network judged again: which of its choices the ledger as it is now no longer bears, and why.

use super::super::fact::{Mentioned, RunFact};
use super::super::network::{RunNetwork, RunSite};
use super::super::result::{RunResult, StaleMove};
use super::told::{HELD, Telling};

pub(super) fn judged(telling: &Telling<'_>, result: &RunResult) -> Vec<StaleMove> {
    let Some(network) = &result.network else {
        return Vec::new();
    };
    result.judged(|own| stale(telling, network, network.site(&own.key)?))
}

/// The schools that cannot be dissolved yet, as the result itself says.
pub(super) fn held(result: &RunResult) -> Vec<StaleMove> {
    result.judged(|own| {
        let why = own.why.iter().find(|fact| fact.id == HELD)?;
        Some((why.clone(), true))
    })
}

/// The first thing that is otherwise, and whether the choice can no longer be made.
fn stale(telling: &Telling<'_>, network: &RunNetwork, own: &RunSite) -> Option<(RunFact, bool)> {
    let inputs = telling.inputs;
    let at = |unit: &str| inputs.network.sites.iter().position(|site| site.id == unit);
    let said = |unit: &str| Mentioned::Unit(unit.to_owned());
    let Some(site) = at(&own.unit) else {
        return Some((RunFact::new("run-stale-site"), true));
    };
    let gone = own.to.iter().find(|to| at(to).is_none());
    if let Some(gone) = gone {
        let fact = RunFact::new("run-stale-site-target").with("unit", said(gone));
        return Some((fact, true));
    }
    // Another decision settles nothing of its own site, and ends none of those that take its pupils, nor the school into which its own passes.
    let touched = own.to.iter().chain(&own.passes).filter_map(|unit| at(unit));
    let ends = touched.filter(|at| inputs.sites[*at].ends);
    let decided = |at: usize| Some((at, inputs.sites[at].decided?));
    if let Some((at, from)) = std::iter::once(site).chain(ends).find_map(decided) {
        let fact = RunFact::new("run-stale-site-decided").with("unit", telling.site(at));
        return Some((fact.with("day", from), true));
    }
    let now = &inputs.sites[site];
    let school = inputs.site_of(now.school).map(|main| telling.id(main));
    if school.as_ref() != Some(&own.school) {
        return Some((RunFact::new("run-stale-site-school"), true));
    }
    let lost = (0..2).any(|level| !own.open && now.pupils[level] > 0 && own.to[level] == own.unit);
    let then = own.pupils.iter().sum::<u64>();
    if lost {
        let fact = RunFact::new("run-stale-site-pupils").with("n", now.all_pupils());
        return Some((fact.with("then", then), true));
    }
    // All that goes with it, counted anew.
    let together = network.after(inputs, |other| other.group.is_some() && other.group == own.group);
    let Some(after) = together else {
        return Some((
            RunFact::new("run-stale-site-target").with("unit", said(&own.unit)),
            true,
        ));
    };
    let taking = own.to.iter().filter_map(|to| at(to)).filter(|to| *to != site);
    let full = taking
        .map(|to| (to, after.comes(inputs, to).iter().sum::<u64>()))
        .find(|(to, comes)| *comes > inputs.sites[*to].seats);
    if let Some((to, comes)) = full {
        let fact = RunFact::new("run-stale-site-seats").with("unit", telling.site(to));
        let fact = fact.with("n", comes);
        return Some((fact.with("most", inputs.sites[to].seats), true));
    }
    let mergers = after.mergers(inputs);
    let ended = mergers.iter().find(|merger| merger.ends && merger.into == now.school);
    if let Some(held) = ended.and_then(|ended| telling.held(ended)) {
        return Some((held, true));
    }
    (now.pupils != own.pupils).then(|| {
        let fact = RunFact::new("run-stale-site-pupils").with("n", now.all_pupils());
        (fact.with("then", then), false)
    })
}
