//! The state before: what the list of 2025-06-30 says stood, found so on that day.

use std::collections::BTreeMap;

use ledger::acts::bodies::Establish;
use ledger::codes::UnitKind;
use ledger::{Day, UnitId, When};

use super::sheet::{Head, Sheet};
use super::{LAST_DAY, ROOT, Writing};

impl Writing<'_> {
    /// Everything that is not there yet from a district's own path: the provinces and districts, then the units of each province.
    pub(super) fn found(&mut self, early: &[usize]) {
        let when = When::By(LAST_DAY);
        let mut sheet = self.sheet();
        let mut of_province: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let case = self.case;
        for (at, unit) in case.old.iter().enumerate() {
            self.found_above(&mut sheet, at, when);
            of_province.entry(&unit.province).or_default().push(at);
        }
        let mut nth = 2;
        self.take(sheet, demonstration(nth, "tỉnh, huyện đang có", LAST_DAY));
        for units in of_province.into_values() {
            let mut sheet = self.sheet();
            for at in units.iter().copied().filter(|at| !early.contains(at)) {
                self.found_unit(&mut sheet, at, &case.old[at].name, case.old[at].kind, when);
            }
            nth += 1;
            let title = format!("đơn vị cấp xã của {}", case.old[units[0]].province_name);
            self.take(sheet, demonstration(nth, &title, LAST_DAY));
        }
    }

    /// Root, province and district of a unit, as far as they are not there yet.
    pub(super) fn found_above(&mut self, sheet: &mut Sheet, at: usize, when: When) {
        let unit = &self.case.old[at];
        if self.ids.old_provinces.is_empty() {
            self.ids.root = establish(sheet, when, ROOT, UnitKind::Authority, None, None);
        }
        let known = self.ids.old_provinces.get(&unit.province).copied();
        let province = known.unwrap_or_else(|| {
            let (name, code) = (&unit.province_name, Some(&unit.province));
            establish(sheet, when, name, UnitKind::Province, Some(self.ids.root), code)
        });
        self.ids.old_provinces.insert(unit.province.clone(), province);
        if !self.ids.districts.contains_key(&unit.district) {
            let (name, code) = (&unit.district_name, Some(&unit.district));
            let founded = establish(sheet, when, name, UnitKind::District, Some(province), code);
            self.ids.districts.insert(unit.district.clone(), founded);
        }
    }

    /// The unit itself, filled. An island district without communes is its own district.
    pub(super) fn found_unit(&mut self, sheet: &mut Sheet, at: usize, name: &str, kind: UnitKind, when: When) {
        let unit = &self.case.old[at];
        let district = self.ids.districts.get(&unit.district).copied();
        self.ids.old[at] = match district {
            Some(island) if kind == UnitKind::District => island,
            above => establish(sheet, when, name, kind, above, Some(&unit.code)),
        };
        self.fill(sheet, at, when);
    }
}

/// Establishes a unit, found so on a day.
pub(super) fn establish(
    sheet: &mut Sheet,
    when: impl Into<Option<When>>,
    name: &str,
    kind: UnitKind,
    parent: Option<UnitId>,
    code: Option<&String>,
) -> UnitId {
    let act = Establish {
        name: name.to_owned(),
        kind,
        parent: parent.map(|parent| sheet.unit(parent)),
        code: code.cloned(),
    };
    UnitId(sheet.add(when.into(), act))
}

/// The head of a paper that this replay alone knows.
pub(super) fn demonstration(nth: usize, what: &str, day: Day) -> Head {
    Head {
        number: format!("{nth:02}/MH"),
        kind: "stock-taking",
        issuer: "Phát lại lịch sử (minh họa)",
        title: format!("Số liệu minh họa: {what}"),
        bases: &[],
        signed: day,
        effective: day,
        recorded: day,
    }
}
