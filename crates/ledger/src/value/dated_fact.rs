//! What a row tells, apart from the act that it stems from and from when it became known.

use super::fact::Fact;
use super::row::Row;
use crate::time::Day;

/// A fact with the days on which it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatedFact {
    /// What holds.
    pub fact: Fact,
    /// The first day on which it certainly holds.
    pub from: Day,
    /// The first day on which it may hold already.
    pub earliest: Day,
    /// The first day on which it holds no more.
    pub until: Day,
}

impl From<&Row> for DatedFact {
    fn from(row: &Row) -> Self {
        Self {
            fact: row.fact,
            from: row.from,
            earliest: row.earliest,
            until: row.until,
        }
    }
}

impl DatedFact {
    /// Whether it certainly holds on that day.
    #[inline]
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && day < self.until
    }
}
