//! The resolutions of the reorganisation: one for each new province, in the order of their numbers.

use std::collections::{BTreeMap, BTreeSet};

use ledger::acts::bodies::{Consolidate, Dissolve, Measure, Merge, Share, Split};
use ledger::codes::{MeasureKind, UnitKind};
use ledger::{Day, Decimal, UnitId};

use super::before::establish;
use super::journey::COMMITTEE;
use super::sheet::{Head, Sheet};
use super::{FIRST_DAY, Writing};
use crate::case::{Goes, NewProvince};

/// 2025-06-16, on which all of them were signed.
const SIGNED: Day = Day(20_255);
/// The resolutions on which they stand: of the provinces, and of the reorganisation as a whole.
const BASES: &[&str] = &["202/2025/QH15", "76/2025/UBTVQH15"];

impl Writing<'_> {
    pub(super) fn reorganise(&mut self) {
        let case = self.case;
        let mut whole: Vec<Vec<usize>> = vec![Vec::new(); case.new.len()];
        for (old, goes) in case.goes.iter().enumerate() {
            if let Goes::Whole(new) = goes {
                whole[*new].push(old);
            }
        }
        for province in &case.provinces {
            let mut sheet = self.sheet();
            self.join_provinces(&mut sheet, province);
            self.found_new(&mut sheet, province);
            for (new, unit) in case.new.iter().enumerate() {
                if unit.province == province.code {
                    self.pass(&mut sheet, &whole[new], new);
                }
            }
            self.split(&mut sheet, province);
            self.dissolve(&mut sheet, province);
            self.take(sheet, head(province));
        }
    }

    /// The new province: one old one that goes on, or a new one that takes the old ones whole.
    fn join_provinces(&mut self, sheet: &mut Sheet, province: &NewProvince) {
        let old: Vec<UnitId> = province
            .from
            .iter()
            .filter_map(|code| self.ids.old_provinces.get(code).copied())
            .collect();
        let id = match old.as_slice() {
            [one] if province.goes_on => *one,
            _ => {
                let parent = Some(self.ids.root);
                let into = establish(
                    sheet,
                    None,
                    &province.name,
                    UnitKind::Province,
                    parent,
                    Some(&province.code),
                );
                pass_whole(sheet, old, into);
                into
            }
        };
        self.ids.new_provinces.push(id);
    }

    /// The new units, each with its area where the file gives one.
    fn found_new(&mut self, sheet: &mut Sheet, province: &NewProvince) {
        let above = self.ids.new_provinces.last().copied();
        for (at, unit) in self.case.new.iter().enumerate() {
            if unit.province != province.code {
                continue;
            }
            let id = establish(sheet, None, &unit.name, unit.kind, above, Some(&unit.code));
            if let Some(value) = unit.area {
                let measured = Measure {
                    unit: sheet.unit(id),
                    what: MeasureKind::Area,
                    value,
                    toward: None,
                    source: Some(unit.resolution.clone()),
                };
                sheet.add(None, measured);
            }
            self.ids.new[at] = id;
        }
    }

    /// The old units that pass whole into a new one.
    fn pass(&mut self, sheet: &mut Sheet, old: &[usize], new: usize) {
        let from = old.iter().map(|old| self.ids.old[*old]).collect();
        pass_whole(sheet, from, self.ids.new[new]);
    }

    /// The old units of the province that are split: nobody says by which shares, so all goes to the default target and waits for review.
    fn split(&mut self, sheet: &mut Sheet, province: &NewProvince) {
        for (old, parting) in self.case.splits() {
            if !province.from.contains(&self.case.old[old].province) {
                continue;
            }
            let share = |new: usize, part: u32| Share::of(sheet.unit(self.ids.new[new]), Decimal::from(part));
            let mut into = vec![share(parting.default, 1)];
            into.extend(parting.others.iter().map(|new| share(*new, 0)));
            let unit = self.ids.old[old];
            sheet.add(None, Split { unit, into });
        }
    }

    /// The districts of the province end; an island district has passed into its special zone already.
    fn dissolve(&mut self, sheet: &mut Sheet, province: &NewProvince) {
        let of_province = |unit: &&crate::OldUnit| province.from.contains(&unit.province);
        let mut districts: BTreeMap<&str, UnitKind> = BTreeMap::new();
        for unit in self.case.old.iter().filter(of_province) {
            districts.insert(&unit.district, unit.kind);
        }
        let empty: BTreeSet<&str> = districts
            .into_iter()
            .filter(|(_, kind)| *kind != UnitKind::District)
            .map(|(district, _)| district)
            .collect();
        for unit in empty.into_iter().filter_map(|code| self.ids.districts.get(code)) {
            sheet.add(None, Dissolve { unit: *unit });
        }
    }
}

/// Several units make one new one (hợp nhất); one alone is merged into it (sáp nhập).
fn pass_whole(sheet: &mut Sheet, from: Vec<UnitId>, into: UnitId) {
    let into = sheet.unit(into);
    match from.len() {
        0 => {}
        1 => _ = sheet.add(None, Merge { from, into }),
        _ => _ = sheet.add(None, Consolidate { from, into }),
    }
}

fn head(province: &NewProvince) -> Head {
    let mut name = province.name.clone();
    if let Some(kind) = ["Tỉnh", "Thành phố"].into_iter().find(|kind| name.starts_with(kind)) {
        name.replace_range(..kind.len(), &kind.to_lowercase());
    }
    Head {
        number: province.resolution.clone(),
        kind: "resolution",
        issuer: COMMITTEE,
        title: format!("Về việc sắp xếp các đơn vị hành chính cấp xã của {name} năm 2025"),
        bases: BASES,
        signed: SIGNED,
        effective: FIRST_DAY,
        recorded: FIRST_DAY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_were_signed_on_the_day_that_the_comment_says() {
        assert_eq!(SIGNED.to_string(), "2025-06-16");
    }
}
