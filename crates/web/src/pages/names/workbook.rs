//! `GET /chi-tieu/{figure}/ten.xlsx`: the whole list, of those whom the reader may take out; taking it out is on record.

use axum::extract::Path;
use axum::response::Response;
use office::permission::{DataClass, Deed};
use papers::table::{OutCell, Table};
use words::Message;

use super::behind::Behind;
use super::open::{behind, seen};
use super::rows::{listed, row};
use super::show::NameRow;
use crate::pages::tasks::titled;
use crate::pages::workbook::send;
use crate::site::{PageError, Visit};

/// The workbook.
pub(crate) async fn workbook(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    if visit
        .scope(Deed::Export, DataClass::Personal, &visit.structure())
        .is_empty()
    {
        return Err(PageError::Forbidden);
    }
    let figures = visit.figures()?;
    let behind = behind(&visit, &figures, &id)?;
    let (items, _) = seen(&visit, &behind, Deed::Export);
    let rows: Vec<NameRow> = items
        .into_iter()
        .filter(|item| behind.takes(item))
        .map(|item| row(&visit, &behind, item))
        .collect();
    let (account, what, taken) = (visit.actor.account.clone(), id.clone(), rows.len());
    let noted = visit
        .site
        .write(move |office| office.note_export(&account, &what, taken))
        .await?;
    noted.map_err(|problem| PageError::not_done(problem, |()| PageError::Unprocessable))?;
    let name = format!("{}-{}", id.replace(['.', '_'], "-"), visit.asked.day);
    send(&table(&visit, &behind, rows), &name)
}

fn table(visit: &Visit, behind: &Behind<'_>, rows: Vec<NameRow>) -> Table {
    let lang = visit.lang();
    let columns = listed(behind).headings();
    let more = ["names-column-missing", "names-column-note", "person-fact-source"];
    let cells = |row: NameRow| {
        let source = row.source.map(|source| {
            let number = source.number.unwrap_or_else(|| lang.say("decision-unnumbered"));
            lang.speak(
                &Message::new("decision-of")
                    .with("number", number)
                    .with("day", source.day),
            )
        });
        let maybe = |text: Option<String>| text.map_or(OutCell::Empty, OutCell::text);
        vec![
            OutCell::text(row.name),
            OutCell::text(row.code),
            maybe(row.post),
            OutCell::text(row.unit),
            OutCell::text(row.missing.join("; ")),
            maybe(row.note),
            maybe(source),
        ]
    };
    Table {
        sheet: lang.say("workbook-list"),
        title: lang.speak(&titled(lang, behind.figure)),
        filter: Some(visit.said()),
        headings: columns.iter().chain(&more).map(|id| lang.say(id)).collect(),
        rows: rows.into_iter().map(cells).collect(),
    }
}
