//! What is asked of the sites: seats, pins, how many may be open, and what they cost.

use super::{SchoolConstraint, school_of};
use crate::facilities::breach::SchoolBreach;
use crate::facilities::problem::{School, SitePin};
use std::collections::{BTreeMap, BTreeSet};

/// Pupils go to open schools, and each school has a seat for each of them.
pub(super) const ENOUGH_SEATS: SchoolConstraint = SchoolConstraint::hard("schools.enough-seats", |problem, plan| {
    let open: BTreeSet<(usize, usize)> = plan.open.iter().map(|school| (school.site, school.level)).collect();
    let mut coming: BTreeMap<(usize, usize), u64> = BTreeMap::new();
    let mut broken = Vec::new();
    for way in &plan.ways {
        *coming.entry((way.site, way.level)).or_default() += way.pupils;
        if !open.contains(&(way.site, way.level)) {
            broken.push(SchoolBreach::SchoolClosed {
                place: way.place,
                site: way.site,
                level: way.level,
            });
        }
    }
    for &(site, level) in &open {
        let pupils = coming.get(&(site, level)).copied().unwrap_or(0);
        match school_of(problem, site, level) {
            None => broken.push(SchoolBreach::NoSuchSchool { site, level }),
            Some(School { seats: Some(seats), .. }) if pupils > *seats => {
                broken.push(SchoolBreach::TooFewSeats {
                    site,
                    level,
                    pupils,
                    seats: *seats,
                });
            }
            Some(_) => {}
        }
    }
    broken
});

/// What was decided beforehand about a site holds: one that stays open keeps all its schools.
pub(super) const PINS_KEPT: SchoolConstraint = SchoolConstraint::hard("schools.pins-kept", |problem, plan| {
    let broken = problem.sites.iter().enumerate().filter(|(number, site)| {
        let open = plan.open.iter().filter(|school| school.site == *number).count();
        match site.pin {
            None => false,
            Some(SitePin::StaysOpen) => open < site.schools.len(),
            Some(SitePin::Closes) => open > 0,
        }
    });
    broken.map(|(site, _)| SchoolBreach::PinBroken { site }).collect()
});

/// No more sites are open than allowed.
pub(super) const OPEN_AT_MOST: SchoolConstraint = SchoolConstraint::hard("schools.open-at-most", |problem, plan| {
    let open = plan.open_sites().len();
    let most = problem.open_at_most.filter(|&most| open > most);
    most.into_iter()
        .map(|most| SchoolBreach::TooManyOpen { open, most })
        .collect()
});

/// Each open site and school costs its running, a new one its opening, one that closes its closing.
pub(super) const COST_OF_SITES: SchoolConstraint = SchoolConstraint::soft("schools.cost-of-sites", |problem, plan| {
    let open = plan.open_sites();
    let schools: BTreeSet<(usize, usize)> = plan.open.iter().map(|school| (school.site, school.level)).collect();
    let running: f64 = schools
        .iter()
        .filter_map(|&(site, level)| school_of(problem, site, level))
        .map(|school| school.cost)
        .sum();
    let sites = problem.sites.iter().enumerate().map(|(number, site)| {
        match (open.binary_search(&number).is_ok(), site.open_today) {
            (true, true) => site.cost,
            (true, false) => site.cost + site.cost_to_open,
            (false, true) => site.cost_to_close,
            (false, false) => 0.0,
        }
    });
    running + sites.sum::<f64>()
});
