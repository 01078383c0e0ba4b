//! People, posts, who suits which post, and what units and communes need: plain data with ids of the caller's.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A problem of placement. Names are ids; a pair that `suitability` does not list is not allowed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// Who is to be placed.
    pub people: Vec<Candidate>,
    /// Where to.
    pub posts: Vec<Opening>,
    /// Who suits what.
    pub suitability: Vec<Suitability>,
    /// Limits of units; a unit without an entry has none.
    #[serde(default)]
    pub units: Vec<UnitLimits>,
    /// Communes that must each have somebody in one of their posts.
    #[serde(default)]
    pub cover: Vec<String>,
    /// Pairs, or a person and a whole unit, that must not be.
    #[serde(default)]
    pub forbidden: Vec<Bar>,
    /// What is settled already.
    #[serde(default)]
    pub pins: Vec<Pin>,
    /// Prices.
    #[serde(default)]
    pub weights: Weights,
}

/// Somebody who is to be placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// Id.
    pub id: String,
    /// The post that is held today; leaving it has a price and vacates it.
    #[serde(default)]
    pub post: Option<String>,
    /// Whether a plan may leave the person without a post.
    #[serde(default)]
    pub may_wait: bool,
}

/// A post that may be held by one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Id.
    pub id: String,
    /// Its unit.
    pub unit: String,
    /// The commune that it serves.
    #[serde(default)]
    pub commune: Option<String>,
    /// Points for leaving it empty; `None` when it must be filled.
    pub empty_costs: Option<i64>,
}

/// A pair that is allowed, and how well it fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suitability {
    /// Who.
    pub person: String,
    /// Which post.
    pub post: String,
    /// 0 (allowed at most) to 100 (made for it).
    pub points: i64,
}

/// What a unit may lose, gain and hold by the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitLimits {
    /// Id of the unit.
    pub unit: String,
    /// At most so many of its people go to other units.
    #[serde(default)]
    pub most_lost: Option<i64>,
    /// At most so many come from elsewhere.
    #[serde(default)]
    pub most_gained: Option<i64>,
    /// At least so many hold a post there.
    #[serde(default)]
    pub least_held: Option<i64>,
    /// At most so many hold a post there.
    #[serde(default)]
    pub most_held: Option<i64>,
}

/// What must not be: a person and a post, or a person and every post of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bar {
    /// Who.
    pub person: String,
    /// Which post.
    #[serde(default)]
    pub post: Option<String>,
    /// Or which unit.
    #[serde(default)]
    pub unit: Option<String>,
    /// Why, as the caller names it.
    #[serde(default)]
    pub reason: String,
}

/// What is settled: this person gets this post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// Who.
    pub person: String,
    /// Which post.
    pub post: String,
}

/// Prices in points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Weights {
    /// For each point of suitability that is missing to 100.
    pub misfit: i64,
    /// For each person who leaves the post held today.
    pub change: i64,
    /// For each person who is left without a post and may be.
    pub waiting: i64,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            misfit: 1,
            change: 20,
            waiting: 200,
        }
    }
}

/// A plan: who gets which post. Who is not named gets none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Placed {
    /// Who.
    pub person: String,
    /// Which post.
    pub post: String,
}

/// What makes a problem unfit to be solved. Everything is told at once.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unfit {
    /// Two of one list have the same id.
    #[error("{list} names {id:?} twice; give each an id of its own")]
    Twice {
        /// The list.
        list: &'static str,
        /// The id.
        id: String,
    },
    /// An id that its list does not have.
    #[error("{field} names {id:?}, which is not there; add it or correct the id")]
    Unknown {
        /// Where it stands.
        field: &'static str,
        /// The id.
        id: String,
    },
    /// A number out of its range.
    #[error("{field} of {id:?} is {found}; it must be from {least} to {most}")]
    OutOfRange {
        /// Which number.
        field: &'static str,
        /// Whose.
        id: String,
        /// The number.
        found: i64,
        /// The least that it may be.
        least: i64,
        /// The most that it may be.
        most: i64,
    },
    /// Two people hold one post today.
    #[error("{post:?} is held by two people today; correct one of them")]
    HeldTwice {
        /// The post.
        post: String,
    },
    /// A bar that names neither a post nor a unit.
    #[error("a bar of {person:?} names neither a post nor a unit; add one of them")]
    EmptyBar {
        /// Who.
        person: String,
    },
}

