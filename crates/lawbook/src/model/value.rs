//! A value: a dated number with its unit, and how a limit follows from it.

use std::collections::BTreeMap;

use ledger::{Day, Decimal};

use super::words::{Bound, Rounds};

/// Dated numbers with their unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The id of the unit.
    pub unit: String,
    /// How a share becomes whole.
    pub rounds: Rounds,
    /// On which side the lawful lies.
    pub bound: Bound,
    /// The counts that are added to make the base of a percentage.
    pub base: Vec<String>,
    /// The numbers by name; a single one has the name `value`.
    pub numbers: BTreeMap<String, Decimal>,
    /// The day by which it must be reached.
    pub due: Option<Day>,
}

const MILLIONTHS: i128 = 1_000_000;

impl Value {
    /// The name of a number that stands alone.
    pub const SINGLE: &'static str = "value";

    /// The number, where there is one only.
    pub fn single(&self) -> Option<Decimal> {
        self.numbers.get(Self::SINGLE).copied()
    }

    /// The single number, rounded down to a whole.
    pub fn whole(&self) -> Option<i64> {
        self.single().map(Decimal::floor)
    }

    /// A number by its name.
    pub fn named(&self, name: &str) -> Option<Decimal> {
        self.numbers.get(name).copied()
    }

    /// What the percentage makes of a base, as whole as the entry says: 10 % of 215, rounded up, is 22.
    ///
    /// A percentage that is compared exactly gives the nearest whole number that is still lawful.
    pub fn limit(&self, base: i64) -> Option<i64> {
        let exact = i128::from(base) * i128::from(self.single()?.millionths());
        let one = 100 * MILLIONTHS;
        let limit = if self.rounds_up() {
            -(-exact).div_euclid(one)
        } else {
            exact.div_euclid(one)
        };
        i64::try_from(limit).ok()
    }

    /// Whether a part of a whole counts as one, as the entry says; where it is compared exactly, as lies on the lawful side.
    pub const fn rounds_up(&self) -> bool {
        match (self.rounds, self.bound) {
            (Rounds::Up, _) | (Rounds::Exact, Bound::AtLeast) => true,
            (Rounds::Down | Rounds::Exact, _) => false,
        }
    }

    /// How far a count lies on the wrong side of the limit; 0 when it is lawful.
    pub fn off(&self, limit: i64, count: i64) -> i64 {
        match self.bound {
            Bound::AtLeast => (limit - count).max(0),
            Bound::AtMost => (count - limit).max(0),
            Bound::Exactly => (count - limit).abs(),
        }
    }
}
