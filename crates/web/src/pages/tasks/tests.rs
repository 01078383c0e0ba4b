//! The headline tells what the rows below it show, and nothing else.

use insta::assert_snapshot;
use words::{Lang, Message};

use super::headline::headline;
use super::show::{Reading, TaskRow, TasksPage};
use crate::components::{Standing, Theme};
use crate::samples;

fn page() -> TasksPage {
    samples::tasks(Lang::Vi, Theme::System)
}

fn rows(page: &TasksPage) -> Vec<TaskRow> {
    page.groups.iter().flat_map(|group| group.rows.clone()).collect()
}

fn said(lang: Lang, rows: &[TaskRow]) -> String {
    headline(lang, rows.iter(), page().as_of.day)
}

#[test]
fn the_finding_counts_judged_tasks_and_names_the_worst() {
    let rows = rows(&page());
    assert_snapshot!(said(Lang::Vi, &rows), @r##"Đúng tiến độ 4 trong 8 việc; giảm biên chế so với 2015 chậm 42 biên chế; 1 việc chưa đủ dữ liệu"##);
    assert_snapshot!(said(Lang::En, &rows), @r##"4 of 8 tasks are on track; the cut since 2015: 42 posts behind; 1 task lacks data"##);
}

#[test]
fn a_task_that_lacks_data_is_never_counted_as_going_well() {
    let mut rows = rows(&page());
    let before = said(Lang::Vi, &rows);
    for row in &mut rows {
        row.reading = Reading::Unknown {
            reason: Message::new("not-known"),
        };
    }
    assert_ne!(said(Lang::Vi, &rows), before);
    assert_eq!(said(Lang::Vi, &rows), Lang::Vi.say("tasks-head-none"));
}

#[test]
fn when_all_is_well_nothing_is_named() {
    let page = page();
    let good: Vec<TaskRow> = rows(&page)
        .into_iter()
        .filter(|row| row.standing(page.as_of.day).is_good())
        .collect();
    assert_snapshot!(said(Lang::Vi, &good), @r##"Đúng tiến độ cả 4 việc"##);
}

#[test]
fn the_gap_is_what_is_missing_to_the_target() {
    let page = page();
    let rows = rows(&page);
    let learners = &rows[1];
    assert_eq!(learners.gap(), Some(3_020 - 512));
    assert_eq!(learners.standing(page.as_of.day), Standing::Behind { short: 90 });
    assert_eq!(
        rows.iter().find(|row| row.target.is_none()).and_then(TaskRow::gap),
        None
    );
}
