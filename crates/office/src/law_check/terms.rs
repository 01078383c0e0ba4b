//! Terms of appointment and of rotation, and retirement before they end.

use ledger::acts::{Act, Dated};
use ledger::value::Ix;
use ledger::{Day, PersonId, Seq};

use super::{Laid, Remark};

const TERM: &str = "mobility.appointment-term";
const ROTATION: &str = "mobility.rotation-months";
/// Days by which the last day of a term may differ from the rule's: papers name the last day of a month or the day before.
const ABOUT: i32 = 31;

impl Laid<'_> {
    pub(super) fn terms(&self, dated: &Dated, day: Day, found: &mut Vec<(Ix, Remark)>) {
        let (person, ends): (PersonId, Option<Day>) = match &dated.act {
            Act::Appoint(act) => (act.person, act.term_ends),
            Act::Reappoint(act) => (act.person, act.term_ends),
            Act::Elect(act) => (act.person, act.term_ends),
            Act::Rotate(act) => (act.person, act.planned_end),
            Act::Second(act) => (act.person, act.planned_end),
            Act::Reinforce(act) => (act.person, act.planned_end),
            _ => return,
        };
        let (Some(person), Some(ends)) = (self.person(person), ends) else {
            return;
        };
        let rule = match dated.act {
            Act::Appoint(_) | Act::Reappoint(_) => Some(TERM),
            Act::Rotate(_) => Some(ROTATION),
            _ => None,
        };
        found.extend(
            rule.and_then(|rule| self.length(rule, day, ends))
                .map(|said| (person, said)),
        );
        found.extend(self.retires_before(person, day, ends).map(|said| (person, said)));
    }

    /// What a rule of so many months says of a period.
    fn length(&self, id: &str, day: Day, ends: Day) -> Option<Remark> {
        let rule = self.office.law().value(id, day).ok()?;
        let months = i32::try_from(rule.body().whole()?).ok()?;
        let off = ends.number() - day.plus_months(months).number();
        let citation = rule.citation();
        if id == ROTATION {
            return (off < -ABOUT).then_some(Remark::RotationTooShort {
                least: months,
                citation,
            });
        }
        (off.abs() > ABOUT).then_some(Remark::OtherTerm { months, citation })
    }

    fn retires_before(&self, person: Ix, day: Day, ends: Day) -> Option<Remark> {
        let view = self.fork.on(day, Seq::LATEST);
        let person = view.person(person)?;
        let ((sex, _), (birth, _)) = (person.sex()?, person.birth()?);
        let law = self.office.law();
        let (retires, _) = law.retirement_between(sex, birth, day).ok()??;
        let citation = law
            .retirement(sex, birth.earliest(), day)
            .ok()
            .and_then(|answer| answer.rule.citation());
        (retires < ends).then_some(Remark::RetiresBefore { retires, citation })
    }
}
