//! Who of a line retires in which year, by the retirement age of the law book: as counts.

use std::collections::BTreeMap;

use lawbook::Lawbook;
use ledger::codes::QuotaKind;
use ledger::value::Ix;
use ledger::view::Structure;
use ledger::{Day, View};

use crate::staffing::counts_in;

/// How well it is known when the people of a road map retire.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Retiring {
    /// Of so many it is not: no birth date, or no sex, is recorded.
    pub unknown: i64,
    /// Of so many only within two years; they are counted in the later one.
    pub unclear: i64,
    /// So many have reached the age before the day; they are counted in the first year.
    pub past: i64,
    /// Whether the law book tells the age.
    pub lawful: bool,
}

/// Counts by unit and kind.
#[derive(Debug)]
pub(super) struct Counting<'a> {
    pub(super) law: &'a Lawbook,
    pub(super) view: View<'a>,
    pub(super) structure: &'a Structure,
    pub(super) day: Day,
    pub(super) years: &'a [i32],
}

impl Counting<'_> {
    /// The retirements of some people, by line and year.
    pub(super) fn of(
        &self,
        people: impl Iterator<Item = Ix>,
        lines: &BTreeMap<(Ix, QuotaKind), usize>,
    ) -> (Vec<Vec<i64>>, Retiring) {
        let mut all = vec![vec![0; self.years.len()]; lines.len()];
        let mut known = Retiring {
            lawful: true,
            ..Retiring::default()
        };
        for person in people {
            let line = counts_in(self.view, self.structure, person).and_then(|own| lines.get(&own));
            let Some(line) = line.and_then(|line| all.get_mut(*line)) else {
                continue;
            };
            let Some(found) = self.view.person(person) else {
                continue;
            };
            let (Some((sex, _)), Some((birth, _))) = (found.sex(), found.birth()) else {
                known.unknown += 1;
                continue;
            };
            let between = match self.law.retirement_between(sex, birth, self.day) {
                Ok(Some(between)) => between,
                Ok(None) => {
                    known.unknown += 1;
                    continue;
                }
                Err(_) => {
                    known.lawful = false;
                    continue;
                }
            };
            let (early, late) = between;
            known.past += i64::from(late <= self.day);
            let year = late.year().max(self.day.year());
            let Some(at) = self.years.iter().position(|own| *own == year) else {
                continue;
            };
            known.unclear += i64::from(early.year() != late.year() && late > self.day);
            if let Some(count) = line.get_mut(at) {
                *count += 1;
            }
        }
        (all, known)
    }
}
