//! Why no plan can exist: smallest sets of facts that cannot all hold, found before the search.
//!
//! Seats and ways form a flow; when it cannot carry everybody, a cut names places whose pupils have more need than all the
//! schools that they may use have seats (P. Hall, Journal of the London Mathematical Society 10, 1935). Places are then left
//! out one by one while the rest is still too much, so that every place that is named matters.

use crate::facilities::compile::{Compiled, compile};
use crate::facilities::network::{Fixing, UNLIMITED};
use crate::facilities::problem::{SchoolNetwork, SitePin};
use serde::Serialize;

/// Facts that cannot all hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SchoolConflict {
    /// No school of the level is in reach of the place: all are too far, forbidden, closed by a pin, or do not exist.
    NoSchoolInReach {
        /// The place.
        place: usize,
        /// The level.
        level: usize,
        /// The nearest site with a school of the level, and its distance in metres, where distances are known.
        nearest: Option<(usize, u32)>,
        /// The farthest way that is allowed, in metres.
        farthest: Option<u32>,
    },
    /// These pupils stay together, and no school in reach has so many seats.
    PlaceTooLarge {
        /// The place.
        place: usize,
        /// The level.
        level: usize,
        /// How many they are.
        pupils: u64,
        /// Seats of the largest school in reach.
        seats: u64,
    },
    /// All schools in reach of these places together have too few seats.
    TooFewSeats {
        /// The level.
        level: usize,
        /// The places; leaving out any of them would resolve this.
        places: Vec<usize>,
        /// Sites in their reach.
        sites: Vec<usize>,
        /// Their pupils.
        pupils: u64,
        /// Seats of these sites.
        seats: u64,
    },
    /// Even the largest schools, as many as may be open, do not hold all pupils.
    TooFewSites {
        /// How many sites may be open.
        most: usize,
        /// All pupils.
        pupils: u64,
        /// Seats that so many sites have at most.
        seats: u64,
    },
    /// More sites are pinned open than may be open.
    TooManyPinned {
        /// The sites.
        sites: Vec<usize>,
        /// How many may be open.
        most: usize,
    },
}

/// Conflicts that can be named without a search; empty when none is found, which does not promise that a plan exists.
pub fn conflicts(problem: &SchoolNetwork) -> Vec<SchoolConflict> {
    let compiled = compile(problem);
    let mut found = Vec::new();
    let pinned: Vec<usize> = (0..problem.sites.len())
        .filter(|&site| problem.sites[site].pin == Some(SitePin::StaysOpen))
        .collect();
    if let Some(most) = problem.open_at_most.filter(|&most| pinned.len() > most) {
        found.push(SchoolConflict::TooManyPinned { sites: pinned, most });
    }
    let alone = single_places(problem, &compiled);
    let lost: Vec<usize> = alone.iter().map(|(customer, _)| *customer).collect();
    found.extend(alone.into_iter().map(|(_, conflict)| conflict));
    found.extend(few_sites(problem));
    if found.is_empty() {
        for level in 0..problem.levels.len() {
            found.extend(few_seats(problem, &compiled, level, &lost));
        }
    }
    found
}

/// The sites of the network that a customer may use.
fn reach(compiled: &Compiled, customer: usize) -> Vec<usize> {
    let row = compiled.net.row(customer);
    (0..row.len())
        .filter(|&site| row[site].is_finite() && compiled.net.fixing[site] != Fixing::Closed)
        .collect()
}

fn count(amount: i64) -> u64 {
    u64::try_from(amount).unwrap_or(0)
}

fn single_places(problem: &SchoolNetwork, compiled: &Compiled) -> Vec<(usize, SchoolConflict)> {
    let mut found = Vec::new();
    for (customer, &(place, group)) in compiled.customers.iter().enumerate() {
        let level = problem.places[place].pupils[group].level;
        let sites = reach(compiled, customer);
        let Some(seats) = sites.iter().map(|&site| compiled.net.capacity[site]).max() else {
            let teaches = |site: &usize| problem.sites[*site].schools.iter().any(|school| school.level == level);
            let distances = (0..problem.sites.len())
                .filter(teaches)
                .filter_map(|site| Some((site, problem.metres(place, site)?)));
            let nearest = distances.min_by_key(|&(site, metres)| (metres, site));
            let farthest = problem.farthest(place, level);
            found.push((
                customer,
                SchoolConflict::NoSchoolInReach {
                    place,
                    level,
                    nearest,
                    farthest,
                },
            ));
            continue;
        };
        let pupils = compiled.net.demand[customer];
        if pupils > seats && !problem.may_divide {
            found.push((
                customer,
                SchoolConflict::PlaceTooLarge {
                    place,
                    level,
                    pupils: count(pupils),
                    seats: count(seats),
                },
            ));
        }
    }
    found
}

