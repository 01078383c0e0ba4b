//! What a merger of villages is asked with.

use std::collections::BTreeMap;

use ledger::codes::UnitKind;
use ledger::{Day, UnitId};

/// The rules of a merger of villages, each of which a person sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageQuestion {
    /// The day on which mergers would take effect; villages are looked at on it.
    pub day: Day,
    /// Only the villages below these units; none named: all for which the asker may plan.
    pub within: Vec<UnitId>,
    /// Least households by kind, in the place of the law book's.
    pub least: BTreeMap<UnitKind, u32>,
    /// Only those that must merge by law, for they have less than a share of the least; else every village is to reach the least.
    pub only_must: bool,
    /// Villages that stay as they are, whatever their size.
    pub kept: Vec<UnitId>,
    /// Pairs that are to become one.
    pub together: Vec<(UnitId, UnitId)>,
    /// Pairs that are not to become one.
    pub apart: Vec<(UnitId, UnitId)>,
    /// What it is worth that one household keeps its village: so many metres of distance between two villages that become one.
    pub change_metres: u32,
}

impl VillageQuestion {
    /// The usual prices: a hundred households that keep their village are worth a kilometre.
    pub const fn on(day: Day) -> Self {
        Self {
            day,
            within: Vec::new(),
            least: BTreeMap::new(),
            only_must: false,
            kept: Vec::new(),
            together: Vec::new(),
            apart: Vec::new(),
            change_metres: 10,
        }
    }
}
