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
        let header = Header {
            kind: "decision".to_owned(),
            issuer: view.unit_name(0).to_string(),
            title,
            bases: self.bases(office, into, from),
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

    /// The entries of the law book on which a merger rests. A number that the asker set rests on none; that some must merge is a ground where that
    /// was asked, or one of these must.
    fn bases(&self, office: &Office, into: &VillageFound, from: &[&VillageFound]) -> Vec<String> {
        let (law, day) = (office.law(), self.question.day);
        let by_law = self.minimum_of(into).is_some_and(|minimum| minimum.ground.is_some());
        let must = by_law && from.iter().chain([&into]).any(|one| self.must_merge(one));
        let minimum = by_law && law.table(MINIMUM, day).is_ok();
        let share = (self.question.only_must || must) && law.value(SHARE, day).is_ok();
        let bases = [minimum.then_some(MINIMUM), share.then_some(SHARE)];
        bases.into_iter().flatten().map(str::to_owned).collect()
    }
}
