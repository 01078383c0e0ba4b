//! Days of the ledger as dates of the planner, and the days on which classes can be held.

use std::collections::BTreeSet;

use lawbook::{Lawbook, RowCell};
use ledger::Day;
use planning::timetable::training::Date;

/// The table of holidays in the law book.
const HOLIDAYS: &str = "working-time.public-holidays";

/// A day as the planner writes it.
pub(super) fn date(day: Day) -> Date {
    Date::default().plus(day.number())
}

/// A date of the planner as a day.
pub(super) fn day(date: Date) -> Day {
    Day(date.number())
}

/// The holidays of a year by the law in force in it; none where the law book does not have that year.
pub(super) fn holidays(law: &Lawbook, year: i32) -> Option<BTreeSet<Day>> {
    let table = law.table(HOLIDAYS, Day::first_of_year(year)).ok()?;
    let day = |row: &lawbook::Row, column: &str| match row.cells.get(column) {
        Some(RowCell::Day(day)) => Some(*day),
        _ => None,
    };
    let mut all = BTreeSet::new();
    for row in &table.body().rows {
        let (Some(first), Some(last)) = (day(row, "from_day"), day(row, "to_day")) else {
            continue;
        };
        all.extend((first.number()..=last.number()).map(Day));
    }
    all.iter().any(|day| day.year() == year).then_some(all)
}

/// Whether nobody has compared the holidays of a year with the gazette.
pub(super) fn unconfirmed(law: &Lawbook, year: i32) -> bool {
    law.table(HOLIDAYS, Day::first_of_year(year))
        .is_ok_and(|table| table.mark().is_unconfirmed())
}

/// Working days after one day up to and with another: Monday to Friday without holidays.
pub(super) fn working(after: Day, last: Day, holidays: &BTreeSet<Day>) -> Vec<Day> {
    let days = (after.number() + 1..=last.number()).map(Day);
    days.filter(|day| date(*day).weekday() < 5 && !holidays.contains(day))
        .collect()
}
