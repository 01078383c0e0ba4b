//! Terms of appointment and of rotation, and retirement before they end or before its age.

use lawbook::Citation;
use ledger::acts::Act;
use ledger::value::Ix;
use ledger::{Day, Seq};

use super::{Found, Laid, Remark};

const TERM: &str = "mobility.appointment-term";
const ROTATION: &str = "mobility.rotation-months";
/// Days by which the last day of a term may differ from the rule's: papers name the last day of a month or the day before.
const ABOUT: i32 = 31;

/// When somebody retires, as far as it is known.
struct Retires {
    first: Day,
    last: Day,
    citation: Option<Citation>,
}

impl Laid<'_> {
    pub(super) fn terms(&self, act: &Act, day: Day, found: &mut Found) {
        let ends = match act {
            Act::Appoint(act) => act.term_ends,
            Act::Reappoint(act) => act.term_ends,
            Act::Elect(act) => act.term_ends,
            Act::Rotate(act) => act.planned_end,
            Act::Second(act) => act.planned_end,
            Act::Reinforce(act) => act.planned_end,
            Act::Retire(_) => {
                let early = self.retires(found.person, day).filter(|retires| day < retires.first);
                found.say(early.map(|retires| Remark::BeforeRetirementAge {
                    reaches: retires.first,
                    citation: retires.citation,
                }));
                return;
            }
            _ => return,
        };
        let Some(ends) = ends else { return };
        let retires = self.retires(found.person, day);
        match act {
            Act::Appoint(_) | Act::Reappoint(_) => {
                // A last term may end with the service.
                let last = |retires: &Retires| {
                    (retires.first.number() - ABOUT..=retires.last.number() + ABOUT).contains(&ends.number())
                };
                if !retires.as_ref().is_some_and(last) {
                    found.say(self.other_term(day, ends));
                }
            }
            Act::Rotate(_) => found.say(self.too_short(day, ends)),
            _ => {}
        }
        found.say(
            retires
                .filter(|retires| retires.first < ends)
                .map(|retires| Remark::RetiresBefore {
                    retires: retires.first,
                    exact: retires.first == retires.last,
                    citation: retires.citation,
                }),
        );
    }

    fn other_term(&self, day: Day, ends: Day) -> Option<Remark> {
        let rule = self.office.law().value(TERM, day).ok()?;
        let months = i32::try_from(rule.body().whole()?).ok()?;
        let off = ends.number() - day.plus_months(months).number();
        (off.abs() > ABOUT).then(|| Remark::OtherTerm {
            months,
            citation: rule.citation(),
        })
    }

    /// A rotation lasts the rule's months at the least; its last day is the day before.
    fn too_short(&self, day: Day, ends: Day) -> Option<Remark> {
        let rule = self.office.law().value(ROTATION, day).ok()?;
        let least = i32::try_from(rule.body().whole()?).ok()?;
        (ends.next() < day.plus_months(least)).then(|| Remark::RotationTooShort {
            least,
            citation: rule.citation(),
        })
    }

    /// A day that was decided comes before the age.
    fn retires(&self, person: Ix, day: Day) -> Option<Retires> {
        let view = self.fork.on(day, Seq::LATEST);
        let person = view.person(person)?;
        if let Some(decided) = person.retirement() {
            return Some(Retires {
                first: decided.day,
                last: decided.day,
                citation: None,
            });
        }
        let ((sex, _), (birth, _)) = (person.sex()?, person.birth()?);
        let law = self.office.law();
        let (first, last) = law.retirement_between(sex, birth, day).ok()??;
        let rule = law.retirement(sex, birth.earliest(), day).ok();
        Some(Retires {
            first,
            last,
            citation: rule.and_then(|answer| answer.rule.citation()),
        })
    }
}
