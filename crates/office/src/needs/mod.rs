//! Training needs: who lacks what a standard asks, which classes close that, and the yearly fostering of everybody else.
//!
//! Nothing is a constant here: the number of classes follows from people, standards, programmes and their capacity. The result is
//! kept as a plan of draft decisions: the year's plan with its classes, then one decision a class that sends its learners.

mod attending;
mod calendar;
mod classes;
mod drafts;
mod gaps;
mod offers;
mod recurrent;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use lawbook::Verdict;
use ledger::codes::{LearnerKind, Learning, TrainingFamily};
use ledger::value::{Ix, Place};
use ledger::{ClassId, Day, Entity, PersonId, Seq, UnitId, View};
use standards::facts::LedgerRows;

use crate::figures::{Asker, CannotRead};
use crate::office::Office;
use crate::permission::{DataClass, Deed};
use crate::plans::{CannotSave, Plan};
use crate::writer::NotDone;
use attending::Attending;
pub(crate) use drafts::plan_title;
pub(crate) use offers::{kind, leads_to};

/// What needs are asked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedsQuestion {
    /// The day on which people, standards and programmes are looked at; the plan takes effect on it.
    pub day: Day,
    /// The year whose classes are planned; none: the day's.
    pub year: Option<i32>,
    /// Seats of a class, in per cent of the programme's capacity.
    pub capacity_percent: u32,
    /// Seats of a class of one programme (by its entry or its code), before the percentage.
    pub capacity: BTreeMap<String, u32>,
    /// How many recurrent classes a person attends in the year; a class that closes a gap counts as one. The yearly duty is one week.
    pub recurrent_each: u32,
    /// Only people of this unit and what lies below it.
    pub unit: Option<UnitId>,
    /// Who opens the classes.
    pub organiser: Option<UnitId>,
}

impl NeedsQuestion {
    /// The needs of everybody on a day, with the programmes' own capacities.
    pub const fn on(day: Day) -> Self {
        Self {
            day,
            year: None,
            capacity_percent: 100,
            capacity: BTreeMap::new(),
            recurrent_each: 1,
            unit: None,
            organiser: None,
        }
    }
}

/// One requirement that somebody does not meet, or of whom the record does not tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Who.
    pub person: PersonId,
    /// The person's place in the value.
    pub ix: Ix,
    /// The standard's entry.
    pub standard: String,
    /// The requirement's name in it.
    pub requirement: String,
    /// What the standard says of it.
    pub verdict: Verdict,
    /// Until when it may still be met.
    pub deadline: Option<Day>,
    /// What is done about it.
    pub answer: GapAnswer,
    /// The programme (its entry) that would close it, and the standard (its entry) that does not let the person enrol yet.
    pub barred: Option<Barred>,
}

/// Why somebody may not enrol in the class that would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Barred {
    /// The programme's entry.
    pub programme: String,
    /// The entry of the standard of enrolment.
    pub standard: String,
}

/// What is done about a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GapAnswer {
    /// A class of this programme (its entry) closes it.
    Programme(String),
    /// The person is already studying for a level that closes it.
    Studying,
    /// The person is on the list of a class that closes it.
    OnList(ClassId),
    /// No programme of the lawbook closes it for this person.
    NoProgramme,
    /// The record does not tell: somebody has to ask.
    AskTheRecord,
}

/// A class of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassNeeded {
    /// Mã lớp.
    pub code: String,
    /// Tên lớp.
    pub title: String,
    /// The programme's entry.
    pub programme: String,
    /// Mảng.
    pub family: TrainingFamily,
    /// Chỉ tiêu.
    pub seats: u32,
    /// Khai giảng.
    pub starts: Day,
    /// Bế giảng.
    pub ends: Day,
    /// What passing gives.
    pub gives: Option<(Learning, String)>,
    /// A class that is in the ledger already and has seats left; none: a new one.
    pub open: Option<ClassId>,
    /// Who is sent to it, by unit.
    pub learners: Vec<Learner>,
}

