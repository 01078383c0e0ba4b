//! Disciplines after which nobody is given a higher post for some months, by the rule of the day of the appointment.

use ledger::Day;
use ledger::acts::{Act, Dated};
use ledger::codes::DisciplineForm;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::{ActId, Seq};

use super::moves::person_given_a_post;
use super::{Laid, Remark};

/// The rule of the State's law.
const RULE: &str = "mobility.discipline-block-law";

/// A discipline of somebody's record.
pub(super) struct Imposed {
    pub(super) form: DisciplineForm,
    pub(super) since: Day,
    pub(super) source: ActId,
}

impl Laid<'_> {
    /// The disciplines that were imposed on somebody until a day, as far as they may be read. Those that were taken back are none.
    pub(super) fn imposed(&self, person: Ix, day: Day) -> Vec<Imposed> {
        if !(self.reads)(person) {
            return Vec::new();
        }
        let view = self.fork.on(day, Seq::LATEST);
        let rows = view.rows_of(Place::Person(person), Kinds::of(&[FactKind::Discipline]));
        let imposed = rows.filter(|row| row.from <= day).filter_map(|row| match row.fact {
            Fact::Discipline { form, .. } => Some(Imposed {
                form,
                since: row.from,
                source: row.source,
            }),
            _ => None,
        });
        imposed.collect()
    }

    pub(super) fn disciplines(&self, dated: &Dated, day: Day, found: &mut Vec<(Ix, Remark)>) {
        // Who is moved for good stays at the same height.
        if matches!(dated.act, Act::Transfer(_) | Act::Recruit(_)) {
            return;
        }
        let Some(person) = person_given_a_post(&dated.act).and_then(|person| self.person(person)) else {
            return;
        };
        let Ok(rule) = self.office.law().value(RULE, day) else {
            return;
        };
        if !(self.reads)(person) {
            found.push((person, Remark::DisciplinesUnread));
            return;
        }
        let barring = self.imposed(person, day).into_iter().filter_map(|imposed| {
            let months = i32::try_from(rule.body().named(imposed.form.word())?.floor()).ok()?;
            let until = imposed.since.plus_months(months);
            (day < until).then_some(Remark::Barred {
                form: imposed.form,
                until,
                source: imposed.source,
                citation: rule.citation(),
            })
        });
        found.extend(barring.map(|remark| (person, remark)));
    }
}
