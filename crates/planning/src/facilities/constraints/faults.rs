//! What is wrong with the data of a problem, before anybody looks for a plan: all of it at once.

use crate::facilities::problem::{SchoolNetwork, Travel};
use serde::Serialize;
use std::collections::BTreeSet;

/// A fault of the data, by positions in the problem's lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SchoolFault {
    /// Travel needs a row for each place and an entry for each site; this row is missing or has another length.
    RowOfTravel {
        /// The place.
        place: usize,
        /// Entries that are there.
        found: usize,
        /// Entries that should be.
        sites: usize,
    },
    /// There are more rows of travel than places.
    TooManyRows {
        /// Rows that are there.
        found: usize,
        /// How many places there are.
        places: usize,
    },
    /// A cost of a site is below 0, or no number.
    CostOfSite {
        /// The site.
        site: usize,
    },
    /// A cost of travel or of change is below 0, or no number.
    CostOfTravel {
        /// The place; `None` for a cost that holds for all.
        place: Option<usize>,
    },
    /// A site has two schools of one level, or a level that does not exist.
    LevelOfSchool {
        /// The site.
        site: usize,
        /// The level.
        level: usize,
    },
    /// A place has two entries for one level, or a level that does not exist.
    LevelOfPupils {
        /// The place.
        place: usize,
        /// The level.
        level: usize,
    },
    /// Pupils go today to a site that does not exist.
    Today {
        /// The place.
        place: usize,
        /// The site.
        site: usize,
    },
    /// A forbidden pair names a place or site that does not exist.
    ForbiddenPair {
        /// Position in the list of pairs.
        pair: usize,
    },
}

/// Everything that is wrong with the data; empty for a problem that can be posed.
pub fn faults(problem: &SchoolNetwork) -> Vec<SchoolFault> {
    let mut found = Vec::new();
    let is_cost = |cost: f64| cost.is_finite() && cost >= 0.0;
    for (number, site) in problem.sites.iter().enumerate() {
        let mut costs = vec![site.cost, site.cost_to_open, site.cost_to_close];
        costs.extend(site.schools.iter().map(|school| school.cost));
        if !costs.into_iter().all(is_cost) {
            found.push(SchoolFault::CostOfSite { site: number });
        }
        let mut seen = BTreeSet::new();
        for school in &site.schools {
            if school.level >= problem.levels.len() || !seen.insert(school.level) {
                found.push(SchoolFault::LevelOfSchool {
                    site: number,
                    level: school.level,
                });
            }
        }
    }
    for (number, place) in problem.places.iter().enumerate() {
        let mut seen = BTreeSet::new();
        for group in &place.pupils {
            if group.level >= problem.levels.len() || !seen.insert(group.level) {
                found.push(SchoolFault::LevelOfPupils {
                    place: number,
                    level: group.level,
                });
            }
            found.extend(
                group
                    .today
                    .filter(|&site| site >= problem.sites.len())
                    .map(|site| SchoolFault::Today { place: number, site }),
            );
        }
    }
    travel(problem, &is_cost, &mut found);
    for (number, pair) in problem.forbidden.iter().enumerate() {
        if pair.place >= problem.places.len() || pair.site >= problem.sites.len() {
            found.push(SchoolFault::ForbiddenPair { pair: number });
        }
    }
    found
}

fn travel(problem: &SchoolNetwork, is_cost: &dyn Fn(f64) -> bool, found: &mut Vec<SchoolFault>) {
    let rows: Vec<usize> = match &problem.travel {
        Travel::Costs(costs) => costs.iter().map(Vec::len).collect(),
        Travel::Distances { metres, .. } => metres.iter().map(Vec::len).collect(),
    };
    for place in 0..problem.places.len() {
        let length = rows.get(place).copied().unwrap_or(0);
        if length != problem.sites.len() {
            found.push(SchoolFault::RowOfTravel {
                place,
                found: length,
                sites: problem.sites.len(),
            });
        }
    }
    if rows.len() > problem.places.len() {
        found.push(SchoolFault::TooManyRows {
            found: rows.len(),
            places: problem.places.len(),
        });
    }
    match &problem.travel {
        Travel::Costs(costs) => {
            let bad = costs
                .iter()
                .enumerate()
                .filter(|(_, row)| !row.iter().flatten().all(|&cost| is_cost(cost)));
            found.extend(bad.map(|(place, _)| SchoolFault::CostOfTravel { place: Some(place) }));
        }
        Travel::Distances { cost_a_pupil_km, .. } if !is_cost(*cost_a_pupil_km) => {
            found.push(SchoolFault::CostOfTravel { place: None });
        }
        Travel::Distances { .. } => {}
    }
    if !is_cost(problem.cost_of_change) {
        found.push(SchoolFault::CostOfTravel { place: None });
    }
}
