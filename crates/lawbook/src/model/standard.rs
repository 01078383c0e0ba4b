//! A standard: whom it is for, what it requires, and what follows when that is not met.

use std::collections::BTreeMap;

use ledger::Day;

use super::entry::Title;
use super::words::{Occasion, Verdict};

/// A condition as it stands in a file, with its place so that a compiler can point into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The expression (CEL syntax).
    pub text: String,
    /// The file it stands in.
    pub file: String,
    /// The line of its first character, from 1.
    pub line: u32,
    /// The column of its first character, from 1.
    pub column: u32,
}

/// What a version of a standard says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// For whom; the rest is asked only where this is met.
    pub applies: Condition,
    /// What must be met, all of it.
    pub requirements: Vec<Requirement>,
    /// The verdict when it is not, by occasion; an occasion that is not listed is not asked.
    pub unmet: BTreeMap<Occasion, Verdict>,
    /// The verdict when the competent authority uses an exception that it is given.
    pub excepted: Option<Verdict>,
    /// Until when somebody in post may still meet it.
    pub grace: Option<Grace>,
}

/// One named requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Its name inside the standard: `education`.
    pub id: String,
    /// Its name for people.
    pub title: Title,
    /// The condition.
    pub require: Condition,
    /// The occasions on which it is asked; empty: all of the standard.
    pub on: Vec<Occasion>,
    /// A lower floor that some places are given.
    pub eased: Option<Easing>,
    /// Its own time of grace, before the standard's.
    pub grace: Option<Grace>,
}

/// A lower floor: met when both conditions are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Easing {
    /// Where it is given.
    pub when: Condition,
    /// What is then enough.
    pub require: Condition,
}

/// Time to meet a standard that was not met when it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grace {
    /// When it ends.
    pub end: GraceEnd,
    /// Who has it; absent: everybody.
    pub when: Option<Condition>,
}

/// When a time of grace ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GraceEnd {
    /// On a fixed day.
    Day(Day),
    /// So many months after a dated fact (`post.since`, `person.recruited`).
    After {
        /// Months.
        months: i32,
        /// The name of the fact.
        fact: String,
    },
}

impl Standard {
    /// Whether the standard is asked on that occasion, and what follows when it is not met.
    pub fn unmet_on(&self, occasion: Occasion) -> Option<Verdict> {
        self.unmet.get(&occasion).copied()
    }

    /// The requirements asked on that occasion.
    pub fn requirements_on(&self, occasion: Occasion) -> impl Iterator<Item = &Requirement> {
        self.requirements
            .iter()
            .filter(move |requirement| requirement.on.is_empty() || requirement.on.contains(&occasion))
    }

    /// Every condition, for a compiler that checks them all.
    pub fn conditions(&self) -> Vec<&Condition> {
        let mut all = vec![&self.applies];
        let graces = self.grace.iter().chain(
            self.requirements
                .iter()
                .filter_map(|requirement| requirement.grace.as_ref()),
        );
        all.extend(graces.filter_map(|grace| grace.when.as_ref()));
        for requirement in &self.requirements {
            all.push(&requirement.require);
            all.extend(requirement.eased.iter().flat_map(|eased| [&eased.when, &eased.require]));
        }
        all
    }

    /// The same, in the same order, to be changed.
    pub(crate) fn conditions_mut(&mut self) -> Vec<&mut Condition> {
        let mut all = vec![&mut self.applies];
        all.extend(self.grace.iter_mut().filter_map(|grace| grace.when.as_mut()));
        let mut rest = Vec::new();
        for requirement in &mut self.requirements {
            all.extend(requirement.grace.iter_mut().filter_map(|grace| grace.when.as_mut()));
            rest.push(&mut requirement.require);
            rest.extend(
                requirement
                    .eased
                    .iter_mut()
                    .flat_map(|eased| [&mut eased.when, &mut eased.require]),
            );
        }
        all.extend(rest);
        all
    }
}
