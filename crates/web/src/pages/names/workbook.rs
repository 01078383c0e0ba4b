//! `GET /chi-tieu/{figure}/ten.xlsx`: the whole list, of those whom the reader may take out; taking it out is on record.

use axum::extract::Path;
use axum::http::Uri;
use axum::response::Response;
use office::export::TakenList;
use office::permission::{DataClass, Deed};
use papers::table::OutCell;
use words::Message;

use super::behind::Behind;
use super::open::{behind, seen};
use super::rows::{listed, row};
use super::show::NameRow;
use crate::pages::taken::Taken;
use crate::pages::tasks::titled;
use crate::site::{PageError, Visit};

/// The workbook.
pub(crate) async fn workbook(Path(id): Path<String>, uri: Uri, visit: Visit) -> Result<Response, PageError> {
    let taken = taken(&visit, id)?;
    taken.hand_over(&visit.site, &visit.actor, visit.lang(), &uri).await
}

fn taken(visit: &Visit, id: String) -> Result<Taken, PageError> {
    if visit
        .scope(Deed::Export, DataClass::Personal, &visit.structure())
        .is_empty()
    {
        return Err(PageError::Forbidden);
    }
    let figures = visit.figures()?;
    let behind = behind(visit, &figures, &id)?;
    let (items, _) = seen(visit, &behind, Deed::Export);
    let rows = items
        .into_iter()
        .filter(|item| behind.takes(item))
        .map(|item| row(visit, &behind, item))
        .collect();
    Ok(table(visit, &behind, id, rows))
}

fn table(visit: &Visit, behind: &Behind<'_>, id: String, rows: Vec<NameRow>) -> Taken {
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
    Taken {
        file: format!("{}-{}", id.replace(['.', '_'], "-"), visit.asked.day),
        list: TakenList::Figure(id),
        title: lang.speak(&titled(lang, behind.figure)),
        filter: vec![visit.said()],
        columns: columns.iter().chain(&more).map(|id| lang.say(id)).collect(),
        rows: rows.into_iter().map(cells).collect(),
    }
}
