//! When classes start: on Mondays, spread over what is left of the year.

use std::collections::BTreeMap;

use ledger::Day;

/// Learners are told two weeks before a class starts.
const NOTICE: i32 = 14;
/// Classes end by 20 December.
const LAST: (u32, u32) = (12, 20);
/// Weeks within which a class starts that cannot end in the year.
const LONG_CLASS_STARTS_WITHIN: i32 = 12;

/// The Mondays of a year, and how many classes start on each.
#[derive(Debug)]
pub(super) struct Calendar {
    first: Day,
    year: i32,
    starting: BTreeMap<Day, i32>,
}

impl Calendar {
    /// What is left of a year after a day.
    pub(super) fn of(day: Day, year: i32) -> Self {
        let first = Day(day.number() + NOTICE).max(Day::first_of_year(year));
        Self {
            first: monday_from(first),
            year,
            starting: BTreeMap::new(),
        }
    }

    /// The Mondays on which a class of so many weeks may start; there is always one.
    pub(super) fn mondays(&self, weeks: u32) -> Vec<Day> {
        let year_ends = Day::of(self.year, LAST.0, LAST.1).unwrap_or(self.first);
        let in_time = year_ends.number() - length(weeks) + 1;
        let last = if in_time >= self.first.number() {
            in_time
        } else {
            (self.first.number() + 7 * LONG_CLASS_STARTS_WITHIN).min(year_ends.number())
        };
        let mut mondays: Vec<Day> = (self.first.number()..=last).step_by(7).map(Day).collect();
        if mondays.is_empty() {
            mondays.push(self.first);
        }
        mondays
    }

    /// The best Monday for the class `at` of `count` equal ones: fewest clashes, then near its share of the year on a quiet week.
    pub(super) fn choose(
        &mut self,
        weeks: u32,
        at: usize,
        count: usize,
        clashes: impl Fn(Day, Day) -> usize,
    ) -> (Day, Day) {
        let mondays = self.mondays(weeks);
        let wished = (2 * at + 1) * mondays.len() / (2 * count.max(1));
        let cost = |(place, monday): &(usize, &Day)| {
            let away = i32::try_from(place.abs_diff(wished)).unwrap_or(i32::MAX / 4);
            let quiet = self.starting.get(monday).copied().unwrap_or(0);
            (clashes(**monday, ends(**monday, weeks)), away + 2 * quiet, *place)
        };
        let starts = mondays
            .iter()
            .enumerate()
            .min_by_key(cost)
            .map_or(self.first, |(_, monday)| *monday);
        *self.starting.entry(starts).or_default() += 1;
        (starts, ends(starts, weeks))
    }
}

/// From the Monday of the first week to the Friday of the last, in days.
fn length(weeks: u32) -> i32 {
    i32::try_from(weeks.max(1)).unwrap_or(i32::MAX / 8) * 7 - 2
}

fn ends(starts: Day, weeks: u32) -> Day {
    Day(starts.number() + length(weeks) - 1)
}

/// That day, or the Monday after it. 1970-01-01 was a Thursday.
fn monday_from(day: Day) -> Day {
    Day(day.number() + (4 - day.number()).rem_euclid(7))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_start_on_mondays_end_on_fridays_and_spread_over_the_year() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let mut calendar = Calendar::of(day("2019-01-15"), 2019);
        assert_eq!(calendar.first, day("2019-02-04"));
        let dates: Vec<_> = (0..4).map(|at| calendar.choose(1, at, 4, |_, _| 0)).collect();
        assert!(dates.windows(2).all(|pair| pair[0].1 < pair[1].0), "{dates:?}");
        assert_eq!(dates[0], (day("2019-03-11"), day("2019-03-15")));
        assert!(dates[3].0 > day("2019-10-01"), "{dates:?}");
        let avoided = calendar.choose(1, 0, 4, |starts, _| usize::from(starts < day("2019-12-01")));
        assert_eq!(avoided.0, day("2019-12-02"));
        let long = calendar.choose(180, 0, 1, |_, _| 0);
        assert_eq!(long.0.year(), 2019);
        assert_eq!(Calendar::of(day("2019-12-30"), 2019).mondays(1).len(), 1);
    }
}
