//! What follows from other facts on a day: ages and services in whole months, the time to retirement.

use lawbook::Lawbook;
use ledger::Day;
use ledger::codes::Sex;

use super::cells::Cells;
use super::people::People;
use super::reads::Reads;
use crate::expr::{Cell, Fact, Slot};

/// The facts from which others follow.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Grounds {
    pub(super) sex: Cell,
    pub(super) birth: Fact,
    pub(super) recruited: Fact,
    /// Since when the main post is held.
    pub(super) since: Fact,
    /// The day of retirement, where it was decided.
    pub(super) retires: Fact,
}

/// Tells the derived fields that are asked for, each with the act of the fact that it follows from.
pub(super) fn fill(
    cells: &mut impl Cells,
    grounds: &Grounds,
    people: &People,
    day: Day,
    book: &Lawbook,
    reads: &Reads,
) {
    let slots = &people.slots;
    let mut tell = |slot: Slot, cell: Cell, from: Fact| {
        if cell != Cell::Unknown {
            cells.set(slot, cell, from.source);
        }
    };
    let pairs = [
        (slots.age_months, grounds.birth),
        (slots.service_months, grounds.recruited),
        (slots.months_in_post, grounds.since),
    ];
    for (derived, from) in pairs {
        if reads.wants(derived) {
            tell(derived, months_since(from.cell, day), from);
        }
    }
    if !reads.wants(slots.months_to_retirement) {
        return;
    }
    if let Cell::Between(retires, _) = grounds.retires.cell {
        let months = Cell::exactly(day.months_until(Day(retires)));
        tell(slots.months_to_retirement, months, grounds.retires);
    } else {
        let months = months_to_retirement(grounds.sex, grounds.birth.cell, day, book);
        tell(slots.months_to_retirement, months, grounds.birth);
    }
}

/// Whole months to a day from each of those on which people now in service were born or taken on, worked out once for many people.
#[derive(Debug)]
pub(super) struct MonthsTo {
    day: Day,
    first: Day,
    months: Vec<i32>,
}

impl MonthsTo {
    /// To a day, from the hundred years before it and ten behind it.
    pub(super) fn of(day: Day) -> Self {
        let first = day.plus_months(-12 * 100);
        let all = first.number()..day.plus_months(12 * 10).number();
        Self {
            day,
            first,
            months: all.map(|from| Day(from).months_until(day)).collect(),
        }
    }

    /// From one day.
    #[inline]
    fn from(&self, day: Day) -> i32 {
        let at = day.number().checked_sub(self.first.number());
        let known = at.and_then(|at| self.months.get(usize::try_from(at).ok()?));
        known.copied().unwrap_or_else(|| day.months_until(self.day))
    }

    /// From a day that is known between two ends.
    #[inline]
    pub(super) fn since(&self, earliest: i32, latest: i32) -> Cell {
        between(Day(earliest), Day(latest), |from| self.from(from))
    }
}

/// Whole months from a day that is known between two ends.
fn months_since(cell: Cell, day: Day) -> Cell {
    let Cell::Between(earliest, latest) = cell else {
        return Cell::Unknown;
    };
    between(Day(earliest), Day(latest), |from| from.months_until(day))
}

#[inline]
fn between(earliest: Day, latest: Day, months_from: impl Fn(Day) -> i32) -> Cell {
    if latest == Day::MAX || (earliest == Day::MIN && latest == Day::MIN) {
        return Cell::Unknown;
    }
    let least = months_from(latest);
    if earliest == latest {
        return Cell::exactly(least);
    }
    let most = if earliest == Day::MIN {
        i32::MAX
    } else {
        months_from(earliest)
    };
    Cell::Between(least, most)
}

pub(super) fn months_to_retirement(sex: Cell, birth: Cell, day: Day, book: &Lawbook) -> Cell {
    let (Cell::Between(code, _), Cell::Between(earliest, latest)) = (sex, birth) else {
        return Cell::Unknown;
    };
    let sex = usize::try_from(code).ok().and_then(|code| Sex::ALL.get(code));
    let (Some(sex), false) = (sex, Day(earliest) == Day::MIN) else {
        return Cell::Unknown;
    };
    let left = |birth| {
        book.retirement(*sex, Day(birth), day)
            .map(|answer| day.months_until(answer.reached))
    };
    match (left(earliest), left(latest)) {
        (Ok(least), Ok(most)) => Cell::Between(least.min(most), least.max(most)),
        _ => Cell::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::When;

    #[test]
    fn months_keep_the_precision_of_the_day() {
        let day: Day = "2019-03-14".parse().unwrap();
        let months = |when: &str| months_since(when.parse::<When>().unwrap().into(), day);
        assert_eq!(months("2018-03-14"), Cell::exactly(12));
        assert_eq!(months("2018-03-15"), Cell::exactly(11));
        assert_eq!(months("2018"), Cell::Between(2, 14));
        assert_eq!(months("..2018-03-14"), Cell::Between(12, i32::MAX));
        assert_eq!(months_since(Cell::Unknown, day), Cell::Unknown);
        assert_eq!(months_since(Cell::exactly(i32::MAX), day), Cell::Unknown);
    }
}
