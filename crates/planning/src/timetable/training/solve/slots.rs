//! Slots of the model and half days of the problem: date × 2, and one more for the afternoon.

use crate::timetable::training::problem::{Half, HalfDay, Training};

/// The half day of a slot.
pub(crate) fn half_day(asked: &Training, p: usize) -> HalfDay {
    HalfDay {
        date: asked.dates[p / 2],
        half: if p.is_multiple_of(2) {
            Half::Morning
        } else {
            Half::Afternoon
        },
    }
}

/// The slot of a half day; `None` on a date without teaching. Dates rise: `check` has seen to it.
pub(crate) fn slot(asked: &Training, at: HalfDay) -> Option<usize> {
    let d = asked.dates.binary_search(&at.date).ok()?;
    Some(d * 2 + usize::from(at.half == Half::Afternoon))
}
