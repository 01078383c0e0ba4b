//! How many households a village must have on a day: by the law book, or as the asker sets it.

use lawbook::{Lawbook, Mark};
use ledger::codes::UnitKind;
use ledger::value::Ix;
use ledger::view::Structure;
use ledger::{Day, View};

use super::question::VillageQuestion;

/// The entry of the law book.
pub(crate) const MINIMUM: &str = "villages.household-minimum";
/// Below which share of it a village must merge.
pub(super) const SHARE: &str = "villages.must-merge-share";
/// The attribute that tells the terrain of a commune, and that of the root which tells the region of the province.
const GROUND: [&str; 2] = ["terrain", "village_region"];

/// How many households a village of one kind must have in some communes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdMinimum {
    /// Of which kind of unit.
    pub kind: UnitKind,
    /// The row of the law book: a terrain, or a region. None where the asker set the number.
    pub ground: Option<String>,
    /// How many households.
    pub households: i64,
    /// Below how many it must merge by law; none where the law book does not tell.
    pub must: Option<i64>,
    /// How many a village has after the mergers that are asked for.
    pub wanted: i64,
    /// How far the number can be relied on; none where the asker set it.
    pub mark: Option<Mark>,
}

/// Looks minima up.
pub(super) struct Minima<'a> {
    pub(super) law: &'a Lawbook,
    pub(super) view: View<'a>,
    pub(super) structure: &'a Structure,
    pub(super) question: &'a VillageQuestion,
}

impl Minima<'_> {
    /// The minimum of villages of a kind in a commune.
    pub(super) fn of(&self, kind: UnitKind, commune: Ix) -> Option<HouseholdMinimum> {
        let share = self.share();
        let of = |households: i64, ground: Option<String>, mark: Option<Mark>| {
            let must = share.map(|share| up(households * share, 100));
            let wanted = if self.question.only_must { must } else { None }.unwrap_or(households);
            HouseholdMinimum {
                kind,
                ground,
                households,
                must,
                wanted: wanted.max(1),
                mark,
            }
        };
        if let Some(chosen) = self.question.least.get(&kind) {
            return Some(of(i64::from(*chosen), None, None));
        }
        let table = self.law.table(MINIMUM, self.question.day).ok()?;
        let mut above = vec![commune];
        above.extend(self.structure.walked().first().copied());
        let mut grounds = above
            .into_iter()
            .flat_map(|unit| GROUND.map(|key| self.view.unit_attribute(unit, key)))
            .flatten();
        // The first ground that the table knows decides: a number that was not read there is not taken from the region.
        let ground = grounds.find(|ground| table.body().row(ground).is_some())?;
        let households = table.body().row(&ground)?.number(kind.word())?.floor();
        Some(of(households, Some(ground.to_string()), Some(table.mark())))
    }

    /// The share of the minimum below which a village must merge, in percent.
    pub(super) fn share(&self) -> Option<i64> {
        whole(self.law, SHARE, self.question.day)
    }
}

fn whole(law: &Lawbook, rule: &str, day: Day) -> Option<i64> {
    law.value(rule, day).ok()?.body().whole()
}

/// A quotient, rounded up.
const fn up(number: i64, by: i64) -> i64 {
    (number + by - 1).div_euclid(by)
}
