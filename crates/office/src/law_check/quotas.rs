//! Units that have more people than posts with the draft, and more than without it.

use std::collections::BTreeMap;

use ledger::codes::QuotaKind;
use ledger::value::{Ix, Place};
use ledger::{ActId, Day, Decision, Seq, Value};

use super::{Laid, LawRemark, Remark, day_of};
use crate::people::Ladders;
use crate::permission::touched;
use crate::staffing::{Staffing, counts_in};

impl Laid<'_> {
    /// Told of the draft as a whole. Only whom the draft touches is looked up; everybody is counted where it brings somebody somewhere.
    pub(super) fn quotas(&self, decision: &Decision, all: &mut Vec<LawRemark>) {
        let Some(day) = decision.acts.iter().map(|dated| day_of(decision, dated)).max() else {
            return;
        };
        let brought = self.brought(decision, day);
        if brought.values().all(|more| *more <= 0) {
            return;
        }
        let office = self.office;
        let structure = office.structure(self.base, day, Seq::LATEST);
        let roster = office.roster(self.base, day, Seq::LATEST);
        let ladders = Ladders::of(office.law(), self.base, day);
        let before = Staffing::of(self.base, &structure, &roster, &ladders, |_, _| true);
        let view = self.fork.on(day, Seq::LATEST);
        for ((unit, kind), more) in brought.into_iter().filter(|(_, more)| *more > 0) {
            let line = before.lines.iter().find(|line| (line.unit, line.kind) == (unit, kind));
            let present = i64::from(line.map_or(0, |line| line.present)) + more;
            let Some(assigned) = view.quota(unit, kind).filter(|assigned| present > i64::from(*assigned)) else {
                continue;
            };
            all.push(LawRemark {
                ordinal: None,
                person: None,
                remark: Remark::OverQuota {
                    unit,
                    kind,
                    assigned,
                    present: u32::try_from(present).unwrap_or(u32::MAX),
                },
            });
        }
    }

    /// How many people more, or fewer, count against each quota with the draft.
    fn brought(&self, decision: &Decision, day: Day) -> BTreeMap<(Ix, QuotaKind), i64> {
        let seq = Seq(Seq::FIRST_DRAFT.0 + self.base.drafts());
        let mut people: Vec<Ix> = Vec::new();
        for ordinal in (0..).take(decision.acts.len()) {
            let id = ActId { decision: seq, ordinal };
            let Some(dated) = self.fork.act_as_written(id) else {
                continue;
            };
            let places = touched(self.fork, id, &dated).into_iter();
            people.extend(places.filter_map(|place| match place {
                Place::Person(person) => Some(person),
                _ => None,
            }));
        }
        people.sort_unstable();
        people.dedup();
        let mut brought = BTreeMap::new();
        let mut add = |value: &Value, by: i64| {
            let (structure, view) = (
                self.office.structure(value, day, Seq::LATEST),
                value.on(day, Seq::LATEST),
            );
            for person in people.iter().filter(|person| **person < value.person_count()) {
                if let Some(place) = counts_in(view, &structure, *person) {
                    *brought.entry(place).or_insert(0) += by;
                }
            }
        };
        add(self.base, -1);
        add(self.fork, 1);
        brought
    }
}
