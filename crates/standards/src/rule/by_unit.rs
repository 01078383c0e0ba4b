//! Counting by unit: how many people of each unit meet each standard and each requirement of it.

use lawbook::Title;
use ledger::value::Ix;
use rayon::prelude::*;

use super::all::Sheet;
use crate::expr::{Answers, Bitmap, Tally};
use crate::facts::Everybody;

/// One standard, or one requirement of it, by unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitLine {
    /// The standard's id.
    pub standard: String,
    /// The requirement's name inside it; none for the standard as a whole.
    pub requirement: Option<String>,
    /// Its name for people.
    pub title: Title,
    /// By the unit's place: the people of the unit.
    pub units: Vec<Tally>,
}

impl Sheet {
    /// Counts everybody in service by unit, `units` units in all. Whoever is in none is counted nowhere.
    pub fn by_unit(&self, everybody: &Everybody, units: Ix) -> Vec<UnitLine> {
        let answers = self.answers(&everybody.columns);
        self.count(&answers, &everybody.in_service, &everybody.units, units)
    }

    /// The same from answers that are there already. Lines are counted in parallel, each by one thread, so nothing is added up twice.
    pub fn count(&self, answers: &Answers, within: &Bitmap, unit_of: &[Ix], units: Ix) -> Vec<UnitLine> {
        let units = usize::try_from(units).unwrap_or(0);
        let lines = self.lines();
        let counted = lines.into_par_iter().map(|line| UnitLine {
            units: answers.tally(line.scope, line.met, within, unit_of, units),
            standard: line.standard,
            requirement: line.requirement,
            title: line.title,
        });
        counted.collect()
    }
}
