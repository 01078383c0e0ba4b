//! The way to school: how far it may be, where it may not lead, and what it costs.

use super::SchoolConstraint;
use crate::facilities::breach::SchoolBreach;
use crate::facilities::problem::SchoolNetwork;

/// There is a way, and it is no longer than the level allows in the place's terrain.
pub(super) const NOT_TOO_FAR: SchoolConstraint = SchoolConstraint::hard("schools.not-too-far", |problem, plan| {
    let mut broken = Vec::new();
    for way in &plan.ways {
        let (place, site) = (way.place, way.site);
        if problem.travel_cost(place, site, 1, 1).is_none() {
            broken.push(SchoolBreach::NoWay { place, site });
        }
        let known = problem.metres(place, site).zip(problem.farthest(place, way.level));
        if let Some((metres, most)) = known.filter(|(metres, most)| metres > most) {
            broken.push(SchoolBreach::TooFar {
                place,
                site,
                metres,
                most,
            });
        }
    }
    broken
});

/// Nobody is sent where somebody decided that they do not go.
pub(super) const NOT_FORBIDDEN: SchoolConstraint = SchoolConstraint::hard("schools.not-forbidden", |problem, plan| {
    let is_forbidden = |place, site| {
        problem
            .forbidden
            .iter()
            .any(|pair| pair.place == place && pair.site == site)
    };
    let bad = plan.ways.iter().filter(|way| is_forbidden(way.place, way.site));
    bad.map(|way| SchoolBreach::Forbidden {
        place: way.place,
        site: way.site,
    })
    .collect()
});

/// The ways of all pupils.
pub(super) const COST_OF_TRAVEL: SchoolConstraint =
    SchoolConstraint::soft("schools.cost-of-travel", |problem, plan| {
        let cost = |way: &crate::facilities::plan::WayToSchool| {
            let all = pupils(problem, way.place, way.level);
            problem.travel_cost(way.place, way.site, way.pupils, all).unwrap_or(0.0)
        };
        plan.ways.iter().map(cost).sum()
    });

/// How many pupils of a level a place has.
pub(super) fn pupils(problem: &SchoolNetwork, place: usize, level: usize) -> u64 {
    let groups = problem.places.get(place).map_or(&[][..], |place| &place.pupils);
    groups
        .iter()
        .filter(|group| group.level == level)
        .map(|group| group.count)
        .sum()
}
