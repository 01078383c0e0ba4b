//! Lineage: what the ledger says of who passed into whom is what was settled, no edge more and none less.

use std::collections::BTreeMap;

use ledger::Value;
use ledger::codes::UnitKind;
use ledger::value::{Ix, Place};

use super::Check;
use super::asked::Asked;
use crate::case::Case;
use crate::plan::{FIRST_DAY, Ids, LAST_DAY};

/// A split unit that waits for somebody to say which posts, people and quantities go where. Places are those of the ledger's tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The place of the old unit in the case.
    pub old: usize,
    /// Where everything is until then.
    pub default: Ix,
    /// The other targets.
    pub others: Vec<Ix>,
    /// How many posts wait.
    pub posts: usize,
    /// How many people wait.
    pub people: usize,
}

/// The review queue as the ledger has it: every old unit of which parts went to several units.
pub fn waiting(value: &Value, case: &Case, ids: &Ids) -> Vec<Waiting> {
    Asked::of(value, case, ids).waiting()
}

impl Asked<'_> {
    /// What a unit says that it passed into: the whole first, then parts.
    fn passed(&self, unit: Ix) -> (Vec<Ix>, Vec<Ix>) {
        let passages = self.on(FIRST_DAY).passed_to(unit);
        let of = |whole: bool| {
            passages
                .iter()
                .filter(move |one| one.whole == whole)
                .map(|one| one.unit)
        };
        let mut parts: Vec<Ix> = of(false).collect();
        parts.sort_unstable();
        (of(true).collect(), parts)
    }

    /// What a unit says that it comes from, whole or in part.
    fn came_from(&self, unit: Ix) -> Vec<Ix> {
        let passages = self.on(FIRST_DAY).came_from(unit);
        let mut from: Vec<Ix> = passages.into_iter().map(|one| one.unit).collect();
        from.sort_unstable();
        from
    }

    pub(super) fn waiting(&self) -> Vec<Waiting> {
        let mut queue = Vec::new();
        let dependants = |unit: Ix, of: fn(&Place) -> bool| {
            let all = self.value.dependants(Place::Unit(unit));
            all.filter(of).count()
        };
        for (old, unit) in self.old_units() {
            let (whole, parts) = self.passed(unit);
            if let ([default], false) = (whole.as_slice(), parts.is_empty()) {
                queue.push(Waiting {
                    old,
                    default: *default,
                    others: parts,
                    posts: dependants(unit, |place| matches!(place, Place::Post(_))),
                    people: dependants(unit, |place| matches!(place, Place::Person(_))),
                });
            }
        }
        queue
    }

    pub(super) fn new_units_sourced(&self) -> Check {
        let all = self.new_units().map(|(at, unit)| {
            let stands =
                self.after.unit(unit).is_some_and(|unit| unit.stands) && !self.on(LAST_DAY).stands(Place::Unit(unit));
            (
                self.case.new[at].code.clone(),
                stands && !self.came_from(unit).is_empty(),
            )
        });
        Check::each("new-units-sourced", all)
    }

    /// Every edge that was settled stands in the ledger, told by both its ends, the default target as the whole; and no other does.
    pub(super) fn edges_kept(&self) -> Check {
        let mut from: BTreeMap<Ix, Vec<Ix>> = BTreeMap::new();
        let mut each = Vec::with_capacity(self.case.edges());
        for (old, unit) in self.old_units() {
            let goes = &self.case.goes[old];
            let (whole, parts) = self.passed(unit);
            let code = &self.case.old[old].code;
            let told = whole.len() + parts.len();
            for (nth, new) in goes.all().enumerate() {
                let due = self.ids.new.get(new).map_or(Ix::MAX, |id| self.unit(*id));
                let here = if nth == 0 { whole == [due] } else { parts.contains(&due) };
                from.entry(due).or_default().push(unit);
                each.push((
                    format!("{code} → {}", self.case.new[new].code),
                    here && told == goes.all().count(),
                ));
            }
        }
        for (new, unit) in self.new_units() {
            let mut due = from.remove(&unit).unwrap_or_default();
            due.sort_unstable();
            if self.came_from(unit) != due {
                each.push((format!("… → {}", self.case.new[new].code), false));
            }
        }
        Check::each("edges-kept", each)
    }

    /// Provinces as the ledger has them: where an old unit lay, and where the new one lies.
    pub(super) fn no_crossing(&self) -> Check {
        let province = &[UnitKind::Province];
        let each = self.new_units().flat_map(|(new, unit)| {
            let now = self.after.nearest(unit, province);
            self.came_from(unit).into_iter().map(move |old| {
                let then = self.before.nearest(old, province);
                let merged = then.is_some() && then.map(|then| self.after.carry(then)) == now;
                let code = self.on(LAST_DAY).unit_code(old).unwrap_or_default();
                (format!("{code} → {}", self.case.new[new].code), merged)
            })
        });
        Check::each("no-crossing", each)
    }

    pub(super) fn splits_wait(&self) -> Check {
        let queue = self.waiting();
        let mut due: BTreeMap<usize, (Ix, Vec<Ix>)> = BTreeMap::new();
        for (old, parting) in self.case.splits() {
            let place = |new: &usize| self.ids.new.get(*new).map_or(Ix::MAX, |id| self.unit(*id));
            let mut others: Vec<Ix> = parting.others.iter().map(place).collect();
            others.sort_unstable();
            due.insert(old, (place(&parting.default), others));
        }
        let mut each = Vec::with_capacity(due.len());
        for waiting in queue {
            let settled = due.remove(&waiting.old);
            let held = settled.is_some_and(|settled| settled == (waiting.default, waiting.others));
            each.push((self.case.old[waiting.old].code.clone(), held));
        }
        each.extend(due.keys().map(|old| (self.case.old[*old].code.clone(), false)));
        Check::each("splits-wait", each)
    }
}
