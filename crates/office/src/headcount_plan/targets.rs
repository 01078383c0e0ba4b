//! How many posts of a kind there may be at the end of each year, and whether that is less than the law asks for.

use indicators::base_quota;
use ledger::codes::QuotaKind;
use ledger::value::Ix;

use super::gather::Gathering;
use super::inputs::{HeadcountLine, MissingHeadcountInput, ReductionTarget};
use super::path::path;
use super::question::{CUT_KINDS, LawfulCut, posts_of};

impl Gathering<'_> {
    /// The targets of the kinds that some line has.
    pub(super) fn targets(
        &mut self,
        lines: &[HeadcountLine],
        covers: &dyn Fn(Option<Ix>) -> bool,
    ) -> Vec<ReductionTarget> {
        // At least so much is cut: a part of a post counts as one, unless the law says otherwise.
        let rounds_up = self.cut.as_ref().is_none_or(|cut| cut.rounds_up);
        let mut targets = Vec::new();
        for (kind, percent) in CUT_KINDS.into_iter().zip(self.question.cut_percent) {
            let own = || lines.iter().filter(|line| line.kind == kind);
            if own().next().is_none() {
                continue;
            }
            let today: i64 = own().map(|line| line.assigned).sum();
            let to_cut: i64 = own().map(|line| line.to_cut).sum();
            let base = self.base(kind, self.question.base_year, covers);
            if base == 0 && percent > 0 {
                let without = MissingHeadcountInput::NoBase(kind, self.question.base_year);
                self.missing.insert(without);
            }
            // Where more was assigned than in the base year, nought per cent of that would still be a cut.
            let most = if base == 0 || percent == 0 {
                today - to_cut
            } else {
                base - posts_of(base, percent, rounds_up)
            };
            targets.push(ReductionTarget {
                kind,
                base,
                percent,
                today,
                most,
                path: path(today, to_cut, most, self.years.len()),
            });
        }
        targets
    }

    /// Tells where the numbers of the question are weaker than those of the law, and where the law has none.
    pub(super) fn weaker_than_law(
        &mut self,
        targets: &[ReductionTarget],
        cap: Option<i64>,
        covers: &dyn Fn(Option<Ix>) -> bool,
    ) {
        let asked = self.question.replace_percent;
        let recruits = match cap {
            None => Some(MissingHeadcountInput::NoLawfulCap),
            Some(most) => (asked > most).then_some(MissingHeadcountInput::MoreRecruitsThanLaw(asked, most)),
        };
        let mut weaker: Vec<MissingHeadcountInput> = recruits.into_iter().collect();
        match &self.cut {
            None => weaker.push(MissingHeadcountInput::NoLawfulCut),
            Some(cut) => weaker.extend(targets.iter().filter_map(|target| self.less_cut(cut, target, covers))),
        }
        self.missing.extend(weaker);
    }

    fn less_cut(
        &self,
        cut: &LawfulCut,
        target: &ReductionTarget,
        covers: &dyn Fn(Option<Ix>) -> bool,
    ) -> Option<MissingHeadcountInput> {
        let kind = target.kind;
        // A road map that ends before the law's year tells nothing of that.
        let at = self.years.iter().position(|year| *year == cut.last_year)?;
        let percent = CUT_KINDS.into_iter().zip(cut.percent);
        let (_, percent) = percent.into_iter().find(|(own, _)| *own == kind)?;
        let base = self.base(kind, cut.base_year, covers);
        if base == 0 {
            let less = MissingHeadcountInput::LessCutThanLaw(kind, target.percent, percent, cut.base_year);
            return (target.percent < percent).then_some(less);
        }
        let most = base - posts_of(base, percent, cut.rounds_up);
        let held = *target.path.get(at)?;
        (held > most).then_some(MissingHeadcountInput::MorePostsThanLaw(kind, held, most, cut.last_year))
    }

    /// The quota of a kind that was first assigned for a year, of every unit of that time that leads to one that is covered.
    fn base(&self, kind: QuotaKind, year: i32, covers: &dyn Fn(Option<Ix>) -> bool) -> i64 {
        let units = 0..self.view.value().unit_count();
        let own = units.filter(|unit| covers(Some(self.structure.carry(*unit))));
        base_quota(self.view, own, (kind, year))
    }
}
