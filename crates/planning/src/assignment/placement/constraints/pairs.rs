//! What concerns one person and one post: allowed, pinned, fit, and change.

use super::{Breach, Constraint, Found, Reading};
use crate::core::Level;

/// A person gets only a post that suits, and that no bar forbids.
pub(super) const ALLOWED: Constraint = Constraint {
    id: "placement.allowed-pair",
    level: Level::Hard,
    found: not_allowed,
};
/// What is settled stays.
pub(super) const PIN_KEPT: Constraint = Constraint {
    id: "placement.pin-kept",
    level: Level::Hard,
    found: pins,
};
/// Points of suitability that are missing to 100, times their weight.
pub(super) const FIT: Constraint = Constraint {
    id: "placement.fit",
    level: Level::Soft,
    found: misfit,
};
/// Who leaves the post of today for another, each at the weight of a change.
pub(super) const CHANGE: Constraint = Constraint {
    id: "placement.change",
    level: Level::Soft,
    found: change,
};

fn not_allowed(reading: &Reading<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (person, post) in &reading.post_of {
        let suits = reading
            .problem
            .suitability
            .iter()
            .any(|pair| pair.person == *person && pair.post == post.id);
        let bars = reading.problem.forbidden.iter().filter(|bar| {
            bar.person == *person && (bar.post.as_ref() == Some(&post.id) || bar.unit.as_ref() == Some(&post.unit))
        });
        let reasons: Vec<String> = bars.map(|bar| bar.reason.clone()).collect();
        if !suits || !reasons.is_empty() {
            let breach = Breach::NotAllowed {
                person: (*person).to_owned(),
                post: post.id.clone(),
                reasons,
            };
            found.push(Found { breach, points: 1 });
        }
    }
    found
}

fn pins(reading: &Reading<'_>) -> Vec<Found> {
    let kept = |person: &str, post: &str| reading.post_of.get(person).is_some_and(|own| own.id == post);
    let broken = reading.problem.pins.iter().filter(|pin| !kept(&pin.person, &pin.post));
    broken
        .map(|pin| Found {
            breach: Breach::PinNotKept {
                person: pin.person.clone(),
                post: pin.post.clone(),
            },
            points: 1,
        })
        .collect()
}

fn misfit(reading: &Reading<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (person, post) in &reading.post_of {
        let own = reading
            .problem
            .suitability
            .iter()
            .filter(|pair| pair.person == *person && pair.post == post.id);
        let missing = own.map(|pair| 100 - pair.points).min().unwrap_or(0);
        if missing > 0 {
            let breach = Breach::Misfit {
                person: (*person).to_owned(),
                post: post.id.clone(),
                missing,
            };
            found.push(Found {
                breach,
                points: missing * reading.problem.weights.misfit,
            });
        }
    }
    found
}

fn change(reading: &Reading<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for person in &reading.problem.people {
        let now = reading.post_of.get(person.id.as_str());
        if let Some((from, now)) = person.post.as_ref().zip(now).filter(|(from, now)| **from != now.id) {
            let breach = Breach::Change {
                person: person.id.clone(),
                from: from.clone(),
                to: now.id.clone(),
            };
            found.push(Found {
                breach,
                points: reading.problem.weights.change,
            });
        }
    }
    found
}
