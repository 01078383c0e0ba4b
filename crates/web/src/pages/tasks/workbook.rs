//! `GET /tong-quan.xlsx`: the dashboard as it is seen, one row a task and a row for each part of it.

use axum::http::Uri;
use axum::response::Response;
use office::export::TakenList;
use office::permission::{DataClass, Deed};
use papers::table::OutCell;
use words::{Message, writing};

use super::open::{figures, view};
use super::show::{Reading, TaskRow, TasksPage};
use crate::pages::taken::{Taken, headings};
use crate::pages::workbook::{maybe, number};
use crate::site::{PageError, Visit};

/// The workbook.
pub(crate) async fn workbook(uri: Uri, visit: Visit) -> Result<Response, PageError> {
    if visit
        .scope(Deed::Export, DataClass::Internal, &visit.structure())
        .is_empty()
    {
        return Err(PageError::Forbidden);
    }
    let page = view(&visit, &*figures(&visit)?);
    let taken = table(&visit, &page);
    taken.hand_over(&visit.site, &visit.actor, visit.lang(), &uri).await
}

fn table(visit: &Visit, page: &TasksPage) -> Taken {
    let lang = visit.lang();
    let columns = [
        "tasks-column-task",
        "basis",
        "tasks-column-done",
        "workbook-of",
        "workbook-unit",
        "workbook-target",
        "workbook-expected",
        "tasks-column-gap",
        "workbook-due",
        "names-column-note",
    ];
    let rows = page.groups.iter().flat_map(|group| &group.rows);
    Taken {
        list: TakenList::Tasks,
        file: format!("tong-quan-{}", visit.asked.day),
        title: lang.say("tasks-title"),
        filter: vec![visit.said()],
        columns: headings(lang, &columns),
        rows: rows.flat_map(|row| lines(visit, row)).collect(),
    }
}

fn lines(visit: &Visit, row: &TaskRow) -> Vec<Vec<OutCell>> {
    let lang = visit.lang();
    let basis: Vec<&str> = row.basis.iter().map(|basis| basis.cited.as_str()).collect();
    let (value, of, note) = match &row.reading {
        Reading::Known { value, of, .. } => (Some(*value), *of, None),
        Reading::Unknown { reason } => (None, None, Some(lang.speak(reason))),
    };
    let day = |day: ledger::Day| OutCell::text(writing::day(day));
    let mut lines = vec![vec![
        OutCell::text(lang.speak(&row.title)),
        OutCell::text(basis.join("; ")),
        maybe(value),
        maybe(of),
        OutCell::text(lang.speak(&row.tally.name())),
        maybe(row.target),
        maybe(row.expected_today),
        maybe(row.gap()),
        row.due.map_or(OutCell::Empty, day),
        note.map_or(OutCell::Empty, OutCell::text),
    ]];
    lines.extend(row.parts.iter().map(|part| {
        let name = format!("   {}", lang.speak(&part.name));
        vec![OutCell::text(name), OutCell::Empty, number(part.value)]
    }));
    lines
}

impl Visit {
    /// The moment in words, for the head of a table: "Xem tại ngày 14/03/2019; như đã biết ngày …".
    pub(crate) fn said(&self) -> String {
        let (lang, asked) = (self.lang(), &self.asked);
        let day = Message::new("workbook-as-of").with("day", asked.day);
        match asked.moment.known {
            None => lang.speak(&day),
            Some(known) => lang.speak(
                &Message::new("workbook-as-known")
                    .with("said", lang.speak(&day))
                    .with("known", known),
            ),
        }
    }
}
