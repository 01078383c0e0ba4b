//! Disciplines after which nobody is given a post, or a higher one, for some months, by the rules of the day of the appointment.

use ledger::acts::Act;
use ledger::codes::DisciplineForm;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::{Day, PersonId, Seq};

use super::moves::given;
use super::{Found, Laid, Remark};

/// The rules of the State's law and of the Party.
const STATE: &str = "mobility.discipline-block-law";
const PARTY: &str = "mobility.discipline-block-party";
/// No rule of the law book bars for longer: what was imposed before so many months is past in any case.
const LONGEST: i32 = 60;

/// A discipline of somebody's record.
pub(super) struct Imposed {
    pub(super) form: DisciplineForm,
    pub(super) since: Day,
    /// Whether the paper tells the day.
    pub(super) exact: bool,
}

impl Laid<'_> {
    /// The disciplines that were imposed on somebody until a day, before the draft. Those that were taken back are none.
    pub(super) fn imposed(&self, person: Ix, day: Day) -> Vec<Imposed> {
        if !self.is_known(person) {
            return Vec::new();
        }
        let view = self.base.on(day, Seq::LATEST);
        let rows = view.rows_of(Place::Person(person), Kinds::of(&[FactKind::Discipline]));
        let imposed = rows.filter(|row| row.from <= day).filter_map(|row| match row.fact {
            Fact::Discipline { form, .. } => Some(Imposed {
                form,
                since: row.from,
                exact: row.earliest == row.from,
            }),
            _ => None,
        });
        imposed.collect()
    }

    pub(super) fn disciplines(&self, act: &Act, id: PersonId, day: Day, found: &mut Found) {
        let Some(given) = given(act).filter(|_| self.is_known(found.person)) else {
            return;
        };
        if !self.may_read_disciplines(id) {
            found.say(Some(Remark::DisciplinesUnread));
            return;
        }
        for imposed in self.imposed(found.person, day) {
            // Whoever was demoted or removed is given no post at all.
            let any_post = matches!(imposed.form, DisciplineForm::Demotion | DisciplineForm::Removal);
            if !any_post && !given.rises {
                continue;
            }
            let sure = imposed.exact && (any_post || self.is_first_of_its_kind(given, found.person, day));
            found.say(self.barred(&imposed, day, sure));
        }
    }

    /// What the rules of a day say of a discipline; which of the two it is under, the ledger does not record, so that of the Party is only
    /// told as possible.
    fn barred(&self, imposed: &Imposed, day: Day, sure: bool) -> Option<Remark> {
        let law = self.office.law();
        let mut in_force = false;
        let mut ends = |rule: &str| {
            let rule = law.value(rule, day).ok()?;
            in_force = true;
            let months = i32::try_from(rule.body().named(imposed.form.word())?.floor()).ok()?;
            let until = imposed.since.plus_months(months);
            (day < until).then_some((until, rule.citation()))
        };
        let (state, party) = (ends(STATE), ends(PARTY));
        if let Some((until, citation)) = state {
            return Some(Remark::Barred { until, sure, citation });
        }
        if let Some((until, citation)) = party {
            return Some(Remark::Barred {
                until,
                sure: false,
                citation,
            });
        }
        let recent = day < imposed.since.plus_months(LONGEST);
        (!in_force && recent).then_some(Remark::NoRuleOnDisciplines)
    }
}
