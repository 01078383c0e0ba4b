//! The units of one day: the tree, and where the units of other days have gone.

use super::View;
use crate::codes::{Line, UnitKind};
use crate::value::{Fact, FactKind, Ix, Kinds, Place};

/// One unit, on the structure's day.
#[derive(Debug, Clone, Copy)]
pub struct UnitOnDay {
    /// Whether the unit itself stands on that day.
    pub stands: bool,
    /// Where it leads on that day: itself, or the unit that it passed into, at any remove.
    pub carried: Ix,
    /// The unit above, on that day; none for the root.
    pub parent: Option<Ix>,
    /// Its kind; its last one when it has ended.
    pub kind: UnitKind,
    /// Its place in the tree walked from the root, parents first; a subtree is the range `order..last`.
    pub order: u32,
    /// The end of its subtree's range.
    pub last: u32,
}

/// All units of a ledger on one day. Asking it of the day of the facts shows them *as it was then*; of a later day, *on that day's structure*.
#[derive(Debug, Clone)]
pub struct Structure {
    units: Vec<UnitOnDay>,
    walked: Vec<Ix>,
}

impl Structure {
    /// The structure of a view's day, as known at the view's place of the log.
    pub fn of(view: View<'_>) -> Self {
        let count = view.value().unit_count();
        let mut units: Vec<UnitOnDay> = (0..count).map(|ix| unit_on_day(view, ix)).collect();
        for ix in 0..units.len() {
            units[ix].carried = follow(&units, ix);
        }
        let mut children: Vec<Vec<Ix>> = vec![Vec::new(); units.len()];
        let mut roots = Vec::new();
        for ix in 0..count {
            let unit = units[at(ix)];
            if !unit.stands {
                continue;
            }
            let parent = unit
                .parent
                .map(|parent| units[at(parent)].carried)
                .filter(|parent| *parent != ix);
            units[at(ix)].parent = parent;
            match parent {
                Some(parent) => children[at(parent)].push(ix),
                None => roots.push(ix),
            }
        }
        let mut structure = Self {
            units,
            walked: Vec::new(),
        };
        for root in roots {
            structure.walk(root, &children);
        }
        structure
    }

    fn walk(&mut self, root: Ix, children: &[Vec<Ix>]) {
        let mut stack = vec![(root, false)];
        while let Some((unit, done)) = stack.pop() {
            let place = Ix::try_from(self.walked.len()).unwrap_or(Ix::MAX);
            if done {
                self.units[at(unit)].last = place;
                continue;
            }
            self.units[at(unit)].order = place;
            self.walked.push(unit);
            stack.push((unit, true));
            stack.extend(children[at(unit)].iter().rev().map(|child| (*child, false)));
        }
    }

    /// A unit on the structure's day.
    pub fn unit(&self, ix: Ix) -> Option<&UnitOnDay> {
        self.units.get(at(ix))
    }

    /// Where a unit of any day leads on the structure's day.
    pub fn carry(&self, ix: Ix) -> Ix {
        self.units.get(at(ix)).map_or(ix, |unit| unit.carried)
    }

    /// Whether a unit, wherever it leads, lies in the subtree of another, which lies in its own.
    pub fn within(&self, unit: Ix, above: Ix) -> bool {
        match (self.unit(self.carry(unit)), self.unit(self.carry(above))) {
            (Some(unit), Some(above)) => {
                unit.stands && above.stands && above.order <= unit.order && unit.order < above.last
            }
            _ => false,
        }
    }

    /// The units that stand, parents first, each subtree together.
    pub fn walked(&self) -> &[Ix] {
        &self.walked
    }

    /// The nearest unit of one of these kinds at or above a unit.
    pub fn nearest(&self, unit: Ix, kinds: &[UnitKind]) -> Option<Ix> {
        let mut ix = self.carry(unit);
        for _ in 0..=self.units.len() {
            let unit = self.unit(ix)?;
            if kinds.contains(&unit.kind) {
                return Some(ix);
            }
            ix = unit.parent?;
        }
        None
    }

    /// The commune-level unit (xã, phường, thị trấn, đặc khu) that a unit is or lies in.
    pub fn commune(&self, unit: Ix) -> Option<Ix> {
        self.nearest(unit, COMMUNE_LEVEL)
    }
}

/// The kinds of the commune level.
const COMMUNE_LEVEL: &[UnitKind] = &[UnitKind::Commune, UnitKind::Town, UnitKind::Ward, UnitKind::SpecialZone];

fn at(ix: Ix) -> usize {
    usize::try_from(ix).unwrap_or(usize::MAX)
}

fn unit_on_day(view: View<'_>, ix: Ix) -> UnitOnDay {
    let place = Place::Unit(ix);
    let passed = view.facts_of(place, Kinds::NONE.with(FactKind::Into)).find_map(|row| {
        if let Fact::Into { unit, .. } = row.fact {
            Some(unit)
        } else {
            None
        }
    });
    let stands = view.stands(place);
    UnitOnDay {
        stands,
        carried: if stands { ix } else { passed.unwrap_or(ix) },
        parent: view.unit_above(ix, Line::Management),
        kind: view.unit_kind(ix).unwrap_or(UnitKind::Other),
        order: 0,
        last: 0,
    }
}

/// Follows successors to the end; the number of units bounds the way.
fn follow(units: &[UnitOnDay], from: usize) -> Ix {
    let mut ix = units[from].carried;
    for _ in 0..units.len() {
        let next = units[at(ix)].carried;
        if next == ix {
            break;
        }
        ix = next;
    }
    ix
}
