//! Every commune that is named keeps somebody.

use super::{Breach, Constraint, Found, Reading};
use crate::core::Level;

/// Each commune of `cover` has somebody in one of its posts. One point for each that has not.
pub(super) const COMMUNES_COVERED: Constraint = Constraint {
    id: "placement.communes-covered",
    level: Level::Hard,
    found: uncovered,
};

fn uncovered(reading: &Reading<'_>) -> Vec<Found> {
    let is_covered = |commune: &&String| {
        let mut posts = reading
            .problem
            .posts
            .iter()
            .filter(|post| post.commune.as_ref() == Some(commune));
        posts.any(|post| reading.person_of.contains_key(post.id.as_str()))
    };
    let bare = reading.problem.cover.iter().filter(|commune| !is_covered(commune));
    bare.map(|commune| Found {
        breach: Breach::NobodyIn {
            commune: commune.clone(),
        },
        points: 1,
    })
    .collect()
}
