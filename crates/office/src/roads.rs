//! In which commune a unit stands, and how long the roads between communes are.

use std::collections::{BTreeMap, BTreeSet};

use ledger::codes::MeasureKind;
use ledger::text::fold;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::view::Structure;
use ledger::{Day, Decimal, View};

/// The attribute of a body that names its commune, where the tree does not tell it.
const COMMUNE: &str = "commune";

/// The communes of a day.
pub(crate) struct Communes<'v> {
    view: View<'v>,
    structure: &'v Structure,
    by_name: BTreeMap<String, Ix>,
}

impl<'v> Communes<'v> {
    pub(crate) fn of(view: View<'v>, structure: &'v Structure) -> Self {
        let units = structure.walked().iter().copied();
        let communes = units.filter(|unit| structure.commune(*unit) == Some(*unit));
        Self {
            view,
            structure,
            by_name: communes.map(|unit| (fold(&view.unit_name(unit)), unit)).collect(),
        }
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = Ix> {
        self.by_name.values().copied()
    }

    /// The commune in which a unit stands: that it lies in, or that it or one above it names.
    pub(crate) fn commune(&self, unit: Ix) -> Option<Ix> {
        if let Some(commune) = self.structure.commune(unit) {
            return Some(commune);
        }
        let mut at = Some(self.structure.carry(unit));
        while let Some(unit) = at {
            let named = self.view.unit_attribute(unit, COMMUNE);
            if let Some(commune) = named.and_then(|name| self.by_name.get(&fold(&name))) {
                return Some(*commune);
            }
            at = self.structure.unit(unit).and_then(|unit| unit.parent);
        }
        None
    }

    /// Metres of road from each commune to its neighbours, with the roads that one brought which has passed into it.
    pub(crate) fn roads(&self) -> Roads {
        let all = self.all().collect();
        roads_of(self.view, &all, |unit| self.structure.carry(unit))
    }
}

/// Metres of road by the unit from which they lead.
pub(crate) type Roads = BTreeMap<Ix, Vec<(Ix, u64)>>;

/// Metres of road from these units to others, as they are recorded; each leads both ways. `stands_for` tells for which unit another stands now.
pub(crate) fn roads_of(view: View<'_>, units: &BTreeSet<Ix>, stands_for: impl Fn(Ix) -> Ix) -> Roads {
    let mut all = Roads::new();
    for unit in 0..view.value().unit_count() {
        let one = stands_for(unit);
        if !units.contains(&one) {
            continue;
        }
        for (toward, metres) in recorded(view, unit) {
            let two = stands_for(toward);
            if one != two {
                all.entry(one).or_default().push((two, metres));
                all.entry(two).or_default().push((one, metres));
            }
        }
    }
    all
}

const ROADS: Kinds = Kinds::of(&[FactKind::Measured, FactKind::Exists]);

/// Where the roads of a unit lead, in metres: those that hold on the day, or held until the unit ended.
pub(crate) fn recorded(view: View<'_>, unit: Ix) -> Vec<(Ix, u64)> {
    let day = view.day();
    let mut ended = Day::MAX;
    let mut told = Vec::new();
    for row in view.rows_of(Place::Unit(unit), ROADS) {
        match row.fact {
            Fact::Exists => ended = row.until,
            Fact::Measured {
                what: MeasureKind::Road,
                toward: Some(toward),
                value,
            } if row.from <= day => {
                let metres = u64::try_from(Decimal::from(value).millionths() / 1_000);
                told.extend(metres.ok().map(|metres| (row.until, (toward, metres))));
            }
            _ => {}
        }
    }
    told.retain(|(until, _)| day < *until || *until == ended);
    told.into_iter().map(|(_, road)| road).collect()
}

/// Metres from one unit to every other that roads lead to (E. W. Dijkstra, 1959).
pub(crate) fn distances(roads: &Roads, from: Ix) -> BTreeMap<Ix, u64> {
    let mut settled = BTreeMap::new();
    let mut waiting = BTreeSet::from([(0, from)]);
    while let Some((metres, unit)) = waiting.pop_first() {
        if settled.contains_key(&unit) {
            continue;
        }
        settled.insert(unit, metres);
        let ways = roads.get(&unit).into_iter().flatten();
        waiting.extend(ways.map(|(other, way)| (metres + way, *other)));
    }
    settled
}
