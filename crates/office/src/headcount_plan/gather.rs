//! Gathers the posts and the people of a day from the ledger, as a problem of headcount.

use std::collections::{BTreeMap, BTreeSet};

use ledger::codes::QuotaKind;
use ledger::value::Ix;
use ledger::view::Structure;
use ledger::{Day, Seq, Value, View};

use super::inputs::{HeadcountInputs, HeadcountLine, LawNumber, MissingHeadcountInput};
use super::path::shared;
use super::problem::{group_of, problem};
use super::question::{CAP, CUT_KINDS, HeadcountQuestion, LawfulCut, lawful_cap};
use super::retiring::Counting;
use crate::figures::{Asker, CannotRead};
use crate::office::Office;
use crate::people::Ladders;
use crate::permission::{DataClass, Deed};
use crate::staffing::{Staffed, Staffing};

/// So many years a road map has at most.
const MOST_YEARS: i32 = 12;

impl Office {
    /// The inputs of a headcount road map, of the units for which the asker may plan.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn headcount_inputs(
        &self,
        asker: Asker<'_>,
        question: &HeadcountQuestion,
    ) -> Result<HeadcountInputs, CannotRead> {
        self.headcount_inputs_known(asker, question, &self.value(), (Seq::LATEST, None))
    }

    /// The same of a value, as known at a place of its log, by the law as it was known at a time (seconds since 1970-01-01T00:00:00Z; none: as
    /// known now).
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn headcount_inputs_known(
        &self,
        asker: Asker<'_>,
        question: &HeadcountQuestion,
        value: &Value,
        (known, law_known): (Seq, Option<i64>),
    ) -> Result<HeadcountInputs, CannotRead> {
        let law = self.law_known(law_known);
        let day = question.day;
        let view = value.on(day, known);
        let structure = self.structure(value, day, known);
        let roster = self.roster_known(value, day, known, law_known);
        let scope = asker.scope(Deed::Plan, DataClass::Personal, value, &structure);
        // People are counted by their unit: nobody decides on the own record, but it counts as any other does.
        let covers = |unit: Option<Ix>| {
            let own = scope.as_ref();
            own.is_none_or(|scope| scope.covers(unit, None, &structure))
        };
        let ladders = Ladders::of(law, value, day);
        let staffing = Staffing::of(value, &structure, &roster, &ladders, |unit, _| covers(unit));
        let (first, last) = (day.year(), question.last_year);
        let mut missing = BTreeSet::new();
        let years: Vec<i32> = if (first..first + MOST_YEARS).contains(&last) {
            (first..=last).collect()
        } else {
            missing.insert(MissingHeadcountInput::YearsOutOfReach(MOST_YEARS));
            Vec::new()
        };
        let mut gathering = Gathering {
            view,
            structure: &structure,
            question,
            years: &years,
            cut: LawfulCut::on(law, day),
            missing,
        };
        let mut lines = gathering.lines(&staffing, &covers);
        let places: BTreeMap<(Ix, QuotaKind), usize> = lines
            .iter()
            .enumerate()
            .map(|(at, line)| ((line.unit, line.kind), at))
            .collect();
        let counting = Counting {
            law,
            view,
            structure: &structure,
            day,
            years: &years,
        };
        let members = roster.members().iter();
        let people = members.filter(|member| covers(member.stands_in));
        let (retirements, retiring) = counting.of(people.map(|member| member.person), &places);
        for (line, own) in lines.iter_mut().zip(retirements) {
            line.retiring = own;
        }
        gathering.resigning(&mut lines);
        gathering.uncertain(&staffing, retiring);
        let targets = gathering.targets(&lines, &covers);
        gathering.weaker_than_law(&targets, lawful_cap(law, day), &covers);
        let (problem, left_out) = problem(question, &years, &lines, &targets);
        if left_out > 0 {
            let left_out = MissingHeadcountInput::TransfersLeftOut(left_out);
            gathering.missing.insert(left_out);
        }
        Ok(HeadcountInputs {
            seq: value.head().seq.min(known),
            problem,
            law: numbers(law, question, gathering.cut.as_ref()),
            missing: gathering.missing.into_iter().collect(),
            question: question.clone(),
            retiring,
            targets,
            lines,
            years,
        })
    }
}

