//! The choices of a network with their reasons, and with what keeping a site that closes would cost, as far as there is time for that.

use planning::core::Budget;
use planning::facilities::constraints::{Hindrance, OtherSite, WhyHere, compare, why_here};
use planning::facilities::solve::solve;
use planning::facilities::{OpenSchool, SchoolPlan, SitePin};

use super::super::fact::{Mentioned, RunFact};
use super::super::planner::SHARE;
use super::super::result::{RunMove, RunOtherwise};
use super::settled::CLOSES;
use super::told::{Telling, whole};
use crate::school_plan::{SchoolMerger, SchoolsAfter, TaughtLevel};

/// Iterations of the search without one choice.
const ITERATIONS: u64 = 2_000;
/// How many other sites are told.
const OTHERS: usize = 4;

/// The choices: every site that closes or from which pupils go, in the order of the sites.
pub(super) fn moves(
    telling: &Telling<'_>,
    plan: &SchoolPlan,
    after: &SchoolsAfter,
    price: f64,
    budget: &Budget,
) -> Vec<RunMove> {
    let inputs = telling.inputs;
    let limit = budget.again(SHARE).with_iterations(ITERATIONS);
    let (groups, mergers) = (after.groups(inputs), after.mergers(inputs));
    let changed = (0..inputs.sites.len()).filter(|site| after.changes(inputs, *site));
    let told = changed.map(|site| {
        let closes = !after.open[site];
        // Once it was told to stop nothing more is looked for.
        let asked = (closes && !limit.is_over(0)).then(|| otherwise(telling, plan, site, price, &limit));
        RunMove {
            group: groups[site].unwrap_or(0),
            key: telling.id(site),
            subject: telling.site(site),
            from: Some(today(telling, site).into()),
            to: Some(becomes(telling, after, &mergers, site).into()),
            places: (Some(telling.id(site)), closes.then(|| CLOSES.to_owned())),
            flow: (None, None),
            points: None,
            pinned: inputs.network.sites[site].pin == Some(SitePin::Closes),
            why: reasons(telling, plan, after, &mergers, site),
            otherwise: asked.flatten(),
        }
    });
    told.collect()
}

fn today(telling: &Telling<'_>, site: usize) -> RunFact {
    let own = &telling.inputs.sites[site];
    let told = RunFact::new("run-schools-today").with("n", own.all_pupils());
    told.with("most", own.seats)
}

/// What becomes of a site, of its pupils and of its school.
fn becomes(telling: &Telling<'_>, after: &SchoolsAfter, mergers: &[SchoolMerger], site: usize) -> RunFact {
    let inputs = telling.inputs;
    let goes = after.leaving(inputs, site).map(|(level, pupils, to)| {
        let way = inputs.way(site, to);
        let way = way.map_or_else(|| Mentioned::Text(String::new()), |way| Telling::way(way).into());
        RunFact::new(&format!("run-schools-goes-{}", level.word()))
            .with("n", pupils)
            .with("unit", telling.site(to))
            .with("what", way)
    });
    let mut what: Vec<RunFact> = goes.collect();
    let own = &inputs.sites[site];
    let heir = mergers.iter().find(|merger| merger.from.contains(&own.school));
    if let Some(heir) = heir.filter(|_| own.is_main()) {
        what.push(RunFact::new("run-schools-passes").with("unit", telling.unit(heir.into)));
    }
    if mergers.iter().any(|merger| merger.ends && merger.into == own.unit) {
        return RunFact::new("run-schools-ends");
    }
    if what.is_empty() {
        return RunFact::new("run-schools-closes-empty");
    }
    let id = if after.open[site] {
        "run-schools-leaves"
    } else {
        "run-schools-closes"
    };
    RunFact::new(id).with("what", what)
}

fn reasons(
    telling: &Telling<'_>,
    plan: &SchoolPlan,
    after: &SchoolsAfter,
    mergers: &[SchoolMerger],
    site: usize,
) -> Vec<RunFact> {
    let (inputs, own) = (telling.inputs, &telling.inputs.sites[site]);
    let mut all = Vec::new();
    if inputs.network.sites[site].pin == Some(SitePin::Closes) {
        all.push(RunFact::new("run-schools-why-settled"));
    } else if !after.open[site] {
        let told = RunFact::new("run-schools-why-small").with("n", own.all_pupils());
        all.push(told.with("most", inputs.question.small));
    }
    let ended = mergers.iter().find(|merger| merger.ends && merger.into == own.school);
    if let Some(ended) = ended {
        all.extend(own.is_main().then(|| RunFact::new("run-schools-why-ends")));
        all.extend(telling.held(ended));
    }
    let into = |to: usize| {
        let school = inputs.sites[to].school;
        mergers
            .iter()
            .find(|merger| merger.into == school || merger.from.contains(&school))
    };
    for (level, _, to) in after.leaving(inputs, site) {
        if let Some(way) = inputs.way(site, to) {
            let most = inputs.question.farthest(level, own.mountain);
            all.push(
                RunFact::new(&format!("run-schools-why-way-{}", level.word()))
                    .with("n", way.metres)
                    .with("most", most),
            );
        }
        let comes: u64 = after.comes(inputs, to).iter().sum();
        let seats = RunFact::new("run-schools-why-seats").with("unit", telling.site(to));
        let seats = seats.with("n", comes).with("most", inputs.sites[to].seats);
        if !all.contains(&seats) {
            all.push(seats);
        }
        if let Some(merger) = into(to).filter(|merger| merger.kind != inputs.sites[to].kind) {
            let kind = RunFact::new(&format!("run-schools-why-{}", merger.kind.word()));
            let kind = kind.with("unit", telling.unit(merger.into));
            if !all.contains(&kind) {
                all.push(kind);
            }
        }
        if let Some(why) = why_level(telling, plan, site, level) {
            if why.is_forced {
                all.push(RunFact::new("run-schools-why-only"));
            }
            let nearest = nearest(telling, site, why.others);
            let others = nearest.iter().filter(|other| other.site != site).take(OTHERS);
            all.extend(others.map(|other| telling.other(other)));
        }
    }
    all
}

