//! A district's own path before the reorganisation: first known, then joined to another district.

use ledger::acts::bodies::{Merge, Reclassify, Rename};
use ledger::codes::UnitKind;
use ledger::{UnitId, When};

use super::Writing;
use super::before::{demonstration, establish};
use super::sheet::Head;
use crate::path::Journey;

/// Who decides on provinces, districts and communes.
pub(super) const COMMITTEE: &str = "Ủy ban Thường vụ Quốc hội";

impl Writing<'_> {
    /// What is known of the district on its first day: province, both districts, the communes as they were called then.
    pub(super) fn found_early(&mut self, journey: &Journey, early: &[usize]) {
        let when = When::By(journey.known);
        let mut sheet = self.sheet();
        for (at, stop) in early.iter().zip(&journey.units) {
            // The unit's own district in the list is the one that the path leads into.
            self.found_above(&mut sheet, *at, when);
            if !self.ids.districts.contains_key(&journey.district) {
                let province = self.ids.old_provinces.get(&journey.province).copied();
                let (name, code) = (&journey.district_name, Some(&journey.district));
                let district = establish(&mut sheet, when, name, UnitKind::District, province, code);
                self.ids.districts.insert(journey.district.clone(), district);
            }
            let district = self.ids.districts.get(&journey.district).copied();
            self.ids.old[*at] = establish(&mut sheet, when, &stop.name, stop.kind, district, Some(&stop.code));
            self.fill(&mut sheet, *at, when);
        }
        self.take(sheet, demonstration(1, &journey.district_name, journey.known));
    }

    /// The district joins the other; what changed its name or kind with it does so.
    pub(super) fn join(&mut self, journey: &Journey, early: &[usize]) {
        let mut sheet = self.sheet();
        let district = |code: &str| self.ids.districts.get(code).map(|id| sheet.unit(*id));
        if let (Some(from), Some(into)) = (district(&journey.district), district(&journey.into)) {
            sheet.add(None, Merge { from: vec![from], into });
        }
        for (at, stop) in early.iter().zip(&journey.units) {
            let (later, unit): (_, UnitId) = (&self.case.old[*at], self.ids.old[*at]);
            if later.name != stop.name {
                let name = later.name.clone();
                sheet.add(None, Rename { unit, name });
            }
            if later.kind != stop.kind {
                let kind = later.kind;
                sheet.add(None, Reclassify { unit, kind });
            }
        }
        let head = Head {
            number: journey.number.clone(),
            kind: "resolution",
            issuer: COMMITTEE,
            title: journey.title.clone(),
            bases: &[],
            signed: journey.signed,
            effective: journey.effective,
            recorded: journey.signed,
        };
        self.take(sheet, head);
    }
}
