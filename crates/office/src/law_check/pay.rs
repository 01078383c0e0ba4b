//! Salary steps: whether the months on the step before are over, with those that disciplines add, and whether the coefficient is the step's.

use ledger::acts::record::SetRank;
use ledger::acts::{Act, Dated};
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::{Day, Seq};

use super::{Laid, Remark};
use crate::duties::salary_step;

const MONTHS: &str = "pay.step-months";
const DELAY: &str = "pay.step-delay";
const COEFFICIENTS: &str = "pay.coefficients";

impl Laid<'_> {
    pub(super) fn pay(&self, dated: &Dated, day: Day, found: &mut Vec<(Ix, Remark)>) {
        let Act::SetRank(act) = &dated.act else { return };
        let Some(person) = self.person(act.person) else { return };
        let (law, step) = (self.office.law(), act.step.unwrap_or(0));
        found.extend(self.too_soon(person, act, day).map(|said| (person, said)));
        // The coefficient of a step is what follows on the step before it.
        let lawful = step.checked_sub(1).filter(|before| *before > 0);
        let lawful = lawful.and_then(|before| salary_step(law, &act.rank, before, day).ok().flatten());
        let lawful = lawful.and_then(|step| step.coefficient.parse().ok());
        if let (Some(lawful), Some(coefficient)) = (lawful, act.coefficient)
            && lawful != coefficient
        {
            let citation = law.table(COEFFICIENTS, day).ok().and_then(|rule| rule.citation());
            found.push((person, Remark::OtherCoefficient { lawful, citation }));
        }
    }

    fn too_soon(&self, person: Ix, act: &SetRank, day: Day) -> Option<Remark> {
        if person >= self.base.person_count() {
            return None;
        }
        let view = self.base.on(day, Seq::LATEST);
        let kinds = Kinds::of(&[FactKind::Rank]);
        let held = view
            .facts_of(Place::Person(person), kinds)
            .next()
            .filter(|row| row.earliest == row.from)?;
        let Fact::Rank { rank, step, .. } = held.fact else {
            return None;
        };
        // A step of another rank follows from the rank, not from the months.
        if *view.text(rank) != *act.rank || act.step? <= step || held.from >= day {
            return None;
        }
        let law = self.office.law();
        let months = salary_step(law, &act.rank, step, day).ok()??.months;
        let since = self
            .imposed(person, day)
            .into_iter()
            .filter(|imposed| imposed.since >= held.from);
        let delays = since.filter_map(|imposed| {
            let rule = law.value(DELAY, imposed.since).ok()?;
            i32::try_from(rule.body().named(imposed.form.word())?.floor()).ok()
        });
        // The longest of several: the rule does not add them up.
        let delayed = delays.max().unwrap_or(0);
        let due = held.from.plus_months(months + delayed);
        let citation = law.value(MONTHS, day).ok().and_then(|rule| rule.citation());
        (day < due).then_some(Remark::StepTooSoon { due, delayed, citation })
    }
}
