//! Every old unit ends exactly once, and every district with it; provinces pass whole.

use ledger::value::{Fact, Ix, Place};

use super::Check;
use super::asked::Asked;
use crate::plan::{FIRST_DAY, LAST_DAY};

impl Asked<'_> {
    /// Whether a unit stands on 2025-06-30 and ends once, with nothing of it on 2025-07-01.
    fn ends_once(&self, unit: Ix) -> bool {
        let place = Place::Unit(unit);
        let view = self.on(LAST_DAY);
        let mut ends = 0;
        let mut wrong = 0;
        for row in view.rows(place) {
            if row.fact == Fact::Exists {
                ends += usize::from(row.until == FIRST_DAY);
                wrong += usize::from(row.until != FIRST_DAY);
            }
        }
        view.stands(place) && !self.on(FIRST_DAY).stands(place) && (ends, wrong) == (1, 0)
    }

    /// Whether a unit passed into another as a whole once, and on 2025-07-01.
    fn passes_once(&self, unit: Ix) -> bool {
        let passages = self.on(FIRST_DAY).passed_to(unit);
        let whole: Vec<_> = passages.iter().filter(|one| one.whole).collect();
        matches!(whole[..], [one] if one.day == FIRST_DAY)
    }

    pub(super) fn old_units_end(&self) -> Check {
        let all = self.old_units().map(|(at, unit)| {
            let once = self.ends_once(unit) && self.passes_once(unit);
            (self.case.old[at].code.clone(), once)
        });
        Check::each("old-units-end", all)
    }

    /// The districts of the list; one that had ended before is not among them.
    pub(super) fn districts_end(&self) -> Check {
        let listed = |code: &&String| self.case.old.iter().any(|unit| unit.district == **code);
        let districts = self.ids.districts.keys().filter(listed);
        Check::each(
            "districts-end",
            districts.map(|code| (code.clone(), self.ends_once(self.unit(self.ids.districts[code])))),
        )
    }

    pub(super) fn provinces_pass(&self) -> Check {
        let provinces = self.case.provinces.iter().zip(&self.ids.new_provinces);
        let each = provinces.flat_map(|(province, id)| {
            let due = self.unit(*id);
            province.from.iter().map(move |code| {
                let old = self.ids.old_provinces.get(code).map_or(Ix::MAX, |id| self.unit(*id));
                let stands = self.after.unit(due).is_some_and(|unit| unit.stands);
                let ends = province.goes_on || self.ends_once(old);
                (code.clone(), stands && ends && self.after.carry(old) == due)
            })
        });
        Check::each("provinces-pass", each)
    }
}
