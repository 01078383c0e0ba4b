//! Salary steps: whether the months on the step before are over, with those that disciplines add, and whether the coefficient is the step's.

use ledger::acts::Act;
use ledger::acts::record::SetRank;
use ledger::codes::DisciplineForm;
use ledger::value::{Fact, FactKind, Kinds, Place};
use ledger::{Day, PersonId, Seq};

use super::{Found, Laid, Remark};
use crate::duties::{Lengthening, pay_scale, salary_step};

const MONTHS: &str = "pay.step-months";
const COEFFICIENTS: &str = "pay.coefficients";

impl Laid<'_> {
    pub(super) fn pay(&self, act: &Act, id: PersonId, day: Day, found: &mut Found) {
        let Act::SetRank(act) = act else { return };
        self.time(act, id, day, found);
        let (Some(step), Some(steps)) = (act.step, pay_scale(self.office.law(), &act.rank, day)) else {
            return;
        };
        let citation = || {
            self.office
                .law()
                .table(COEFFICIENTS, day)
                .ok()
                .and_then(|rule| rule.citation())
        };
        let Some(lawful) = usize::from(step).checked_sub(1).and_then(|at| steps.get(at)) else {
            let steps = u32::try_from(steps.len()).unwrap_or(u32::MAX);
            found.say(Some(Remark::NoSuchStep {
                steps,
                citation: citation(),
            }));
            return;
        };
        let other = act.coefficient.filter(|coefficient| coefficient != lawful);
        found.say(other.map(|_| Remark::OtherCoefficient {
            lawful: *lawful,
            citation: citation(),
        }));
    }

    /// Whether a step of the same rank comes in its time, one at a time.
    fn time(&self, act: &SetRank, id: PersonId, day: Day, found: &mut Found) {
        if !self.is_known(found.person) {
            return;
        }
        let view = self.base.on(day, Seq::LATEST);
        let kinds = Kinds::of(&[FactKind::Rank]);
        let Some(held) = view.facts_of(Place::Person(found.person), kinds).next() else {
            return;
        };
        let (Fact::Rank { rank, step, .. }, Some(next)) = (held.fact, act.step) else {
            return;
        };
        // A step of another rank follows from the rank, not from the months. A day that is not known exactly tells no month.
        if *view.text(rank) != *act.rank || next <= step || step == 0 || held.earliest != held.from || held.from >= day
        {
            return;
        }
        let law = self.office.law();
        let citation = || law.value(MONTHS, day).ok().and_then(|rule| rule.citation());
        if next > step + 1 {
            found.say(Some(Remark::StepsSkipped { citation: citation() }));
        }
        let Ok(Some(after)) = salary_step(law, &act.rank, step, day) else {
            return;
        };
        let opened: Option<Vec<(DisciplineForm, Day)>> = self.may_read_disciplines(id).then(|| {
            let imposed = self.imposed(found.person, day).into_iter();
            imposed.map(|one| (one.form, one.since)).collect()
        });
        let disciplines = opened.as_deref().map_or(Lengthening::Folded, Lengthening::Opened);
        let due = after.due(law, held.from, disciplines);
        found.say(opened.is_none().then_some(Remark::DisciplinesUnread));
        found.say(due.untold.then_some(Remark::NoRuleOnDisciplines));
        found.say((day < due.day).then(|| Remark::StepTooSoon {
            due: due.day,
            delayed: due.delayed,
            citation: citation(),
        }));
    }
}
