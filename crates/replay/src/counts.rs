//! How many units stand on a day, by kind and province: counted in the ledger, never in the files.

use std::collections::BTreeMap;

use ledger::codes::UnitKind;
use ledger::view::Structure;
use ledger::{Day, Seq, Value};

/// Units of the lowest level by kind.
pub type ByKind = BTreeMap<UnitKind, usize>;

/// Units of the lowest level on one day: communes, wards, towns, special zones, and districts without any of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Of each province, by code and name.
    pub provinces: BTreeMap<(String, String), ByKind>,
}

impl Counts {
    /// Of the whole country, by kind.
    pub fn by_kind(&self) -> ByKind {
        let mut all = ByKind::new();
        for (kind, count) in self.provinces.values().flatten() {
            *all.entry(*kind).or_default() += count;
        }
        all
    }

    /// All of them.
    pub fn total(&self) -> usize {
        self.provinces.values().flat_map(BTreeMap::values).sum()
    }

    pub(crate) fn add(&mut self, province: (String, String), kind: UnitKind) {
        *self.provinces.entry(province).or_default().entry(kind).or_default() += 1;
    }
}

/// The units of the lowest level that stand on a day.
pub fn counts(value: &Value, day: Day) -> Counts {
    let view = value.on(day, Seq::LATEST);
    let structure = Structure::of(view);
    let mut counts = Counts::default();
    for ix in structure.walked() {
        let Some(unit) = structure.unit(*ix) else { continue };
        let childless = unit.last == unit.order + 1;
        let lowest = structure.commune(*ix) == Some(*ix) || (unit.kind == UnitKind::District && childless);
        let province = structure.nearest(*ix, &[UnitKind::Province]).filter(|_| lowest);
        if let Some(province) = province {
            let code = view.unit_code(province).unwrap_or_default();
            let name = view.unit_name(province);
            counts.add((code.to_string(), name.to_string()), unit.kind);
        }
    }
    counts
}
