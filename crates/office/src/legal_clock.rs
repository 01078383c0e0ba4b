//! Until when something must be answered, by a rule of the law book: the number stands there, the day follows from it.

use ledger::Day;

use crate::office::Office;

/// The unit in which Saturdays and Sundays do not count.
const WORKING: &str = "working-days";

impl Office {
    /// The last day for an answer by a rule of the law book, where it was received on a day; none, where no version of the rule is in force
    /// then. Public holidays are in no calendar here: a day in working days may fall one too early.
    pub fn last_day_to_answer(&self, rule: &str, received: Day) -> Option<Day> {
        let value = self.law().value(rule, received).ok()?;
        let days = i32::try_from(value.body().whole()?).ok()?;
        Some(if value.body().unit == WORKING {
            working(received, days)
        } else {
            Day(received.number() + days)
        })
    }
}

/// So many working days later.
fn working(from: Day, days: i32) -> Day {
    let mut day = from;
    for _ in 0..days {
        day = day.next();
        while is_weekend(day) {
            day = day.next();
        }
    }
    day
}

/// 1970-01-01 was a Thursday.
fn is_weekend(day: Day) -> bool {
    matches!(day.number().rem_euclid(7), 2 | 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, days: i32) -> String {
        working(text.parse().unwrap(), days).to_string()
    }

    #[test]
    fn saturdays_and_sundays_do_not_count() {
        // 2026-11-27 is a Friday.
        assert_eq!(after("2026-11-27", 2), "2026-12-01");
        assert_eq!(after("2026-11-26", 2), "2026-11-30");
        assert_eq!(after("2026-11-24", 2), "2026-11-26");
        assert_eq!(after("2026-11-28", 1), "2026-11-30");
    }
}
