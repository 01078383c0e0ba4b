//! Quotas and measured quantities of a unit, with what its predecessors brought.
//!
//! INVARIANT: successors conserve quantities. What a unit had on its last day counts for its successor until the successor is measured
//! or assigned anew.

use super::View;
use crate::codes::{MeasureKind, QuotaKind};
use crate::ids::ActId;
use crate::number::Decimal;
use crate::time::Day;
use crate::value::{Fact, Ix, Place, Row};

/// Mergers of mergers are followed at most this deep; lineage cannot run in circles, so this only bounds broken data.
const DEPTH: u32 = 64;

/// What a unit itself has, and since which day and act.
type Own<T> = Option<(Day, ActId, T)>;

impl View<'_> {
    /// The quota of one kind on the day, in whole posts; none when nobody assigned one.
    pub fn quota(&self, unit: Ix, kind: QuotaKind) -> Option<u32> {
        self.posts_left(unit, kind).map(|left| u32::try_from(left).unwrap_or(0))
    }

    /// The quota, below nothing when more posts were cut than assigned: a decision that does so is refused.
    pub(crate) fn posts_left(&self, unit: Ix, kind: QuotaKind) -> Option<i64> {
        self.posts(unit, kind, DEPTH)
    }

    /// What was assigned last, what predecessors brought since, less what was cut since.
    fn posts(&self, unit: Ix, kind: QuotaKind, depth: u32) -> Option<i64> {
        let mut own: Own<i64> = None;
        let mut changed = false;
        for row in self.facts(Place::Unit(unit)) {
            match row.fact {
                Fact::Quota { kind: k, posts, .. } if k == kind && !is_before(row, own) => {
                    own = Some((row.from, row.source, i64::from(posts)));
                }
                Fact::From { .. } | Fact::CutPost { .. } => changed = true,
                _ => {}
            }
        }
        let mut total = own.map(|(_, _, posts)| posts);
        // Most units are as they were assigned: one reading of their facts is enough.
        if !changed {
            return total;
        }
        for (last, before) in self.predecessors(unit, own).into_iter().filter(|_| depth > 0) {
            if let Some(posts) = self.at(last).posts(before, kind, depth - 1) {
                total = Some(total.unwrap_or(0) + posts);
            }
        }
        let cut = |row: &&Row| matches!(row.fact, Fact::CutPost { quota, .. } if quota == kind) && is_after(row, own);
        let cuts = self.facts(Place::Unit(unit)).filter(cut).count();
        total.map(|total| total - i64::try_from(cuts).unwrap_or(i64::MAX))
    }

    /// A measured quantity on the day; none when nobody measured it.
    ///
    /// People and households add up when units become one; a place (latitude, longitude, elevation) is that of the first measured.
    pub fn measured(&self, unit: Ix, what: MeasureKind) -> Option<Decimal> {
        self.quantity(unit, what, DEPTH)
    }

    fn quantity(&self, unit: Ix, what: MeasureKind, depth: u32) -> Option<Decimal> {
        let own = self.newest(unit, |row| match row.fact {
            Fact::Measured {
                what: w,
                toward: None,
                value,
            } if w == what => Some(Decimal::from(value)),
            _ => None,
        });
        let adds_up = !matches!(
            what,
            MeasureKind::Latitude | MeasureKind::Longitude | MeasureKind::Elevation | MeasureKind::Road
        );
        let mut total = own.map(|(_, _, value)| value);
        for (last, before) in self.predecessors(unit, own).into_iter().filter(|_| depth > 0) {
            if total.is_some() && !adds_up {
                break;
            }
            if let Some(value) = self.at(last).quantity(before, what, depth - 1) {
                total = Some(total.unwrap_or(Decimal::ZERO) + value);
            }
        }
        total
    }

    /// The newest value that a unit itself was given.
    fn newest<T>(&self, unit: Ix, own: impl Fn(&Row) -> Option<T>) -> Own<T> {
        let rows = self
            .facts(Place::Unit(unit))
            .filter_map(|row| own(row).map(|value| (row.from, row.source, value)));
        rows.max_by_key(|(from, source, _)| (*from, *source))
    }

    /// The units that passed into a unit since its own value was set, each with its last day.
    fn predecessors<T>(&self, unit: Ix, own: Own<T>) -> Vec<(Day, Ix)> {
        let since = own.map(|(from, source, _)| (from, source, ()));
        let passed = self.facts(Place::Unit(unit)).filter(|row| is_after(row, since));
        let mut all: Vec<_> = passed
            .filter_map(|row| match row.fact {
                Fact::From { unit, .. } => Some((row.from.previous(), unit)),
                _ => None,
            })
            .collect();
        all.sort_unstable();
        all
    }
}

/// Whether a row came after a value was set: by its day, and on the same day by its place in the log.
fn is_after<T>(row: &Row, own: Own<T>) -> bool {
    own.is_none_or(|(from, source, _)| (row.from, row.source) > (from, source))
}

/// Whether a row came before a value was set.
fn is_before<T>(row: &Row, own: Own<T>) -> bool {
    own.is_some_and(|(from, source, _)| (row.from, row.source) < (from, source))
}