/// Somebody who is sent to a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Learner {
    /// Who.
    pub person: PersonId,
    /// The person's place in the value.
    pub ix: Ix,
    /// Đối tượng.
    pub kind: LearnerKind,
}

/// Somebody who needs a class and is in other classes whenever one of that programme runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Who.
    pub person: PersonId,
    /// The person's place in the value.
    pub ix: Ix,
    /// The programme's entry.
    pub programme: String,
}

/// Who needs what, and the classes that give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs {
    /// The day.
    pub day: Day,
    /// The year of the classes.
    pub year: i32,
    /// The place of the log.
    pub seq: Seq,
    /// Every gap, by person.
    pub gaps: Vec<Gap>,
    /// The classes, by programme and code.
    pub classes: Vec<ClassNeeded>,
    /// Who finds no class at a free time.
    pub unplaced: Vec<Unplaced>,
    organiser: Option<UnitId>,
    issuer: String,
}

impl Office {
    /// Who needs which class, of those for whom the asker may plan.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn needs(&self, asker: Asker<'_>, question: &NeedsQuestion) -> Result<Needs, CannotRead> {
        self.needs_known(asker, question, &self.value(), (Seq::LATEST, None))
    }

    /// The same of a value, as known at a place of its log, by the law as it was known at a time (seconds since 1970-01-01T00:00:00Z; none: as
    /// known now).
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn needs_known(
        &self,
        asker: Asker<'_>,
        question: &NeedsQuestion,
        value: &ledger::Value,
        (known, law): (Seq, Option<i64>),
    ) -> Result<Needs, CannotRead> {
        let laid = self.laid_known(law);
        let rules = laid.rules()?;
        let view: View<'_> = value.on(question.day, known);
        let structure = self.structure(value, question.day, known);
        let scope = asker.scope(Deed::Plan, DataClass::Personal, value, &structure);
        let above = question.unit.map(|unit| match value.place(Entity::Unit(unit)) {
            Some(Place::Unit(ix)) => Ok(ix),
            _ => Err(CannotRead::NoSuchUnit(unit)),
        });
        let above = above.transpose()?;
        let covered = |unit: Option<Ix>| {
            scope.as_ref().is_none_or(|scope| scope.covers(unit, None, &structure))
                && above.is_none_or(|above| unit.is_some_and(|unit| structure.within(unit, above)))
        };
        let rows = LedgerRows::of(&rules.counted.people, &laid.law, view);
        let of_view = |ix: Ix| view.person(ix).and_then(|person| person.unit());
        let mut people = rows.in_service();
        people.retain(|ix| covered(of_view(*ix)));
        // By unit, so that the learners of a class come from few of them.
        let order = |ix: Ix| {
            of_view(ix)
                .and_then(|unit| structure.unit(structure.carry(unit)))
                .map_or(u32::MAX, |unit| unit.order)
        };
        people.sort_by_key(|ix| (order(*ix), *ix));

        let year = question.year.unwrap_or_else(|| question.day.year());
        let offers = offers::all(&laid.law, &rules.counted.people, question);
        let mut attending = Attending::of(view, year);
        let (gaps, mut wanted) = gaps::find(&rules.counted, &rows, view, &people, &offers, &attending);
        recurrent::add(
            &rows,
            view,
            &people,
            &offers,
            &attending,
            question.recurrent_each,
            &mut wanted,
        );
        let (classes, unplaced) = classes::fill(&offers, &wanted, &mut attending, question.day, year);
        let issuer = view.unit_name(0).to_string();
        let (day, seq, organiser) = (question.day, value.head().seq.min(known), question.organiser);
        Ok(Needs {
            day,
            year,
            seq,
            gaps,
            classes,
            unplaced,
            organiser,
            issuer,
        })
    }

    /// Keeps needs as a plan of draft decisions.
    ///
    /// # Errors
    ///
    /// [`CannotSave`], or the store failed.
    pub fn save_needs(&self, asker: Asker<'_>, needs: &Needs) -> Result<Plan, NotDone<CannotSave>> {
        self.save_plan(asker, &plan_title(needs.year), needs.drafts())
    }
}
