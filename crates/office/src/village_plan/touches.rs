//! What a merger touches: who serves in the units that pass, which posts lie there, what was assigned to them.

use std::collections::BTreeSet;

use ledger::View;
use ledger::codes::QuotaKind;
use ledger::value::{Ix, Place};
use ledger::view::Structure;

/// Counts over the units that pass into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MergerTouches {
    /// People who serve in them.
    pub people: usize,
    /// Posts that lie in them.
    pub posts: usize,
    /// Their quotas of every kind.
    pub quota: u32,
}

/// Every kind of quota.
const QUOTAS: [QuotaKind; 5] = [
    QuotaKind::CivilService,
    QuotaKind::PublicEmployees,
    QuotaKind::Commune,
    QuotaKind::PartTime,
    QuotaKind::Contracts,
];

impl MergerTouches {
    /// What lies in these units on a day, and passes with them.
    pub(crate) fn of(view: View<'_>, structure: &Structure, units: &[Ix]) -> Self {
        let value = view.value();
        let passes = |unit: Ix| units.contains(&structure.carry(unit));
        let all = (0..value.unit_count()).filter(|unit| passes(*unit));
        let beside: BTreeSet<Place> = all.flat_map(|unit| value.dependants(Place::Unit(unit))).collect();
        let mut touches = Self::default();
        for place in beside {
            match place {
                Place::Person(ix) => {
                    let one = view.person(ix).filter(|one| one.ix() == ix && one.in_service());
                    touches.people += usize::from(one.and_then(|one| one.unit()).is_some_and(passes));
                }
                Place::Post(ix) => {
                    touches.posts += usize::from(view.stands(place) && view.unit_of_post(ix).is_some_and(passes));
                }
                _ => {}
            }
        }
        let quotas = units.iter().flat_map(|unit| QUOTAS.map(|kind| view.quota(*unit, kind)));
        touches.quota = quotas.flatten().sum();
        touches
    }
}

impl super::VillageInputs {
    /// What a merger of a plan touches, as a view tells it; the structure is that of the view's day.
    pub fn touches(&self, view: View<'_>, structure: &Structure, merger: &super::VillageMerger) -> MergerTouches {
        let units: Vec<Ix> = merger
            .from
            .iter()
            .filter_map(|village| self.villages.get(*village))
            .map(|found| found.unit)
            .collect();
        MergerTouches::of(view, structure, &units)
    }
}
