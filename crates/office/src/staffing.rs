//! Of each unit and kind of quota: how many posts it was assigned, and who counts against them on a day (biên chế giao và có mặt).
//!
//! A person counts once, by the standing of the service: cadres and civil servants in a commune against the commune's quota, elsewhere
//! against that of the civil service. They count for the nearest unit, upwards from their own, that has a quota of the kind.

use std::collections::BTreeMap;

use ledger::codes::{QuotaKind, Standing, UnitKind};
use ledger::value::{FactKind, Ix, Kinds, Place};
use ledger::view::Structure;
use ledger::{Value, View};

use crate::people::{Ladders, Roster};

/// What brings a quota to a unit.
const BRING_QUOTA: Kinds = Kinds::of(&[FactKind::Quota, FactKind::From, FactKind::PartFrom]);

/// Posts and people of a unit, of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staffed {
    /// The unit.
    pub unit: Ix,
    /// The kind of quota.
    pub kind: QuotaKind,
    /// The posts assigned; none where nobody assigned any.
    pub assigned: Option<u32>,
    /// The people who count against them.
    pub present: u32,
}

impl Staffed {
    /// How many people there are more than posts, below nothing where there are fewer; none where no posts were assigned.
    pub fn difference(&self) -> Option<i64> {
        Some(i64::from(self.present) - i64::from(self.assigned?))
    }
}

/// Every unit and kind that has posts or people, in the order of the tree; and how many people count nowhere because no standing is recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Staffing {
    /// The lines.
    pub lines: Vec<Staffed>,
    /// People whose standing is not recorded.
    pub unknown: u32,
}

impl Staffing {
    /// Posts of the units that `covers` names, and of the people of a roster those whom it names.
    pub fn of(
        value: &Value,
        structure: &Structure,
        roster: &Roster,
        ladders: &Ladders,
        covers: impl Fn(Option<Ix>, Option<Ix>) -> bool,
    ) -> Self {
        let view = roster.view(value);
        let mut lines: BTreeMap<(u32, QuotaKind), Staffed> = BTreeMap::new();
        let order = |unit: Ix| structure.unit(unit).map_or(u32::MAX, |unit| unit.order);
        let mut assigned: BTreeMap<(Ix, QuotaKind), u32> = BTreeMap::new();
        for unit in structure.walked().iter().copied() {
            if view.rows_of(Place::Unit(unit), BRING_QUOTA).next().is_none() {
                continue;
            }
            for kind in QuotaKind::ALL.iter().copied() {
                let Some(posts) = view.quota(unit, kind) else { continue };
                assigned.insert((unit, kind), posts);
                if covers(Some(unit), None) {
                    let line = line(unit, kind, Some(posts));
                    lines.insert((order(unit), kind), line);
                }
            }
        }
        let mut unknown = 0;
        let members = roster.members().iter().zip(roster.details(value, ladders));
        for (member, details) in members {
            let Some(stands_in) = member.stands_in.filter(|unit| covers(Some(*unit), Some(member.person))) else {
                continue;
            };
            let Some(standing) = details.standing else {
                unknown += 1;
                continue;
            };
            let Some(kind) = kind_of(standing, in_commune(structure, stands_in)) else {
                continue;
            };
            let unit = upwards(structure, stands_in)
                .find(|unit| assigned.contains_key(&(*unit, kind)))
                .unwrap_or(stands_in);
            let posts = assigned.get(&(unit, kind)).copied();
            let counted = lines
                .entry((order(unit), kind))
                .or_insert_with(|| line(unit, kind, posts));
            counted.present += 1;
        }
        Self {
            lines: lines.into_values().collect(),
            unknown,
        }
    }
}

/// Against which quota, of which unit, a person counts at a moment; none for whoever counts nowhere.
pub(crate) fn counts_in(view: View<'_>, structure: &Structure, person: Ix) -> Option<(Ix, QuotaKind)> {
    let found = view
        .person(person)
        .filter(|found| found.ix() == person && found.in_service())?;
    let (_, standing, _) = found.service()?;
    let stands_in = structure.carry(found.unit()?);
    let kind = kind_of(standing, in_commune(structure, stands_in))?;
    let assigned = upwards(structure, stands_in).find(|unit| view.quota(*unit, kind).is_some());
    Some((assigned.unwrap_or(stands_in), kind))
}

const fn line(unit: Ix, kind: QuotaKind, assigned: Option<u32>) -> Staffed {
    Staffed {
        unit,
        kind,
        assigned,
        present: 0,
    }
}

/// A unit and those above it, nearest first.
fn upwards(structure: &Structure, unit: Ix) -> impl Iterator<Item = Ix> {
    let above = |unit: &Ix| structure.unit(*unit).and_then(|unit| unit.parent);
    std::iter::successors(Some(unit), above)
}

fn in_commune(structure: &Structure, unit: Ix) -> bool {
    let kinds = upwards(structure, unit)
        .filter_map(|unit| structure.unit(unit))
        .map(|unit| unit.kind);
    let communes = [UnitKind::Commune, UnitKind::Town, UnitKind::Ward, UnitKind::SpecialZone];
    kinds.into_iter().any(|kind| communes.contains(&kind))
}

/// Against which kind of quota a standing counts; none for those who fill no post.
const fn kind_of(standing: Standing, commune: bool) -> Option<QuotaKind> {
    match standing {
        Standing::Cadre | Standing::CivilServant if commune => Some(QuotaKind::Commune),
        Standing::Cadre | Standing::CivilServant => Some(QuotaKind::CivilService),
        Standing::PublicEmployee => Some(QuotaKind::PublicEmployees),
        Standing::ContractWorker => Some(QuotaKind::Contracts),
        Standing::PartTime => Some(QuotaKind::PartTime),
        Standing::Collaborator | Standing::PartyMember | Standing::OutstandingCitizen => None,
    }
}
