//! Public benchmark formats of location, mapped onto the problem of schools, and the solution files that their checkers read.

mod cpmp;
mod cwl;
mod pmedian;

pub use cpmp::{read_cpmp, write_cpmp};
pub use cwl::{read_cwl, write_cwl};
pub use pmedian::{read_pmedian, write_pmedian};

use crate::core::{Fault, Flaw, Reader};

use super::constraints::{SchoolConflict, conflicts};
use super::problem::{Place, Pupils, School, SchoolLevel, SchoolNetwork, SchoolSite, Travel};

/// No amount, price or coordinate of the families is larger; sums of as many as a file can hold stay exact.
const MOST: f64 = 1e12;

/// Refuses what is below 0, endless, or no number (a file may say `nan`).
fn at_least_0(reader: &mut Reader<'_>, line: usize, what: &str, found: f64) {
    within(reader, line, what, found, 0.0);
}

/// The same with another least number.
fn within(reader: &mut Reader<'_>, line: usize, what: &str, found: f64, least: f64) {
    if !(least..=MOST).contains(&found) {
        let allowed = format!("a number from {} to 10^12", if least < 0.0 { "-10^12" } else { "0" });
        reader.flaw_at(
            line,
            Fault::OutOfRange {
                what: what.to_owned(),
                found: found.to_string(),
                allowed,
            },
        );
    }
}

/// Refuses a number of medians for which there are not enough vertices, and none.
fn medians_within(reader: &mut Reader<'_>, line: usize, medians: usize, vertices: usize) {
    if medians == 0 || medians > vertices {
        let allowed = format!("from 1 to {vertices}");
        reader.flaw_at(
            line,
            Fault::OutOfRange {
                what: "the number of medians".to_owned(),
                found: medians.to_string(),
                allowed,
            },
        );
    }
}

/// One level, a site a facility and a place a customer; names are positions from 0.
fn one_level(sites: Vec<(Option<u64>, f64)>, pupils: &[u64], costs: Vec<Vec<Option<f64>>>) -> SchoolNetwork {
    let site = |(at, (seats, cost)): (usize, (Option<u64>, f64))| SchoolSite {
        id: at.to_string(),
        cost,
        schools: vec![School {
            level: 0,
            seats,
            cost: 0.0,
        }],
        ..SchoolSite::default()
    };
    let place = |(at, &count): (usize, &u64)| Place {
        id: at.to_string(),
        terrain: None,
        pupils: vec![Pupils {
            level: 0,
            count,
            today: None,
        }],
    };
    SchoolNetwork {
        levels: vec![SchoolLevel {
            id: "0".to_owned(),
            farthest: Vec::new(),
        }],
        sites: sites.into_iter().enumerate().map(site).collect(),
        places: pupils.iter().enumerate().map(place).collect(),
        travel: Travel::Costs(costs),
        ..SchoolNetwork::default()
    }
}

/// Refuses a file for which no solution can exist, in the numbers of the file (from 0).
///
/// # Errors
///
/// What cannot all hold, at the first line, since it is the file as a whole that is at fault.
pub fn refuse_impossible(problem: &SchoolNetwork) -> Result<(), Vec<Flaw>> {
    let told = |conflict: &SchoolConflict| match conflict {
        SchoolConflict::NoSchoolInReach { place, .. } => {
            format!("no facility can serve customer {place}; give it a way")
        }
        SchoolConflict::PlaceTooLarge {
            place, pupils, seats, ..
        } => format!(
            "customer {place} needs {pupils} from one facility, and the largest has {seats}; raise the capacity or allow to divide"
        ),
        SchoolConflict::TooFewSeats {
            places,
            sites,
            pupils,
            seats,
            ..
        } => format!(
            "{} customers need {pupils}, and the {} facilities that can serve them have {seats}; raise the capacity",
            places.len(),
            sites.len()
        ),
        SchoolConflict::TooFewSites { most, pupils, seats } => format!(
            "all customers need {pupils}, and the {most} largest facilities have {seats}; raise the capacity or open more"
        ),
        SchoolConflict::TooManyPinned { sites, most } => {
            format!(
                "{} facilities must be open, and {most} may be; release some",
                sites.len()
            )
        }
    };
    let flaw = |conflict: &SchoolConflict| Flaw {
        line: 1,
        fault: Fault::Other(told(conflict)),
    };
    let flaws: Vec<Flaw> = conflicts(problem).iter().map(flaw).collect();
    if flaws.is_empty() { Ok(()) } else { Err(flaws) }
}
