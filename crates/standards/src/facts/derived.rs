//! What follows from other facts on a day: ages and services in whole months, the time to retirement.

use lawbook::Lawbook;
use ledger::Day;
use ledger::codes::Sex;

use super::people::People;
use super::reads::Reads;
use crate::expr::{Cell, Row, Slot};

/// Fills the derived fields that are asked for and were not told, each with the source of the fact that it follows from.
pub(super) fn fill(row: &mut Row, people: &People, day: Day, book: &Lawbook, reads: &Reads) {
    let slots = &people.slots;
    let pairs = [
        (slots.age_months, slots.birth),
        (slots.service_months, slots.recruited),
        (slots.months_in_post, slots.since),
    ];
    for (derived, from) in pairs.into_iter().filter(|(derived, _)| reads.wants(*derived)) {
        let fact = row.fact(from);
        fill_one(row, derived, months_since(fact.cell, day), fact.source);
    }
    if !reads.wants(slots.months_to_retirement) {
        return;
    }
    let birth = row.fact(slots.birth);
    let months = months_to_retirement(row.fact(slots.sex).cell, birth.cell, day, book);
    fill_one(row, slots.months_to_retirement, months, birth.source);
}

fn fill_one(row: &mut Row, slot: Slot, cell: Cell, source: Option<ledger::ActId>) {
    if row.fact(slot).cell == Cell::Unknown && cell != Cell::Unknown {
        row.set(slot, cell, source);
    }
}

/// Whole months from a day that is known between two ends.
fn months_since(cell: Cell, day: Day) -> Cell {
    let Cell::Between(earliest, latest) = cell else {
        return Cell::Unknown;
    };
    let (earliest, latest) = (Day(earliest), Day(latest));
    if latest == Day::MAX || (earliest == Day::MIN && latest == Day::MIN) {
        return Cell::Unknown;
    }
    let most = if earliest == Day::MIN {
        i32::MAX
    } else {
        earliest.months_until(day)
    };
    Cell::Between(latest.months_until(day), most)
}

fn months_to_retirement(sex: Cell, birth: Cell, day: Day, book: &Lawbook) -> Cell {
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
