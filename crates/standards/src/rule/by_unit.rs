//! Counting by unit: how many people of each unit meet each standard and each requirement of it.

use std::sync::{Mutex, PoisonError};

use lawbook::Title;
use rayon::prelude::*;

use super::all::Sheet;
use crate::expr::{Columns, Groups, Tallies, Tally};
use crate::facts::LedgerRows;

/// People who are read, checked and counted together: what is known of them stays in a core's cache from the first step to the last.
const TOGETHER: usize = 1 << 13;

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
    /// Counts everybody in service by unit. Whoever is in none is counted nowhere.
    pub fn by_unit(&self, rows: &LedgerRows<'_>) -> Vec<UnitLine> {
        self.by_unit_in_parts(rows, TOGETHER)
    }

    /// The same with so many people together.
    pub(crate) fn by_unit_in_parts(&self, rows: &LedgerRows<'_>, together: usize) -> Vec<UnitLine> {
        let lines = self.lines();
        let nobody = || Tallies::of(rows.unit_count(), lines.iter().map(|line| line.counting).collect());
        // What no thread adds to at the moment: never more than there are threads.
        let spare: Mutex<Vec<Tallies>> = Mutex::default();
        rows.parts(self.slots(), together).for_each(|part| {
            let groups = Groups::of(&part.units, &part.in_service());
            let answers = self.answers(&Columns::of(vec![part.chunk]));
            let own = spare.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut tallies = own.unwrap_or_else(nobody);
            tallies.count(&answers, &groups);
            spare.lock().unwrap_or_else(PoisonError::into_inner).push(tallies);
        });
        let all = spare.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter();
        let all = all.reduce(|one, other| one.and(&other)).unwrap_or_else(nobody);
        let lines = lines.into_par_iter().enumerate().map(|(at, line)| UnitLine {
            standard: line.standard,
            requirement: line.requirement,
            title: line.title,
            units: all.line(at),
        });
        lines.collect()
    }
}
