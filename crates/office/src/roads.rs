//! In which commune a unit stands, and how long the roads between communes are.

use std::collections::{BTreeMap, BTreeSet};

use ledger::codes::MeasureKind;
use ledger::text::fold;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::view::Structure;
use ledger::{Decimal, View};

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

    /// Metres of road from each commune to its neighbours; a road that is recorded of one leads both ways.
    pub(crate) fn roads(&self) -> Roads {
        roads_of(self.view, self.structure, self.all())
    }
}

/// Metres of road by the unit from which they lead.
pub(crate) type Roads = BTreeMap<Ix, Vec<(Ix, u64)>>;

/// Metres of road from units to others, as they are recorded; each leads both ways.
pub(crate) fn roads_of(view: View<'_>, structure: &Structure, units: impl Iterator<Item = Ix>) -> Roads {
    let mut all = Roads::new();
    for unit in units {
        let rows = view.facts_of(Place::Unit(unit), Kinds::NONE.with(FactKind::Measured));
        let ways = rows.filter_map(|row| match row.fact {
            Fact::Measured {
                what: MeasureKind::Road,
                toward: Some(other),
                value,
            } => {
                let km = Decimal::from(value).millionths();
                Some((structure.carry(other), u64::try_from(km / 1000).ok()?))
            }
            _ => None,
        });
        for (other, metres) in ways {
            all.entry(unit).or_default().push((other, metres));
            all.entry(other).or_default().push((unit, metres));
        }
    }
    all
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
