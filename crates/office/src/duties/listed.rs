//! The list: everybody's duties of a moment, gathered once and kept with the roster, narrowed to what somebody may see.

use ledger::value::Ix;
use ledger::{Day, Seq, Value};

use super::duty::{Duty, DutyKind};
use super::gather::{gather, gather_one};
use crate::office::Office;
use crate::people::member;
use crate::permission::{Actor, DataClass, Deed, scope};

/// Everybody's duties at a moment, by day; those without a day come last.
#[derive(Debug, Default)]
pub struct Duties {
    pub(super) all: Vec<Duty>,
    /// Whose next salary step the law book does not tell, with the unit.
    pub(super) unplaced: Vec<(Ix, Option<Ix>)>,
}

/// The duties that somebody may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyList {
    /// By day; those without a day come last.
    pub duties: Vec<Duty>,
    /// The rules that the law book does not tell for the day: duties that follow from them are not listed.
    pub untold: Vec<&'static str>,
    /// How many people have a rank that the law book does not place: their salary steps are not listed.
    pub unplaced: usize,
}

impl Office {
    /// What falls due of one person, all that is past and all that lies ahead: of somebody whose record may be read. The same as the list of
    /// everybody tells, and what comes after its year. `law`: by the law as it was known at that time (seconds since 1970-01-01T00:00:00Z); none:
    /// as known now.
    pub fn duties_of(&self, value: &Value, day: Day, (known, law): (Seq, Option<i64>), person: Ix) -> Vec<Duty> {
        let structure = self.structure(value, day, known);
        let view = value.on(day, known);
        member(view, &structure, person).map_or_else(Vec::new, |member| gather_one(view, self.law_known(law), &member))
    }

    /// What falls due of the people whom an account may do a deed with, in a unit and below it: all that is past, and what comes within a
    /// year. `law`: by the law as it was known at that time (seconds since 1970-01-01T00:00:00Z); none: as known now.
    pub fn duties(
        &self,
        actor: &Actor,
        deed: Deed,
        value: &Value,
        day: Day,
        (known, law): (Seq, Option<i64>),
        unit: Option<Ix>,
    ) -> DutyList {
        let structure = self.structure(value, day, known);
        let roster = self.roster_known(value, day, known, law);
        let law = &self.laid_at(roster.law()).law;
        let all = roster.kept_duties().get_or_init(|| gather(value, law, &roster));
        let scope = scope(actor, deed, DataClass::Personal, value, &structure);
        let within = |own: Option<Ix>| unit.is_none_or(|above| own.is_some_and(|own| structure.within(own, above)));
        let covers = |person: Ix, own: Option<Ix>| within(own) && scope.covers(own, Some(person), &structure);
        let seen = all.all.iter().filter(|duty| covers(duty.person, duty.unit));
        let holds = |rule: &&'static str| {
            let entry = law.entry(rule);
            entry.is_some_and(|entry| entry.versions().iter().any(|version| version.span.covers(day)))
        };
        DutyList {
            duties: seen.cloned().collect(),
            unplaced: all
                .unplaced
                .iter()
                .filter(|(person, unit)| covers(*person, *unit))
                .count(),
            untold: DutyKind::ALL
                .iter()
                .filter_map(|kind| kind.rule())
                .filter(|rule| !holds(rule))
                .collect(),
        }
    }
}