/// The numbers of the question that are those of the law book.
fn numbers(law: &lawbook::Lawbook, question: &HeadcountQuestion, cut: Option<&LawfulCut>) -> Vec<LawNumber> {
    let asked = (question.last_year, question.base_year, question.cut_percent);
    let cut = cut.filter(|cut| asked == (cut.last_year, cut.base_year, cut.percent));
    let cap = lawful_cap(law, question.day).filter(|cap| *cap == question.replace_percent);
    let entries = [cut.map(|cut| cut.entry), cap.map(|_| CAP)];
    let number = |entry: &'static str| {
        let mark = law.value(entry, question.day).ok()?.mark();
        Some(LawNumber { entry, mark })
    };
    entries.into_iter().flatten().filter_map(number).collect()
}

pub(super) struct Gathering<'a> {
    pub(super) view: View<'a>,
    pub(super) structure: &'a Structure,
    pub(super) question: &'a HeadcountQuestion,
    pub(super) years: &'a [i32],
    /// What the law asks for.
    pub(super) cut: Option<LawfulCut>,
    pub(super) missing: BTreeSet<MissingHeadcountInput>,
}

impl Gathering<'_> {
    /// The lines of the kinds that are cut, in the order of the tree; people whose unit was assigned no posts are told and left out.
    fn lines(&mut self, staffing: &Staffing, covers: &dyn Fn(Option<Ix>) -> bool) -> Vec<HeadcountLine> {
        let mut lines = Vec::new();
        let mut others = 0;
        for own in &staffing.lines {
            let present = i64::from(own.present);
            if !CUT_KINDS.contains(&own.kind) {
                others += present;
                continue;
            }
            match own.assigned {
                Some(assigned) if covers(Some(own.unit)) => lines.extend(self.line(own, assigned.into())),
                None if present > 0 => {
                    let without = MissingHeadcountInput::NoQuota(own.unit, own.kind, present);
                    self.missing.insert(without);
                }
                _ => {}
            }
        }
        if others > 0 {
            self.missing.insert(MissingHeadcountInput::OtherQuotas(others));
        }
        if lines.is_empty() {
            self.missing.insert(MissingHeadcountInput::NoQuotas);
        }
        lines
    }

    fn line(&self, own: &Staffed, assigned: i64) -> Option<HeadcountLine> {
        let unit_id = self.view.unit_id(own.unit)?.to_string();
        Some(HeadcountLine {
            id: group_of(&unit_id, own.kind),
            unit: own.unit,
            unit_id,
            kind: own.kind,
            assigned,
            to_cut: self.to_cut(own.unit, own.kind).min(assigned),
            present: i64::from(own.present),
            retiring: Vec::new(),
            resigning: Vec::new(),
        })
    }

    /// What the quotas of this year say is to be cut, those of units that passed into it too, less what was cut since they were assigned.
    fn to_cut(&self, unit: Ix, kind: QuotaKind) -> i64 {
        let year = u16::try_from(self.question.day.year());
        let asked = year.ok().and_then(|year| self.view.to_cut(unit, kind, year));
        asked.map_or(0, i64::from)
    }

    /// Who is expected to resign: so many of a thousand of all of a kind a year, shared by the size of the lines; of the first year the part
    /// that is left of it.
    fn resigning(&self, lines: &mut [HeadcountLine]) {
        for kind in CUT_KINDS {
            let people: Vec<i64> = lines
                .iter()
                .map(|line| if line.kind == kind { line.present } else { 0 })
                .collect();
            let all: i64 = people.iter().sum();
            for (at, year) in self.years.iter().enumerate() {
                let days = if at == 0 {
                    Day::last_of_year(*year).number() - self.question.day.number()
                } else {
                    365
                };
                let whole = all * self.question.resign_permille * i64::from(days.clamp(0, 365)) / 365_000;
                for (line, part) in lines.iter_mut().zip(shared(whole, &people)) {
                    if line.kind == kind {
                        let gone: i64 = line.retiring.iter().sum::<i64>() + line.resigning.iter().sum::<i64>();
                        line.resigning.push(part.min((line.present - gone).max(0)));
                    }
                }
            }
        }
    }

    fn uncertain(&mut self, staffing: &Staffing, retiring: super::Retiring) {
        if !retiring.lawful {
            self.missing.insert(MissingHeadcountInput::NoRetirementLaw);
        }
        let counted = [
            (retiring.unknown, MissingHeadcountInput::NoBirth as fn(i64) -> _),
            (retiring.unclear, MissingHeadcountInput::UnclearBirth),
            (retiring.past, MissingHeadcountInput::PastAge),
            (i64::from(staffing.unknown), MissingHeadcountInput::NoStanding),
        ];
        let some = counted.into_iter().filter(|(n, _)| *n > 0);
        self.missing.extend(some.map(|(n, what)| what(n)));
    }
}
