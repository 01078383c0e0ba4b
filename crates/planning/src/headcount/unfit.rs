//! What makes a problem of headcount unfit to be solved: everything at once, by field and id.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::plan::{Step, Way};
use super::problem::{HeadcountProblem, Scope, in_year};

/// One thing that must be put right before a search makes sense.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum HeadcountUnfit {
    /// Two of one list have the same id.
    #[error("{list} names {id:?} twice; give each an id of its own")]
    Twice {
        /// The list.
        list: &'static str,
        /// The id.
        id: String,
    },
    /// An id, or a year, that its list does not have.
    #[error("{field} names {id:?}, which is not there; add it or correct it")]
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
    /// A list by year that has not one entry a year.
    #[error("{field} of {id:?} has {found} entries for {years} years; write one for each year")]
    NotOneAYear {
        /// Which list.
        field: &'static str,
        /// Whose.
        id: String,
        /// Its entries.
        found: usize,
        /// The years that are planned.
        years: usize,
    },
    /// No year, or years that do not rise.
    #[error("the years must be at least one, each later than the one before")]
    Years,
    /// More cases of pools retire in a year than the group has retirements.
    #[error(
        "pools of {group:?} hold {cases} cases that retire in {year}, but the group has {retirements} retirements then"
    )]
    MoreCasesThanRetirements {
        /// Which group.
        group: String,
        /// The year.
        year: i32,
        /// Cases of its pools.
        cases: i64,
        /// Retirements of the group.
        retirements: i64,
    },
    /// More people of a group retire or are in pools than it has.
    #[error("{group:?} has {people} people, but {leaving} who retire or may be streamlined")]
    MoreLeaveThanThereAre {
        /// Which group.
        group: String,
        /// Its people.
        people: i64,
        /// Retirements, and cases of pools that do not retire.
        leaving: i64,
    },
}

/// No count of people, and no price of disruption, may be larger.
const MOST_PEOPLE: i64 = 100_000;
/// No benefit of one case, and no budget of a year, may be larger.
const MOST_BENEFIT: i64 = 1_000_000_000;
const MOST_BUDGET: i64 = 100_000_000_000_000;
/// No ratio of a replacement cap has larger numbers.
const MOST_RATIO: i64 = 10_000;

struct Check<'a> {
    problem: &'a HeadcountProblem,
    found: Vec<HeadcountUnfit>,
}

impl HeadcountProblem {
    /// Everything that makes it unfit to be solved.
    pub fn unfit(&self) -> Vec<HeadcountUnfit> {
        let mut check = Check {
            problem: self,
            found: Vec::new(),
        };
        if self.years.is_empty() || self.years.windows(2).any(|pair| pair[0] >= pair[1]) {
            check.found.push(HeadcountUnfit::Years);
        }
        check.groups();
        check.ways();
        check.rules();
        check.choices();
        check.retirements();
        check.found
    }
}