fn why_level(telling: &Telling<'_>, plan: &SchoolPlan, site: usize, level: TaughtLevel) -> Option<WhyHere> {
    let place = telling.inputs.places.iter().position(|own| *own == (site, level))?;
    why_here(&telling.inputs.network, plan, place, 0)
}

/// Other sites, the nearest first.
fn nearest(telling: &Telling<'_>, site: usize, mut others: Vec<OtherSite>) -> Vec<OtherSite> {
    others.sort_by_key(|other| {
        let way = telling.inputs.way(site, other.site);
        (way.map_or(u32::MAX, |way| way.metres), other.site)
    });
    others
}

/// The best network in which a site stays open; none where the search was cut off.
fn otherwise(
    telling: &Telling<'_>,
    plan: &SchoolPlan,
    site: usize,
    price: f64,
    limit: &Budget,
) -> Option<RunOtherwise> {
    let mut network = telling.inputs.network.clone();
    network.sites[site].pin = Some(SitePin::StaysOpen);
    let answer = solve(&network, limit, &|_| ());
    let (proven, impossible) = (answer.proven_optimal(), answer.impossible);
    let Some((objective, other)) = answer.objective.zip(answer.plan).filter(|_| answer.feasible) else {
        return (impossible || !limit.is_over(0)).then_some(RunOtherwise {
            costs: None,
            proven: false,
            instead: Vec::new(),
        });
    };
    let difference = compare(&telling.inputs.network, plan, &other);
    let told = |id: &'static str, sites: &[OpenSchool]| {
        let sites = sites.iter().map(|school| school.site);
        let facts = sites.map(|site| RunFact::new(id).with("unit", telling.site(site)));
        facts.collect::<Vec<_>>()
    };
    let mut instead = told("run-schools-would-stay", &difference.only_second);
    instead.extend(told("run-schools-would-close", &difference.only_first));
    Some(RunOtherwise {
        costs: Some(objective - price),
        proven,
        instead,
    })
}

/// Small sites that stay open all the same, each with why.
pub(super) fn small(telling: &Telling<'_>, plan: &SchoolPlan, after: &SchoolsAfter) -> Vec<RunFact> {
    let inputs = telling.inputs;
    let is_small = |site: &usize| {
        let own = &inputs.sites[*site];
        let settled = inputs.network.sites[*site].pin.is_some();
        // Where pupils come it is small no longer.
        let comes: u64 = after.comes(inputs, *site).iter().sum();
        after.open[*site] && !settled && comes < inputs.question.small && comes >= own.all_pupils()
    };
    let stay = (0..inputs.sites.len()).filter(is_small);
    let told = stay.map(|site| {
        let told = RunFact::new("run-schools-small-stays").with("unit", telling.site(site));
        told.with("n", inputs.sites[site].all_pupils())
            .with("because", stays(telling, plan, site))
    });
    told.collect()
}

/// What keeps a site open: a level of which nobody else can take the pupils, else the price.
fn stays(telling: &Telling<'_>, plan: &SchoolPlan, site: usize) -> RunFact {
    let mut more = -f64::from(telling.inputs.question.site_points);
    for level in TaughtLevel::ALL {
        let Some(why) = why_level(telling, plan, site, level) else {
            continue;
        };
        let free = why.others.iter().filter(|other| other.hindrances.is_empty());
        let Some(cheapest) = free.filter_map(|other| other.more).min_by(f64::total_cmp) else {
            let others = nearest(telling, site, why.others);
            // A site of another level, or one that this plan closes, says less than one that is too far or full.
            let says_less = |own: &Hindrance| matches!(own, Hindrance::Forbidden | Hindrance::Closed);
            let could = |other: &&OtherSite| !other.hindrances.iter().any(says_less);
            let first = others.iter().find(could).or(others.first());
            return first.map_or_else(|| RunFact::new("run-schools-alone"), |other| telling.other(other));
        };
        more += cheapest;
    }
    if more > 0.0 {
        RunFact::new("run-schools-dearer").with("points", whole(more))
    } else {
        // One by one its pupils would find seats, or the search did not get so far.
        RunFact::new("run-schools-not-together")
    }
}
