//! What a unit may lose, gain and hold.

use super::{Breach, Constraint, Found, Reading};
use crate::core::Level;

/// No more of a unit's people go to other units than it may lose. A point for each too many.
pub(super) const LOSES_AT_MOST: Constraint = Constraint {
    id: "placement.unit-loses-at-most",
    level: Level::Hard,
    found: loses,
};
/// No more come from elsewhere than it may gain.
pub(super) const GAINS_AT_MOST: Constraint = Constraint {
    id: "placement.unit-gains-at-most",
    level: Level::Hard,
    found: gains,
};
/// As many hold posts there as its limits say.
pub(super) const HOLDS: Constraint = Constraint {
    id: "placement.unit-holds",
    level: Level::Hard,
    found: holds,
};

/// Lost, gained, held.
fn counted(reading: &Reading<'_>, unit: &str) -> (i64, i64, i64) {
    let (mut lost, mut gained, mut held) = (0, 0, 0);
    for person in &reading.problem.people {
        let Some(post) = reading.post_of.get(person.id.as_str()) else {
            continue;
        };
        match (reading.unit_today(person) == Some(unit), post.unit == unit) {
            (true, false) => lost += 1,
            (false, true) => (gained, held) = (gained + 1, held + 1),
            (true, true) => held += 1,
            (false, false) => {}
        }
    }
    (lost, gained, held)
}

fn loses(reading: &Reading<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for limits in &reading.problem.units {
        let (lost, _, _) = counted(reading, &limits.unit);
        if let Some(most) = limits.most_lost.filter(|most| lost > *most) {
            found.push(Found {
                breach: Breach::LosesTooMany {
                    unit: limits.unit.clone(),
                    lost,
                    most,
                },
                points: lost - most,
            });
        }
    }
    found
}

fn gains(reading: &Reading<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for limits in &reading.problem.units {
        let (_, gained, _) = counted(reading, &limits.unit);
        if let Some(most) = limits.most_gained.filter(|most| gained > *most) {
            found.push(Found {
                breach: Breach::GainsTooMany {
                    unit: limits.unit.clone(),
                    gained,
                    most,
                },
                points: gained - most,
            });
        }
    }
    found
}

fn holds(reading: &Reading<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for limits in &reading.problem.units {
        let (_, _, held) = counted(reading, &limits.unit);
        let (least, most) = (limits.least_held.unwrap_or(0), limits.most_held);
        let points = (least - held).max(0) + most.map_or(0, |most| (held - most).max(0));
        if points > 0 {
            found.push(Found {
                breach: Breach::Holds {
                    unit: limits.unit.clone(),
                    held,
                    least,
                    most,
                },
                points,
            });
        }
    }
    found
}
