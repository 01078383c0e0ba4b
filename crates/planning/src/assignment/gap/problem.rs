//! People, units, what each pair costs, what it weighs, and what a unit carries.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A problem of generalised assignment; the cost is to be least.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    units: usize,
    people: usize,
    /// Unit by unit: `cost[unit * people + person]`, points.
    cost: Vec<i64>,
    /// The same for the load that a person is to a unit.
    load: Vec<i64>,
    /// What each unit can carry, in the unit of the loads.
    capacity: Vec<i64>,
}

/// Why a table is no problem.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotAGap {
    /// The tables do not have a place for each pair.
    #[error("{table} has {found} numbers, {expected} are needed")]
    Size {
        /// Which table.
        table: &'static str,
        /// Its numbers.
        found: usize,
        /// As many as needed.
        expected: usize,
    },
    /// A load or capacity below 0, or a number beyond [`Gap::LARGEST`].
    #[error("{table} holds {found}; it must be from {} to {}", if *.table == "cost" { -Gap::LARGEST } else { 0 }, Gap::LARGEST)]
    Number {
        /// Which table.
        table: &'static str,
        /// The number.
        found: i64,
    },
}

impl Gap {
    /// The largest number that may stand in a table: sums of thousands stay exact.
    pub const LARGEST: i64 = 1 << 31;

    /// A problem of `units` units and `people` people.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the tables.
    pub fn new(
        units: usize,
        people: usize,
        cost: Vec<i64>,
        load: Vec<i64>,
        capacity: Vec<i64>,
    ) -> Result<Self, Vec<NotAGap>> {
        let pairs = units.saturating_mul(people);
        let mut wrong = Vec::new();
        for (table, numbers, expected) in [
            ("cost", &cost, pairs),
            ("load", &load, pairs),
            ("capacity", &capacity, units),
        ] {
            if numbers.len() != expected {
                wrong.push(NotAGap::Size {
                    table,
                    found: numbers.len(),
                    expected,
                });
            }
            let least = if table == "cost" { -Self::LARGEST } else { 0 };
            let strange = numbers
                .iter()
                .filter(|number| !(least..=Self::LARGEST).contains(*number));
            wrong.extend(strange.take(5).map(|found| NotAGap::Number { table, found: *found }));
        }
        if wrong.is_empty() {
            Ok(Self {
                units,
                people,
                cost,
                load,
                capacity,
            })
        } else {
            Err(wrong)
        }
    }

    /// How many units.
    pub fn units(&self) -> usize {
        self.units
    }

    /// How many people.
    pub fn people(&self) -> usize {
        self.people
    }

    /// Cost of a pair.
    #[inline]
    pub fn cost(&self, unit: usize, person: usize) -> i64 {
        self.cost[unit * self.people + person]
    }

    /// Load of a pair.
    #[inline]
    pub fn load(&self, unit: usize, person: usize) -> i64 {
        self.load[unit * self.people + person]
    }

    /// What a unit can carry.
    #[inline]
    pub fn capacity(&self, unit: usize) -> i64 {
        self.capacity[unit]
    }

    /// Costs of a unit, person by person.
    pub fn costs(&self, unit: usize) -> &[i64] {
        &self.cost[unit * self.people..(unit + 1) * self.people]
    }

    /// Loads of a unit, person by person.
    pub fn loads(&self, unit: usize) -> &[i64] {
        &self.load[unit * self.people..(unit + 1) * self.people]
    }

    /// Sum of the costs of a plan (the unit of each person).
    pub fn price(&self, plan: &[usize]) -> i64 {
        plan.iter()
            .enumerate()
            .map(|(person, unit)| self.cost(*unit, person))
            .sum()
    }
}
