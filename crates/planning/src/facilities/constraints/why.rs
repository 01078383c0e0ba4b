//! Why pupils go where they go, what the next best would cost, and in what two plans differ.

use super::travel::pupils;
use super::{by_constraint, school_of};
use crate::core::ByConstraint;
use crate::facilities::plan::{OpenSchool, SchoolPlan};
use crate::facilities::problem::SchoolNetwork;
use serde::Serialize;

/// What stands against another site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hindrance {
    /// The school is closed in this plan.
    Closed,
    /// It has no seats left: so many pupils would be too many.
    Full {
        /// Pupils above the seats.
        above: u64,
    },
    /// The way is too long.
    TooFar {
        /// Its length.
        metres: u32,
        /// The limit.
        most: u32,
    },
    /// There is no way.
    NoWay,
    /// The pair is forbidden.
    Forbidden,
}

/// Another site that has a school of the level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OtherSite {
    /// The site.
    pub site: usize,
    /// What the plan would cost more (below 0: less) if they went there and nothing else changed; `None` without a way.
    pub more: Option<f64>,
    /// What stands against it; empty when they could go there.
    pub hindrances: Vec<Hindrance>,
}

/// Why the pupils of one place and level go to their site.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhyHere {
    /// The site; where pupils are divided, the one that most go to.
    pub site: usize,
    /// Whether it is the only one that nothing stands against: the rules alone decided.
    pub is_forced: bool,
    /// The others, cheapest first.
    pub others: Vec<OtherSite>,
}

/// Explains one choice of a plan; `None` when the plan does not send these pupils anywhere.
pub fn why_here(problem: &SchoolNetwork, plan: &SchoolPlan, place: usize, level: usize) -> Option<WhyHere> {
    let ways = plan.ways.iter().filter(|way| way.place == place && way.level == level);
    let site = ways.max_by_key(|way| (way.pupils, std::cmp::Reverse(way.site)))?.site;
    let all = pupils(problem, place, level);
    let today = problem
        .places
        .get(place)?
        .pupils
        .iter()
        .find(|group| group.level == level)?
        .today;
    let cost = |site: usize| {
        let change = if today.is_some_and(|today| today != site) {
            problem.cost_of_change * all as f64
        } else {
            0.0
        };
        problem.travel_cost(place, site, all, all).map(|travel| travel + change)
    };
    let here = cost(site);
    let teaches = (0..problem.sites.len()).filter(|&other| other != site && school_of(problem, other, level).is_some());
    let mut others: Vec<OtherSite> = teaches
        .map(|other| OtherSite {
            site: other,
            more: cost(other).zip(here).map(|(there, here)| there - here),
            hindrances: hindrances(problem, plan, place, level, other),
        })
        .collect();
    let rank = |other: &OtherSite| other.more.unwrap_or(f64::INFINITY);
    others.sort_by(|one, two| rank(one).total_cmp(&rank(two)).then(one.site.cmp(&two.site)));
    let is_forced = others.iter().all(|other| !other.hindrances.is_empty());
    Some(WhyHere {
        site,
        is_forced,
        others,
    })
}

fn hindrances(problem: &SchoolNetwork, plan: &SchoolPlan, place: usize, level: usize, site: usize) -> Vec<Hindrance> {
    let mut found = Vec::new();
    if !plan.open.contains(&OpenSchool { site, level }) {
        found.push(Hindrance::Closed);
    }
    let coming = plan
        .ways
        .iter()
        .filter(|way| way.site == site && way.level == level && way.place != place);
    let others: u64 = coming.map(|way| way.pupils).sum();
    let seats = school_of(problem, site, level)
        .and_then(|school| school.seats)
        .unwrap_or(u64::MAX);
    let above = (others + pupils(problem, place, level)).saturating_sub(seats);
    if above > 0 {
        found.push(Hindrance::Full { above });
    }
    if problem.travel_cost(place, site, 1, 1).is_none() {
        found.push(Hindrance::NoWay);
    }
    if let Some((metres, most)) = problem
        .metres(place, site)
        .zip(problem.farthest(place, level))
        .filter(|(metres, most)| metres > most)
    {
        found.push(Hindrance::TooFar { metres, most });
    }
    if problem
        .forbidden
        .iter()
        .any(|pair| pair.place == place && pair.site == site)
    {
        found.push(Hindrance::Forbidden);
    }
    found
}

/// In what two plans differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanDifference {
    /// The measures of the first plan.
    pub first: Vec<ByConstraint>,
    /// The measures of the second, in the same order.
    pub second: Vec<ByConstraint>,
    /// Schools that only the first plan has open.
    pub only_first: Vec<OpenSchool>,
    /// Schools that only the second has open.
    pub only_second: Vec<OpenSchool>,
    /// Place and level of pupils who go elsewhere, and from which site to which (where they are not divided).
    pub moved: Vec<(usize, usize, usize, usize)>,
}

/// Compares two plans of one problem by measure and by difference.
pub fn compare(problem: &SchoolNetwork, first: &SchoolPlan, second: &SchoolPlan) -> PlanDifference {
    let only = |one: &SchoolPlan, two: &SchoolPlan| {
        one.open
            .iter()
            .filter(|school| !two.open.contains(school))
            .copied()
            .collect()
    };
    let mut moved = Vec::new();
    for way in &first.ways {
        let there = second
            .ways
            .iter()
            .filter(|other| other.place == way.place && other.level == way.level);
        let mut elsewhere = there.filter(|other| other.site != way.site);
        if let Some(other) = elsewhere.next() {
            moved.push((way.place, way.level, way.site, other.site));
        }
    }
    PlanDifference {
        first: by_constraint(problem, first),
        second: by_constraint(problem, second),
        only_first: only(first, second),
        only_second: only(second, first),
        moved,
    }
}
