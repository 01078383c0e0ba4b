//! The state on both days: as of 2025-06-30 the list before, as of 2025-07-01 the list after, unit by unit and counted.

use ledger::Decimal;
use ledger::codes::{MeasureKind, UnitKind};
use ledger::value::Ix;

use super::Check;
use super::asked::Asked;
use crate::counts::{Counts, counts};
use crate::plan::{FIRST_DAY, LAST_DAY};

impl Asked<'_> {
    pub(super) fn counts_before(&self) -> Check {
        let mut listed = Counts::default();
        for unit in &self.case.old {
            listed.add((unit.province.clone(), unit.province_name.clone()), unit.kind);
        }
        same_counts("counts-before", &counts(self.value, LAST_DAY), &listed)
    }

    pub(super) fn counts_after(&self) -> Check {
        let mut listed = Counts::default();
        for unit in &self.case.new {
            listed.add((unit.province.clone(), unit.province_name.clone()), unit.kind);
        }
        same_counts("counts-after", &counts(self.value, FIRST_DAY), &listed)
    }

    /// Name, kind, code, district and province of each old unit on the last day.
    pub(super) fn answers_before(&self) -> Check {
        let view = self.on(LAST_DAY);
        let code = |unit: Option<Ix>| unit.and_then(|unit| view.unit_code(unit));
        let all = self.old_units().map(|(at, ix)| {
            let listed = &self.case.old[at];
            let district = self.before.nearest(ix, &[UnitKind::District]);
            let province = self.before.nearest(ix, &[UnitKind::Province]);
            let own = listed.code.strip_prefix('H').unwrap_or(&listed.code);
            let same = *view.unit_name(ix) == *listed.name
                && view.unit_kind(ix) == Some(listed.kind)
                && code(Some(ix)).as_deref() == Some(own)
                && code(district).as_deref() == Some(&listed.district)
                && code(province).as_deref() == Some(&listed.province);
            (listed.code.clone(), same)
        });
        Check::each("answers-before", all)
    }

    /// Name, kind, code, province and area of each new unit on the first day.
    pub(super) fn answers_after(&self) -> Check {
        let view = self.on(FIRST_DAY);
        let all = self.new_units().map(|(at, ix)| {
            let listed = &self.case.new[at];
            let province = self.after.nearest(ix, &[UnitKind::Province]);
            let area: Option<Decimal> = view.measured(ix, MeasureKind::Area);
            let same = *view.unit_name(ix) == *listed.name
                && view.unit_kind(ix) == Some(listed.kind)
                && view.unit_code(ix).as_deref() == Some(&listed.code)
                && province.and_then(|province| view.unit_code(province)).as_deref() == Some(&listed.province)
                && area == listed.area;
            (listed.code.clone(), same)
        });
        Check::each("answers-after", all)
    }
}

/// Of each province and kind, that the ledger counts what the file lists, and nothing that it does not list.
fn same_counts(id: &'static str, counted: &Counts, listed: &Counts) -> Check {
    let cells = |counts: &Counts| {
        let mut cells = Vec::new();
        for ((code, name), kinds) in &counts.provinces {
            cells.extend(kinds.iter().map(|(kind, n)| (code.clone(), name.clone(), *kind, *n)));
        }
        cells
    };
    let (counted, listed) = (cells(counted), cells(listed));
    let said = |cell: &(String, String, UnitKind, usize)| format!("{} {} {}", cell.1, cell.2.word(), cell.3);
    let mut each: Vec<(String, bool)> = listed.iter().map(|cell| (said(cell), counted.contains(cell))).collect();
    each.extend(
        counted
            .iter()
            .filter(|cell| !listed.contains(cell))
            .map(|cell| (said(cell), false)),
    );
    Check::each(id, each)
}
