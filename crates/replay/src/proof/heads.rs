//! Nobody and nothing is lost: every post, person and measured quantity of an old unit has exactly one current unit, and totals agree.

use std::collections::BTreeMap;

use ledger::codes::{MeasureKind, UnitKind};
use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Day, Decimal};

use super::Check;
use super::asked::Asked;
use crate::plan::{FIRST_DAY, LAST_DAY};

/// What is counted of a unit or province: people by their service, posts, and the measured quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Total {
    people: usize,
    posts: usize,
    measured: Decimal,
}

impl Asked<'_> {
    /// Each post stands on both days, held by the same person, in the unit that the old one led to.
    pub(super) fn posts(&self) -> Check {
        let view = self.on(FIRST_DAY);
        let all = self.old_units().map(|(at, unit)| {
            let post = self.post(self.ids.posts[at]);
            let holder = |day| {
                self.on(day)
                    .person(self.person(self.ids.people[at][0]))?
                    .main_post()
                    .map(|held| held.post)
            };
            let there = self.on(LAST_DAY).stands(Place::Post(post)) && view.stands(Place::Post(post));
            let held = holder(LAST_DAY) == Some(post) && holder(FIRST_DAY) == Some(post);
            let was = self.on(LAST_DAY).unit_of_post(post) == Some(unit);
            let now = view
                .unit_of_post(post)
                .is_some_and(|unit| self.now(unit) == self.due(at));
            (self.case.old[at].code.clone(), there && held && was && now)
        });
        Check::each("posts", all)
    }

    /// Each person serves on both days: before in the old unit, after in the unit that it led to.
    pub(super) fn people(&self) -> Check {
        let all = self.old_units().flat_map(|(at, unit)| {
            self.ids.people[at].iter().map(move |id| {
                let serves = |day: Day| self.on(day).person(self.person(*id)).and_then(|person| person.unit());
                let was = serves(LAST_DAY) == Some(unit);
                let now = serves(FIRST_DAY).is_some_and(|unit| self.now(unit) == self.due(at));
                (format!("{} {}", self.case.old[at].code, id), was && now)
            })
        });
        Check::each("people", all)
    }

    /// What was measured of the old units is what is measured of the new ones, each old unit counted where it leads to.
    pub(super) fn quantities(&self) -> Check {
        let mut due: BTreeMap<Ix, Decimal> = BTreeMap::new();
        for (at, unit) in self.old_units() {
            let had = self
                .on(LAST_DAY)
                .measured(unit, MeasureKind::People)
                .unwrap_or(Decimal::ZERO);
            let total = due.entry(self.due(at)).or_default();
            *total = *total + had;
        }
        let view = self.on(FIRST_DAY);
        let all = self.new_units().map(|(at, unit)| {
            let has = view.measured(unit, MeasureKind::People).unwrap_or(Decimal::ZERO);
            let there = self.after.unit(unit).is_some_and(|unit| unit.stands);
            let conserved = has == due.get(&unit).copied().unwrap_or_default();
            (self.case.new[at].code.clone(), there && conserved)
        });
        Check::each("quantities", all)
    }

    /// People, posts and quantity of each new province: the same asked as it was on the last day, and on the structure of the first.
    pub(super) fn totals(&self) -> Check {
        let mut then: BTreeMap<Ix, Total> = BTreeMap::new();
        for (province, total) in self.by_province(LAST_DAY, &self.before) {
            let sum = then.entry(self.after.carry(province)).or_default();
            sum.people += total.people;
            sum.posts += total.posts;
            sum.measured = sum.measured + total.measured;
        }
        let now = self.by_province(FIRST_DAY, &self.after);
        let provinces = self.case.provinces.iter().zip(&self.ids.new_provinces);
        let all = provinces.map(|(province, id)| {
            let ix = self.unit(*id);
            let agree = then.get(&ix) == now.get(&ix) && now.contains_key(&ix);
            (province.name.clone(), agree)
        });
        Check::each("totals", all)
    }

    /// What everybody and everything of a day counts, by the provinces of that day.
    fn by_province(&self, day: Day, structure: &Structure) -> BTreeMap<Ix, Total> {
        let view = self.on(day);
        let mut totals: BTreeMap<Ix, Total> = BTreeMap::new();
        let of = |unit: Ix| structure.nearest(unit, &[UnitKind::Province]).unwrap_or(Ix::MAX);
        for unit in view.persons().filter_map(|person| person.unit()) {
            totals.entry(of(unit)).or_default().people += 1;
        }
        for post in (0..self.value.post_count()).filter(|post| view.stands(Place::Post(*post))) {
            let unit = view.unit_of_post(post).unwrap_or(Ix::MAX);
            totals.entry(of(unit)).or_default().posts += 1;
        }
        for unit in structure.walked() {
            if let Some(measured) = view.measured(*unit, MeasureKind::People) {
                let total = totals.entry(of(*unit)).or_default();
                total.measured = total.measured + measured;
            }
        }
        totals
    }

    /// Where a unit leads on the first day; a place that nothing has when what it leads to does not stand.
    fn now(&self, unit: Ix) -> Ix {
        let carried = self.after.carry(unit);
        let stands = self.after.unit(carried).is_some_and(|unit| unit.stands);
        if stands { carried } else { Ix::MAX }
    }
}
