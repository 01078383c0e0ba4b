//! What happened: the dated decisions after (and, for what was found in old papers, about the years before) the rolls.

mod admissions;
mod apparatus;
mod careers;
mod classes;
mod grades;
mod leavers;
mod lecturers;
mod mergers;
mod moves;
mod reinforcements;
mod rewards;
mod steps;
mod streamlining;
mod succession;

pub(crate) use classes::{Course, courses};

use crate::district::Parts;
use crate::issue::Issue;

/// Every decision of the story, unsorted.
pub(crate) fn issues(parts: &Parts) -> Vec<Issue> {
    [
        careers::issues(parts),
        classes::issues(parts),
        succession::issues(parts),
        grades::issues(parts),
        rewards::issues(parts),
        steps::issues(parts),
        admissions::issues(parts),
        lecturers::issues(parts),
        moves::issues(parts),
        reinforcements::issues(parts),
        streamlining::issues(parts),
        leavers::issues(parts),
        apparatus::issues(parts),
        mergers::issues(parts),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// So many days before a day: papers are signed before they take effect.
pub(crate) const fn earlier(day: ledger::Day, days: i32) -> ledger::Day {
    ledger::Day(day.number() - days)
}
