//! The runs that wait or are worked on, kept beside them, so that another one is asked for without looking at all that there ever were.

use super::RUN;
use super::latest::{last, latest};
use super::run::Run;
use crate::port::StoreError;
use crate::writer::Desk;

/// The kind of record that keeps their numbers.
const UNDER_WAY: &str = "runs-under-way";
const LETTERS: &str = "LT";

/// The numbers of the runs that wait or are worked on, as far as a process is believed to have them in hand.
pub(super) fn under_way(desk: &Desk<'_>) -> Result<Vec<usize>, StoreError> {
    let kept: Option<Vec<usize>> = desk.record(UNDER_WAY, LETTERS)?;
    let numbers = match kept {
        Some(numbers) => numbers,
        // A ledger of before they were kept.
        None => latest(desk, RUN, LETTERS)?.collect(),
    };
    let now = desk.now();
    let mut all = Vec::new();
    for number in numbers {
        let run: Option<Run> = desk.record(RUN, &format!("{LETTERS}-{number}"))?;
        if run.is_some_and(|run| !run.state.is_over() && run.lease > now) {
            all.push(number);
        }
    }
    Ok(all)
}

/// The number of the next run.
pub(super) fn next_number(desk: &Desk<'_>) -> Result<usize, StoreError> {
    Ok(last(desk, RUN, LETTERS)? + 1)
}

/// Keeps that another one is under way.
pub(super) fn goes_on(desk: &mut Desk<'_>, mut under_way: Vec<usize>, number: usize) {
    under_way.push(number);
    desk.put(UNDER_WAY, LETTERS, &under_way);
}
