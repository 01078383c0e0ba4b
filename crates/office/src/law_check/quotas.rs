//! Units that have more people than posts with the draft, and more than without it.

use std::collections::BTreeMap;

use ledger::codes::QuotaKind;
use ledger::value::Ix;
use ledger::{Day, Decision, Seq, Value};

use super::{Laid, LawRemark, Remark, day_of};
use crate::people::Ladders;
use crate::staffing::{Staffed, Staffing};

impl Laid<'_> {
    /// Told once a unit and kind, at the last act: it is the draft as a whole that passes the quota.
    pub(super) fn quotas(&self, decision: &Decision, all: &mut Vec<LawRemark>) {
        let last = decision.acts.iter().map(|dated| day_of(decision, dated)).max();
        let (Some(day), Some(ordinal)) = (last, decision.acts.len().checked_sub(1)) else {
            return;
        };
        let before = self.staffed(self.base, day);
        for (place, now) in self.staffed(self.fork, day) {
            let Some(assigned) = now.assigned.filter(|assigned| now.present > *assigned) else {
                continue;
            };
            let more = before
                .get(&place)
                .is_none_or(|before| now.difference() > before.difference());
            if more {
                all.push(LawRemark {
                    ordinal: u32::try_from(ordinal).unwrap_or(u32::MAX),
                    person: None,
                    remark: Remark::OverQuota {
                        unit: now.unit,
                        kind: now.kind,
                        assigned,
                        present: now.present,
                    },
                });
            }
        }
    }

    fn staffed(&self, value: &Value, day: Day) -> BTreeMap<(Ix, QuotaKind), Staffed> {
        let office = self.office;
        let structure = office.structure(value, day, Seq::LATEST);
        let roster = office.roster(value, day, Seq::LATEST);
        let ladders = Ladders::of(office.law(), value, day);
        let staffing = Staffing::of(value, &structure, &roster, &ladders, |_, _| true);
        let lines = staffing.lines.into_iter();
        lines.map(|line| ((line.unit, line.kind), line)).collect()
    }
}
