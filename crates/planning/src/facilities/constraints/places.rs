//! Every pupil has a school, and those of one place and level have the same.

use super::SchoolConstraint;
use crate::facilities::breach::SchoolBreach;
use crate::facilities::plan::SchoolPlan;
use std::collections::BTreeMap;

/// Each pupil of each place goes to one school of the level.
pub(super) const EVERYBODY_HAS_A_SCHOOL: SchoolConstraint =
    SchoolConstraint::hard("schools.everybody-has-a-school", |problem, plan| {
        let mut missing = Vec::new();
        let mut sent = sent(plan);
        for (place, people) in problem.places.iter().enumerate() {
            for group in &people.pupils {
                let ways = sent.remove(&(place, group.level)).unwrap_or_default();
                let served = ways.iter().sum();
                if ways.is_empty() || served != group.count {
                    missing.push(SchoolBreach::NotServed {
                        place,
                        level: group.level,
                        pupils: group.count,
                        served,
                    });
                }
            }
        }
        missing.extend(
            sent.into_keys()
                .map(|(place, level)| SchoolBreach::NobodyThere { place, level }),
        );
        missing
    });

/// The pupils of one place and level stay together, unless the problem allows to divide them.
pub(super) const NOBODY_DIVIDED: SchoolConstraint =
    SchoolConstraint::hard("schools.nobody-divided", |problem, plan| {
        let divided = sent(plan)
            .into_iter()
            .filter(|(_, ways)| ways.len() > 1 && !problem.may_divide);
        divided
            .map(|((place, level), _)| SchoolBreach::Divided { place, level })
            .collect()
    });

/// How many are sent where, by place and level.
fn sent(plan: &SchoolPlan) -> BTreeMap<(usize, usize), Vec<u64>> {
    let mut sent: BTreeMap<_, Vec<u64>> = BTreeMap::new();
    for way in &plan.ways {
        sent.entry((way.place, way.level)).or_default().push(way.pupils);
    }
    sent
}
