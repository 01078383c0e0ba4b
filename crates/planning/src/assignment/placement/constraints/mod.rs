//! What a plan must keep and what it pays for, stated one by one; each finding holds ids, the faces say it.

mod cover;
mod pairs;
mod presence;
mod units;

use std::collections::BTreeMap;

use serde::Serialize;

use super::problem::{Candidate, Opening, Placed, Placement};
use crate::core::{ByConstraint, Level};

/// A constraint by name.
#[derive(Debug, Clone, Copy)]
pub struct Constraint {
    /// Its name.
    pub id: &'static str,
    /// Hard or soft.
    pub level: Level,
    /// Where a plan breaks it, or what it pays.
    pub(super) found: fn(&Reading<'_>) -> Vec<Found>,
}

/// One finding: the facts and its points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// What was found.
    pub breach: Breach,
    /// Points: of the price when soft, of breaches when hard.
    pub points: i64,
}

/// The facts of a finding, by ids of the problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Breach {
    /// The person does not suit the post, or is barred from it.
    NotAllowed {
        /// Who.
        person: String,
        /// Which post.
        post: String,
        /// The bars' reasons; none when the pair is not listed as suitable.
        reasons: Vec<String>,
    },
    /// A pin is not kept.
    PinNotKept {
        /// Who.
        person: String,
        /// Which post.
        post: String,
    },
    /// Somebody has no post.
    LeftWithout {
        /// Who.
        person: String,
    },
    /// A post has no holder.
    LeftEmpty {
        /// Which post.
        post: String,
    },
    /// Nobody holds a post of the commune.
    NobodyIn {
        /// Which commune.
        commune: String,
    },
    /// A unit loses more than it may.
    LosesTooMany {
        /// Which unit.
        unit: String,
        /// People who go to other units.
        lost: i64,
        /// At most so many.
        most: i64,
    },
    /// A unit gains more than it may.
    GainsTooMany {
        /// Which unit.
        unit: String,
        /// People who come from elsewhere.
        gained: i64,
        /// At most so many.
        most: i64,
    },
    /// A unit has too few or too many.
    Holds {
        /// Which unit.
        unit: String,
        /// People with a post there.
        held: i64,
        /// At least so many.
        least: i64,
        /// At most so many.
        most: Option<i64>,
    },
    /// The pair fits less than wholly.
    Misfit {
        /// Who.
        person: String,
        /// Which post.
        post: String,
        /// Points of suitability that are missing to 100.
        missing: i64,
    },
    /// The person leaves the post held today.
    Change {
        /// Who.
        person: String,
        /// The post of today.
        from: String,
        /// The post of the plan.
        to: String,
    },
}

/// All of them, hard ones first.
pub const CONSTRAINTS: &[Constraint] = &[
    pairs::ALLOWED,
    pairs::PIN_KEPT,
    presence::EVERYBODY_PLACED,
    presence::POSTS_FILLED,
    cover::COMMUNES_COVERED,
    units::LOSES_AT_MOST,
    units::GAINS_AT_MOST,
    units::HOLDS,
    pairs::FIT,
    pairs::CHANGE,
    presence::WAITING,
    presence::EMPTY_POST,
];

/// The points of each constraint by a plan; hard ones that are kept have 0.
pub fn by_constraint(problem: &Placement, plan: &[Placed]) -> Vec<ByConstraint> {
    let reading = Reading::new(problem, plan);
    let points = |constraint: &Constraint| {
        (constraint.found)(&reading)
            .iter()
            .map(|found| found.points)
            .sum::<i64>()
    };
    let by = |constraint: &Constraint| ByConstraint {
        constraint: constraint.id.to_owned(),
        level: constraint.level,
        points: points(constraint) as f64,
    };
    CONSTRAINTS.iter().map(by).collect()
}

impl Constraint {
    /// Where a plan breaks it, or what it pays for.
    pub fn of(&self, problem: &Placement, plan: &[Placed]) -> Vec<Found> {
        (self.found)(&Reading::new(problem, plan))
    }
}

/// A plan beside its problem.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub problem: &'a Placement,
    pub post_of: BTreeMap<&'a str, &'a Opening>,
    pub person_of: BTreeMap<&'a str, &'a Candidate>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(problem: &'a Placement, plan: &'a [Placed]) -> Self {
        let people: BTreeMap<&str, &Candidate> = problem
            .people
            .iter()
            .map(|person| (person.id.as_str(), person))
            .collect();
        let posts: BTreeMap<&str, &Opening> = problem.posts.iter().map(|post| (post.id.as_str(), post)).collect();
        let mut reading = Self {
            problem,
            post_of: BTreeMap::new(),
            person_of: BTreeMap::new(),
        };
        for placed in plan {
            let pair = people.get(placed.person.as_str()).zip(posts.get(placed.post.as_str()));
            if let Some((person, post)) = pair {
                reading.post_of.insert(&person.id, post);
                reading.person_of.insert(&post.id, person);
            }
        }
        reading
    }

    /// The unit of a person's post of today.
    pub(super) fn unit_today(&self, person: &Candidate) -> Option<&'a str> {
        let post = person.post.as_ref()?;
        self.problem
            .posts
            .iter()
            .find(|own| own.id == *post)
            .map(|own| own.unit.as_str())
    }
}
