//! What changes for the pupils.

use super::SchoolConstraint;

/// Each pupil who goes elsewhere than today costs the same.
pub(super) const COST_OF_CHANGE: SchoolConstraint =
    SchoolConstraint::soft("schools.cost-of-change", |problem, plan| {
        let moved = plan.ways.iter().filter(|way| {
            let groups = problem.places.get(way.place).map_or(&[][..], |place| &place.pupils);
            let today = groups
                .iter()
                .find(|group| group.level == way.level)
                .and_then(|group| group.today);
            today.is_some_and(|today| today != way.site)
        });
        moved.map(|way| way.pupils as f64 * problem.cost_of_change).sum()
    });