fn few_sites(problem: &SchoolNetwork) -> Option<SchoolConflict> {
    let most = problem.open_at_most?;
    let usable = problem.sites.iter().filter(|site| site.pin != Some(SitePin::Closes));
    let seats = |site: &crate::facilities::problem::SchoolSite| {
        site.schools
            .iter()
            .map(|school| school.seats.unwrap_or(count(UNLIMITED)))
            .sum::<u64>()
    };
    let mut sizes: Vec<u64> = usable.map(seats).collect();
    sizes.sort_unstable_by(|one, two| two.cmp(one));
    let seats: u64 = sizes.iter().take(most).sum();
    let pupils: u64 = problem
        .places
        .iter()
        .flat_map(|place| &place.pupils)
        .map(|group| group.count)
        .sum();
    (pupils > seats).then_some(SchoolConflict::TooFewSites { most, pupils, seats })
}

/// A smallest set of places of a level that have more pupils than seats in reach.
fn few_seats(problem: &SchoolNetwork, compiled: &Compiled, level: usize, lost: &[usize]) -> Option<SchoolConflict> {
    let is_of = |customer: &usize| {
        let (place, group) = compiled.customers[*customer];
        problem.places[place].pupils[group].level == level && !lost.contains(customer)
    };
    let mut named: Vec<usize> = (0..compiled.customers.len()).filter(is_of).collect();
    let ways: Vec<Vec<usize>> = (0..compiled.customers.len())
        .map(|customer| reach(compiled, customer))
        .collect();
    let first = overfull(compiled, &named, &ways)?;
    named = first;
    // A place that can be left out while the rest is still too much does not belong to the conflict.
    let mut at = 0;
    while at < named.len() {
        let mut fewer = named.clone();
        fewer.remove(at);
        match overfull(compiled, &fewer, &ways) {
            Some(smaller) => {
                named = smaller;
                at = 0;
            }
            None => at += 1,
        }
    }
    let mut sites: Vec<usize> = named
        .iter()
        .flat_map(|&customer| ways[customer].iter().copied())
        .collect();
    sites.sort_unstable();
    sites.dedup();
    let seats = count(sites.iter().map(|&site| compiled.net.capacity[site]).sum());
    let pupils = count(named.iter().map(|&customer| compiled.net.demand[customer]).sum());
    let places = named.iter().map(|&customer| compiled.customers[customer].0).collect();
    let sites = sites.iter().map(|&site| compiled.schools[site].0).collect();
    Some(SchoolConflict::TooFewSeats {
        level,
        places,
        sites,
        pupils,
        seats,
    })
}

/// Customers among `named` that together need more than all sites in their reach have; `None` when everybody can be seated.
///
/// Largest flow by augmenting along shortest chains of sites (J. Edmonds and R. M. Karp, Journal of the ACM 19, 1972).
fn overfull(compiled: &Compiled, named: &[usize], ways: &[Vec<usize>]) -> Option<Vec<usize>> {
    let net = &compiled.net;
    let mut free = net.capacity.clone();
    let mut seated: Vec<Vec<(usize, i64)>> = vec![Vec::new(); net.customers];
    for &customer in named {
        let mut left = net.demand[customer];
        while left > 0 {
            // Breadth first over sites: how each was reached (from a customer at an earlier site, or from this one).
            let mut from: Vec<Option<(usize, Option<usize>)>> = vec![None; net.sites];
            let mut queue: Vec<usize> = Vec::new();
            for &site in &ways[customer] {
                from[site] = Some((customer, None));
                queue.push(site);
            }
            let mut head = 0;
            let mut end = None;
            while head < queue.len() && end.is_none() {
                let site = queue[head];
                head += 1;
                if free[site] > 0 {
                    end = Some(site);
                    break;
                }
                for &other in named {
                    if seated[other].iter().any(|part| part.0 == site && part.1 > 0) {
                        for &next in &ways[other] {
                            if from[next].is_none() {
                                from[next] = Some((other, Some(site)));
                                queue.push(next);
                            }
                        }
                    }
                }
            }
            let Some(end) = end else {
                let inside = |other: &&usize| {
                    **other == customer || seated[**other].iter().any(|part| part.1 > 0 && from[part.0].is_some())
                };
                return Some(named.iter().filter(inside).copied().collect());
            };
            let mut amount = left.min(free[end]);
            let mut at = end;
            while let Some((mover, Some(before))) = from[at] {
                let part = seated[mover]
                    .iter()
                    .find(|part| part.0 == before)
                    .map_or(0, |part| part.1);
                amount = amount.min(part);
                at = before;
            }
            let mut at = end;
            free[end] -= amount;
            while let Some((mover, before)) = from[at] {
                add(&mut seated[mover], at, amount);
                let Some(before) = before else { break };
                add(&mut seated[mover], before, -amount);
                at = before;
            }
            left -= amount;
        }
    }
    None
}

fn add(parts: &mut Vec<(usize, i64)>, site: usize, amount: i64) {
    match parts.iter_mut().find(|part| part.0 == site) {
        Some(part) => part.1 += amount,
        None => parts.push((site, amount)),
    }
}
