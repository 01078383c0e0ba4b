//! Who must have a post, which post must have a holder, and what it costs to leave the others without.

use super::{Breach, Constraint, Found, Reading};
use crate::core::Level;

/// Who may not wait has a post.
pub(super) const EVERYBODY_PLACED: Constraint = Constraint {
    id: "placement.everybody-placed",
    level: Level::Hard,
    found: |reading| without(reading, false),
};
/// A post without a price of emptiness is filled.
pub(super) const POSTS_FILLED: Constraint = Constraint {
    id: "placement.posts-filled",
    level: Level::Hard,
    found: |reading| empty(reading, false),
};
/// Who may wait and does has a price.
pub(super) const WAITING: Constraint = Constraint {
    id: "placement.waiting",
    level: Level::Soft,
    found: |reading| without(reading, true),
};
/// A post that may be empty and is has a price.
pub(super) const EMPTY_POST: Constraint = Constraint {
    id: "placement.empty-post",
    level: Level::Soft,
    found: |reading| empty(reading, true),
};

fn without(reading: &Reading<'_>, may_wait: bool) -> Vec<Found> {
    let people = reading
        .problem
        .people
        .iter()
        .filter(|person| person.may_wait == may_wait);
    let left = people.filter(|person| !reading.post_of.contains_key(person.id.as_str()));
    let points = if may_wait { reading.problem.weights.waiting } else { 1 };
    left.map(|person| Found {
        breach: Breach::LeftWithout {
            person: person.id.clone(),
        },
        points,
    })
    .collect()
}

fn empty(reading: &Reading<'_>, may_be: bool) -> Vec<Found> {
    let posts = reading
        .problem
        .posts
        .iter()
        .filter(|post| post.empty_costs.is_some() == may_be);
    let left = posts.filter(|post| !reading.person_of.contains_key(post.id.as_str()));
    left.map(|post| Found {
        breach: Breach::LeftEmpty { post: post.id.clone() },
        points: post.empty_costs.unwrap_or(1),
    })
    .collect()
}
