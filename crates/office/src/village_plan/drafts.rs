//! A plan of mergers as drafts: one decision a merger, since each stands alone.

use std::collections::BTreeSet;

use ledger::acts::bodies::Merge;
use ledger::{Decision, Header, Seq, Value};
use planning::regions::Plan;

use super::inputs::{VillageFound, VillageInputs, VillageMerger};
use super::minimum::{MINIMUM, SHARE};
use crate::office::Office;

impl VillageInputs {
    /// The drafts of those mergers whose place in the list is kept, in their order.
    pub fn drafts(&self, office: &Office, value: &Value, plan: &Plan, kept: &BTreeSet<usize>) -> Vec<Decision> {
        let all = self.mergers(plan);
        let chosen = all.iter().enumerate().filter(|(at, _)| kept.contains(at));
        chosen
            .filter_map(|(_, merger)| self.draft_of(office, value, merger))
            .collect()
    }

    fn draft_of(&self, office: &Office, value: &Value, merger: &VillageMerger) -> Option<Decision> {
        let from = merger.from.iter().filter_map(|village| self.villages.get(*village));
        self.draft(
            office,
            value,
            self.villages.get(merger.into)?,
            &from.collect::<Vec<_>>(),
        )
    }

    /// The draft by which some villages pass into another.
    pub(crate) fn draft(
        &self,
        office: &Office,
        value: &Value,
        into: &VillageFound,
        from: &[&VillageFound],
    ) -> Option<Decision> {
        let day = self.question.day;
        let view = value.on(day, Seq::LATEST);
        let names: Vec<String> = from.iter().map(|one| view.unit_name(one.unit).to_string()).collect();
        let title = format!(
            "Sáp nhập {} vào {}, {}",
            names.join(", "),
            view.unit_name(into.unit),
            view.unit_name(into.commune)
        );
        let (table, share) = (office.law().table(MINIMUM, day), office.law().value(SHARE, day));
        // A number that the asker set rests on no entry of the law book.
        let by_law = self.minimum_of(into).is_some_and(|minimum| minimum.ground.is_some());
        let bases = [
            (by_law && table.is_ok()).then_some(MINIMUM),
            (by_law && share.is_ok()).then_some(SHARE),
        ];
        let header = Header {
            kind: "decision".to_owned(),
            issuer: view.unit_name(0).to_string(),
            title,
            bases: bases.into_iter().flatten().map(str::to_owned).collect(),
            ..Header::blank(day)
        };
        let from = from
            .iter()
            .map(|one| view.unit_id(one.unit))
            .collect::<Option<Vec<_>>>()?;
        let merge = Merge {
            from,
            into: view.unit_id(into.unit)?,
        };
        Some(Decision {
            header,
            acts: vec![merge.into()],
        })
    }
}
