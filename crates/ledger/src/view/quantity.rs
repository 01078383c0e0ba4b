//! Quotas and measured quantities of a unit, with what its predecessors brought.
//!
//! INVARIANT: successors conserve quantities. What a unit had on its last day counts for its successor until the successor is measured
//! or assigned anew.

use super::View;
use crate::codes::{MeasureKind, QuotaKind};
use crate::number::Decimal;
use crate::time::Day;
use crate::value::{Fact, Ix, Place, Row};

/// Mergers of mergers are followed at most this deep; lineage cannot run in circles, so this only bounds broken data.
const DEPTH: u32 = 64;

impl View<'_> {
    /// The quota of one kind on the day, in whole posts; none when nobody assigned one.
    pub fn quota(&self, unit: Ix, kind: QuotaKind) -> Option<u32> {
        let own = |row: &Row| match row.fact {
            Fact::Quota { kind: k, posts, .. } if k == kind => Some(posts),
            _ => None,
        };
        let total = self.carried(unit, &own, &|a, b| a + b, DEPTH)?;
        Some(total)
    }

    /// A measured quantity on the day; none when nobody measured it.
    pub fn measured(&self, unit: Ix, what: MeasureKind) -> Option<Decimal> {
        let own = |row: &Row| match row.fact {
            Fact::Measured { what: w, toward: None, value } if w == what => Some(Decimal::from(value)),
            _ => None,
        };
        self.carried(unit, &own, &|a, b| a + b, DEPTH)
    }

    /// The newest own value, and what predecessors that came after it brought.
    fn carried<T: Copy>(
        &self, unit: Ix, own: &dyn Fn(&Row) -> Option<T>, add: &dyn Fn(T, T) -> T, depth: u32,
    ) -> Option<T> {
        let place = Place::Unit(unit);
        let newest = self.facts(place).filter_map(|row| own(row).map(|value| (row.from, value))).max_by_key(|(from, _)| *from);
        let since = newest.map_or(Day::MIN, |(from, _)| from);
        let mut total = newest.map(|(_, value)| value);
        if depth == 0 {
            return total;
        }
        for row in self.facts(place).filter(|row| row.from > since) {
            let Fact::From { unit: before, .. } = row.fact else { continue };
            let brought = self.at(row.from.previous()).carried(before, own, add, depth - 1);
            total = match (total, brought) {
                (Some(total), Some(brought)) => Some(add(total, brought)),
                (total, brought) => total.or(brought),
            };
        }
        total
    }
}
