//! The sentence on top of the dashboard: the finding, computed from the rows below it.

use ledger::Day;
use words::{Lang, Message};

use super::show::{Reading, TaskRow};
use crate::components::Standing;

/// How many tasks are on track, which one lacks most, and how many cannot be judged.
pub(super) fn headline<'a>(lang: Lang, rows: impl Iterator<Item = &'a TaskRow>, day: Day) -> String {
    let rows: Vec<&TaskRow> = rows.collect();
    let unknown = rows
        .iter()
        .filter(|row| matches!(row.reading, Reading::Unknown { .. }))
        .count();
    let judged: Vec<&TaskRow> = rows.into_iter().filter(|row| row.standing(day).is_judged()).collect();
    let good = judged.iter().filter(|row| row.standing(day).is_good()).count();
    let head = match (good, judged.len()) {
        (_, 0) => return lang.say("tasks-head-none"),
        (good, all) if good == all => Message::new("tasks-head-all").with("all", all),
        (good, all) => Message::new("tasks-head-on-track").with("good", good).with("all", all),
    };
    let mut said = lang.speak(&head);
    if let Some((worst, gap)) = worst(&judged, day) {
        let slow = matches!(worst.standing(day), Standing::Behind { .. });
        let more = Message::new(if slow { "tasks-head-slow" } else { "tasks-head-worst" })
            .with("head", said)
            .with("task", worst.short.clone());
        said = lang.speak(&more.with("gap", worst.tally.counted(gap)));
    }
    if unknown > 0 {
        said = lang.speak(&Message::new("tasks-head-unknown").with("head", said).with("n", unknown));
    }
    said
}

/// Of the tasks that do not go well, the one that lacks the largest share of what it should have by now: of the path to the target
/// where one is laid down, else of the target. The first of equals.
fn worst<'a>(judged: &[&'a TaskRow], day: Day) -> Option<(&'a TaskRow, i64)> {
    let lacking = judged.iter().filter(|row| !row.standing(day).is_good());
    let shares = lacking.filter_map(|row| {
        let (gap, wanted) = match row.standing(day) {
            Standing::Behind { short } => (short, row.expected_today?),
            _ => (row.gap()?, row.target?),
        };
        let share = i128::from(gap) * 1_000_000 / i128::from(wanted.max(1));
        Some((share, *row, gap))
    });
    shares
        .reduce(|worst, next| if next.0 > worst.0 { next } else { worst })
        .map(|(_, row, gap)| (row, gap))
}