/// No price may be larger: sums stay far from overflow.
const LARGEST: i64 = 1_000_000;
/// A hundred of these are the largest price of a pair.
const LARGEST_MISFIT: i64 = 10_000;

impl Placement {
    /// Everything that makes it unfit to be solved.
    pub fn unfit(&self) -> Vec<Unfit> {
        let mut unfit = Vec::new();
        let people = ids("people", self.people.iter().map(|person| &person.id), &mut unfit);
        let posts = ids("posts", self.posts.iter().map(|post| &post.id), &mut unfit);
        let units: BTreeSet<&str> = self.posts.iter().map(|post| post.unit.as_str()).collect();
        let communes: BTreeSet<&str> = self.posts.iter().filter_map(|post| post.commune.as_deref()).collect();
        ids("units", self.units.iter().map(|unit| &unit.unit), &mut unfit);
        let mut known = |field, all: &BTreeSet<&str>, id: &str| {
            if !all.contains(id) {
                unfit.push(Unfit::Unknown {
                    field,
                    id: id.to_owned(),
                });
            }
        };
        for pair in &self.suitability {
            known("suitability.person", &people, &pair.person);
            known("suitability.post", &posts, &pair.post);
        }
        for pin in &self.pins {
            known("pins.person", &people, &pin.person);
            known("pins.post", &posts, &pin.post);
        }
        for bar in &self.forbidden {
            known("forbidden.person", &people, &bar.person);
            bar.post.iter().for_each(|post| known("forbidden.post", &posts, post));
            bar.unit.iter().for_each(|unit| known("forbidden.unit", &units, unit));
        }
        self.people
            .iter()
            .filter_map(|person| person.post.as_ref())
            .for_each(|post| known("people.post", &posts, post));
        self.units
            .iter()
            .for_each(|unit| known("units.unit", &units, &unit.unit));
        self.cover.iter().for_each(|commune| known("cover", &communes, commune));
        for bar in self
            .forbidden
            .iter()
            .filter(|bar| bar.post.is_none() && bar.unit.is_none())
        {
            unfit.push(Unfit::EmptyBar {
                person: bar.person.clone(),
            });
        }
        self.numbers(&mut unfit);
        let mut held: BTreeMap<&str, u32> = BTreeMap::new();
        for post in self.people.iter().filter_map(|person| person.post.as_deref()) {
            *held.entry(post).or_default() += 1;
        }
        let twice = held.into_iter().filter(|(_, people)| *people > 1);
        unfit.extend(twice.map(|(post, _)| Unfit::HeldTwice { post: post.to_owned() }));
        unfit
    }

    fn numbers(&self, unfit: &mut Vec<Unfit>) {
        let mut check = |field, id: &str, found: i64, most: i64| {
            if !(0..=most).contains(&found) {
                unfit.push(Unfit::OutOfRange {
                    field,
                    id: id.to_owned(),
                    found,
                    least: 0,
                    most,
                });
            }
        };
        for pair in &self.suitability {
            check("suitability.points", &pair.person, pair.points, 100);
        }
        for post in &self.posts {
            check("posts.empty_costs", &post.id, post.empty_costs.unwrap_or(0), LARGEST);
        }
        for unit in &self.units {
            let limits = [unit.most_lost, unit.most_gained, unit.least_held, unit.most_held];
            limits
                .into_iter()
                .flatten()
                .for_each(|limit| check("units", &unit.unit, limit, LARGEST));
        }
        let Weights {
            misfit,
            change,
            waiting,
        } = &self.weights;
        for (name, weight, most) in [
            ("misfit", misfit, LARGEST_MISFIT),
            ("change", change, LARGEST),
            ("waiting", waiting, LARGEST),
        ] {
            check("weights", name, *weight, most);
        }
    }
}

fn ids<'a>(list: &'static str, all: impl Iterator<Item = &'a String>, unfit: &mut Vec<Unfit>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    for id in all {
        if !seen.insert(id.as_str()) {
            unfit.push(Unfit::Twice { list, id: id.clone() });
        }
    }
    seen
}
