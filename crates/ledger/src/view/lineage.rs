//! Where a unit came from and where it went, whole and in parts.

use super::View;
use crate::codes::Succession;
use crate::ids::ActId;
use crate::number::Decimal;
use crate::time::Day;
use crate::value::{Fact, FactKind, Ix, Kinds, Place, Row};

/// A unit, or a part of one, that passed to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lineage {
    /// The other unit.
    pub unit: Ix,
    /// How.
    pub how: Succession,
    /// Which share of each quota and quantity passed; 0 where only the lineage is known.
    pub share: Decimal,
    /// Whether the unit itself passed: what it had and nobody named otherwise leads there.
    pub whole: bool,
    /// On which day.
    pub day: Day,
    /// The act that says so.
    pub source: ActId,
}

impl View<'_> {
    /// Where a unit, or parts of it, had gone by the day.
    pub fn passed_to(&self, unit: Ix) -> Vec<Lineage> {
        self.lineage(unit, |row| match row.fact {
            Fact::Into { unit, how, share } => told(row, unit, how, share.into(), true),
            Fact::PartTo { unit, how, share } => told(row, unit, how, share.into(), false),
            _ => None,
        })
    }

    /// Which units, or parts of units, had come to a unit by the day.
    pub fn came_from(&self, unit: Ix) -> Vec<Lineage> {
        self.lineage(unit, |row| match row.fact {
            Fact::From { unit, how, share } => told(row, unit, how, share.into(), true),
            Fact::PartFrom { unit, how, share } => told(row, unit, how, share.into(), false),
            _ => None,
        })
    }

    fn lineage(&self, unit: Ix, of: impl Fn(&Row) -> Option<Lineage>) -> Vec<Lineage> {
        const LINEAGE: Kinds = Kinds::of(&[FactKind::Into, FactKind::From, FactKind::PartTo, FactKind::PartFrom]);
        let rows = self.facts_of(Place::Unit(unit), LINEAGE);
        let mut all: Vec<Lineage> = rows.filter_map(|row| of(&row)).collect();
        all.sort_by_key(|told| (told.day, told.source, !told.whole, told.unit));
        all
    }
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "one arm of the matches above, each of which gives an option"
)]
const fn told(row: &Row, unit: Ix, how: Succession, share: Decimal, whole: bool) -> Option<Lineage> {
    Some(Lineage {
        unit,
        how,
        share,
        whole,
        day: row.from,
        source: row.source,
    })
}
