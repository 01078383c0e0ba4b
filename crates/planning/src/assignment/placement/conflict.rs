//! Why there is no plan: a smallest set of demands that cannot be met together, as far as it can be found.

use serde::Serialize;

use super::problem::Placement;
use super::solve::solve;
use crate::core::{Budget, needed};

/// Something that the problem asks for, by its ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Demand {
    /// A pin.
    Pin {
        /// Who.
        person: String,
        /// Which post.
        post: String,
    },
    /// A bar.
    Bar {
        /// Who.
        person: String,
        /// Which post.
        post: Option<String>,
        /// Which unit.
        unit: Option<String>,
        /// Why, as the caller named it.
        reason: String,
    },
    /// Somebody must have a post.
    Placed {
        /// Who.
        person: String,
    },
    /// A post must be filled.
    Filled {
        /// Which post.
        post: String,
    },
    /// A commune must be covered.
    Cover {
        /// Which commune.
        commune: String,
    },
    /// A unit's limits.
    Unit {
        /// Which unit.
        unit: String,
    },
}

/// Demands without any of which the others could be met; empty when a plan was found after all. Demands are taken out one by
/// one, those of which the rest stays impossible first; each trial has `iterations`, and all end with `limit`. What was found
/// to be needed until then is told: a part of the conflict.
pub fn conflict(problem: &Placement, iterations: u64, limit: &Budget) -> Vec<Demand> {
    let trial = limit.clone().with_iterations(iterations);
    let impossible = |problem: &Placement| solve(problem, &trial, &|_| {}).is_ok_and(|answer| !answer.feasible);
    needed(problem, demands(problem), limit, drop_demand, impossible)
}

fn demands(problem: &Placement) -> Vec<Demand> {
    let pins = problem.pins.iter().map(|pin| Demand::Pin {
        person: pin.person.clone(),
        post: pin.post.clone(),
    });
    let bars = problem.forbidden.iter().cloned();
    let bars = bars.map(|bar| Demand::Bar {
        person: bar.person,
        post: bar.post,
        unit: bar.unit,
        reason: bar.reason,
    });
    let units = problem.units.iter().map(|unit| Demand::Unit {
        unit: unit.unit.clone(),
    });
    let cover = problem.cover.iter().map(|commune| Demand::Cover {
        commune: commune.clone(),
    });
    let people = problem.people.iter().filter(|person| !person.may_wait);
    let people = people.map(|person| Demand::Placed {
        person: person.id.clone(),
    });
    let posts = problem.posts.iter().filter(|post| post.empty_costs.is_none());
    let posts = posts.map(|post| Demand::Filled { post: post.id.clone() });
    people
        .chain(posts)
        .chain(units)
        .chain(cover)
        .chain(bars)
        .chain(pins)
        .collect()
}

fn drop_demand(problem: &mut Placement, demand: &Demand) {
    match demand {
        Demand::Pin { person, post } => problem.pins.retain(|pin| pin.person != *person || pin.post != *post),
        Demand::Bar { person, post, unit, .. } => {
            problem
                .forbidden
                .retain(|bar| bar.person != *person || bar.post != *post || bar.unit != *unit);
        }
        Demand::Placed { person } => {
            problem
                .people
                .iter_mut()
                .filter(|own| own.id == *person)
                .for_each(|own| own.may_wait = true);
        }
        Demand::Filled { post } => {
            problem
                .posts
                .iter_mut()
                .filter(|own| own.id == *post)
                .for_each(|own| own.empty_costs = Some(0));
        }
        Demand::Cover { commune } => problem.cover.retain(|own| own != commune),
        Demand::Unit { unit } => problem.units.retain(|own| own.unit != *unit),
    }
}