impl Check<'_> {
    fn ids<'b>(&mut self, list: &'static str, all: impl Iterator<Item = &'b String>) {
        let mut seen = BTreeSet::new();
        for id in all {
            if !seen.insert(id) {
                let id = id.clone();
                self.found.push(HeadcountUnfit::Twice { list, id });
            }
        }
    }

    fn known(&mut self, field: &'static str, id: &str, is_known: bool) {
        if !is_known {
            let id = id.to_owned();
            self.found.push(HeadcountUnfit::Unknown { field, id });
        }
    }

    fn range(&mut self, field: &'static str, id: &str, found: i64, least: i64, most: i64) {
        if !(least..=most).contains(&found) {
            self.found.push(HeadcountUnfit::OutOfRange {
                field,
                id: id.to_owned(),
                found,
                least,
                most,
            });
        }
    }

    /// One entry a year, each in range; an empty list only where nothing may be meant.
    fn by_year(&mut self, field: &'static str, id: &str, list: &[i64], most: i64, may_be_empty: bool) {
        let years = self.problem.years.len();
        if list.len() != years && !(may_be_empty && list.is_empty()) {
            self.found.push(HeadcountUnfit::NotOneAYear {
                field,
                id: id.to_owned(),
                found: list.len(),
                years,
            });
        }
        for &found in list {
            self.range(field, id, found, 0, most);
        }
    }

    fn has_group(&self, id: &str) -> bool {
        self.problem.groups.iter().any(|group| group.id == id)
    }

    fn groups(&mut self) {
        let problem = self.problem;
        self.ids("groups", problem.groups.iter().map(|group| &group.id));
        for group in &problem.groups {
            self.range("groups.people", &group.id, group.people, 0, MOST_PEOPLE);
            for (field, list) in [
                ("groups.retirements", &group.retirements),
                ("groups.resignations", &group.resignations),
                ("groups.most_recruits", &group.most_recruits),
            ] {
                self.by_year(field, &group.id, list, MOST_PEOPLE, true);
            }
        }
    }

    fn ways(&mut self) {
        let problem = self.problem;
        self.ids("pools", problem.pools.iter().map(|pool| &pool.id));
        self.ids("transfers", problem.transfers.iter().map(|way| &way.id));
        for pool in &problem.pools {
            self.known("pools.group", &pool.group, self.has_group(&pool.group));
            self.range("pools.people", &pool.id, pool.people, 0, MOST_PEOPLE);
            self.by_year("pools.benefit", &pool.id, &pool.benefit, MOST_BENEFIT, false);
            if let Some(from) = pool.from {
                self.known("pools.from", &from.to_string(), problem.year(from).is_some());
            }
        }
        for way in &problem.transfers {
            self.known("transfers.from", &way.from, self.has_group(&way.from));
            self.known("transfers.to", &way.to, self.has_group(&way.to) && way.to != way.from);
            self.by_year("transfers.most", &way.id, &way.most, MOST_PEOPLE, false);
            self.range("transfers.cost", &way.id, way.cost, 0, MOST_PEOPLE);
        }
    }

    fn scope(&mut self, scope: &Scope) {
        let groups = &self.problem.groups;
        for unit in &scope.units {
            self.known("scope.units", unit, groups.iter().any(|group| group.unit == *unit));
        }
        for kind in &scope.kinds {
            self.known("scope.kinds", kind, groups.iter().any(|group| group.kind == *kind));
        }
        for group in &scope.groups {
            self.known("scope.groups", group, self.has_group(group));
        }
    }

    fn rules(&mut self) {
        let problem = self.problem;
        self.ids("quotas", problem.quotas.iter().map(|quota| &quota.id));
        self.ids("strengths", problem.strengths.iter().map(|strength| &strength.id));
        self.ids("replacement_caps", problem.replacement_caps.iter().map(|cap| &cap.id));
        self.ids("budgets", problem.budgets.iter().map(|budget| &budget.id));
        let limits = |list: &[Option<i64>]| list.iter().map(|limit| limit.unwrap_or(0)).collect::<Vec<_>>();
        for quota in &problem.quotas {
            self.scope(&quota.scope);
            self.by_year("quotas.posts", &quota.id, &limits(&quota.posts), MOST_PEOPLE, false);
        }
        for strength in &problem.strengths {
            self.scope(&strength.scope);
            let least = limits(&strength.least);
            self.by_year("strengths.least", &strength.id, &least, MOST_PEOPLE, false);
        }
        for cap in &problem.replacement_caps {
            self.scope(&cap.scope);
            self.range("replacement_caps.recruits", &cap.id, cap.recruits, 0, MOST_RATIO);
            self.range("replacement_caps.leavers", &cap.id, cap.leavers, 1, MOST_RATIO);
        }
        for budget in &problem.budgets {
            self.scope(&budget.scope);
            self.by_year("budgets.amounts", &budget.id, &budget.amounts, MOST_BUDGET, false);
        }
    }

    fn choices(&mut self) {
        let problem = self.problem;
        self.range("cost_of_change", "", problem.cost_of_change, 0, MOST_PEOPLE);
        for pin in &problem.pins {
            self.choice("pins", &pin.way, pin.year);
            let id = pin.way.id().to_owned();
            self.range("pins.least", &id, pin.least, 0, MOST_PEOPLE);
            self.range("pins.most", &id, pin.most.unwrap_or(pin.least), pin.least, MOST_PEOPLE);
        }
        let mut seen = BTreeSet::new();
        for Step { year, way, people } in &problem.today {
            self.choice("today", way, *year);
            self.range("today.people", way.id(), *people, 0, MOST_PEOPLE);
            if !seen.insert((year, way)) {
                let id = way.id().to_owned();
                self.found.push(HeadcountUnfit::Twice { list: "today", id });
            }
        }
    }

    fn choice(&mut self, field: &'static str, way: &Way, year: i32) {
        let problem = self.problem;
        let is_known = match way {
            Way::Streamline(pool) => problem.pools.iter().any(|own| own.id == *pool),
            Way::Transfer(id) => problem.transfers.iter().any(|own| own.id == *id),
            Way::Recruit(group) => self.has_group(group),
        };
        self.known(field, way.id(), is_known);
        self.known(field, &year.to_string(), problem.year(year).is_some());
    }

    fn retirements(&mut self) {
        let problem = self.problem;
        for group in &problem.groups {
            let mut cases: BTreeMap<i32, i64> = BTreeMap::new();
            let mut leaving: i64 = group.retirements.iter().sum();
            for pool in problem.pools.iter().filter(|pool| pool.group == group.id) {
                match pool.retires_in.filter(|&year| problem.year(year).is_some()) {
                    Some(year) => *cases.entry(year).or_default() += pool.people,
                    None => leaving += pool.people,
                }
            }
            for (year, cases) in cases {
                let retirements = problem.year(year).map_or(0, |at| in_year(&group.retirements, at));
                if cases > retirements {
                    self.found.push(HeadcountUnfit::MoreCasesThanRetirements {
                        group: group.id.clone(),
                        year,
                        cases,
                        retirements,
                    });
                }
            }
            if leaving > group.people {
                self.found.push(HeadcountUnfit::MoreLeaveThanThereAre {
                    group: group.id.clone(),
                    people: group.people,
                    leaving,
                });
            }
        }
    }
}

impl Way {
    /// The id of the pool, the transfer or the group.
    pub fn id(&self) -> &str {
        match self {
            Self::Streamline(id) | Self::Transfer(id) | Self::Recruit(id) => id,
        }
    }
}
