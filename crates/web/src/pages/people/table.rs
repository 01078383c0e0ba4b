//! The list as a table to take away: the people and the columns that are seen, each record with its code, and the conditions on top. Taking it is on record.

use axum::Extension;
use axum::response::Response;
use office::permission::{DataClass, Deed};
use papers::table::{OutCell, Table};
use words::Message;

use super::asking::Asking;
use super::columns::Column;
use super::list::List;
use super::open::{of_address, of_form};
use super::own::{self, OwnCells};
use crate::pages::workbook::{send, send_csv};
use crate::site::{Fields, PageError, Visit};

/// `.xlsx`
pub(crate) async fn take_xlsx(visit: Visit, fields: Option<Extension<Fields>>) -> Result<Response, PageError> {
    let table = take(&visit, fields).await?;
    send(&table, &name(&visit))
}

/// `.csv`
pub(crate) async fn take_csv(visit: Visit, fields: Option<Extension<Fields>>) -> Result<Response, PageError> {
    let table = take(&visit, fields).await?;
    send_csv(&table, &name(&visit))
}

fn name(visit: &Visit) -> String {
    format!("nhan-su-{}", visit.asked.day)
}

async fn take(visit: &Visit, fields: Option<Extension<Fields>>) -> Result<Table, PageError> {
    let structure = visit.structure();
    if visit.scope(Deed::Export, DataClass::Personal, &structure).is_empty() {
        return Err(PageError::Forbidden);
    }
    let (asking, posted) = match fields {
        Some(Extension(fields)) => (of_form(visit, &fields), true),
        None => (of_address(visit), false),
    };
    let list = List::of(visit, &asking, Deed::Export);
    let (account, taken) = (visit.actor.account.clone(), list.found.len());
    // What is sensitive leaves by a form alone, as it is opened.
    let own = if posted {
        own::opened(visit, &asking, list.members(0..taken), Deed::Export).await?
    } else {
        OwnCells::default()
    };
    let noted = visit
        .site
        .write(move |office| office.note_export(&account, "people", taken))
        .await?;
    noted.map_err(|problem| PageError::not_done(problem, |()| PageError::Unprocessable))?;
    Ok(table(visit, &asking, &list, &own))
}

/// The columns that were chosen, behind the code: by it a table that is imported again finds its people.
fn taken_columns(asking: &Asking) -> Vec<Column> {
    let chosen = asking.columns.iter().copied().filter(|column| *column != Column::Code);
    std::iter::once(Column::Code).chain(chosen).collect()
}

fn table(visit: &Visit, asking: &Asking, list: &List, own: &OwnCells) -> Table {
    let lang = visit.lang();
    let mut filter = vec![visit.said()];
    filter.extend(asking.told(visit).into_iter().map(|told| told.said));
    let sought = asking.conditions.sought.text();
    if !sought.is_empty() {
        filter.push(lang.speak(&Message::new("people-sought").with("text", sought)));
    }
    let columns = taken_columns(asking);
    let rows = list.rows(visit, &columns, own, 0..list.found.len());
    let rows = rows.into_iter().map(|row| {
        let cells = row.cells.into_iter().map(|cell| {
            if cell.is_empty() {
                OutCell::Empty
            } else {
                OutCell::text(cell)
            }
        });
        std::iter::once(OutCell::text(row.name)).chain(cells).collect()
    });
    let own = own.keys.iter().map(|key| own::heading(visit, key));
    let headings = columns.iter().map(|column| lang.say(column.heading())).chain(own);
    Table {
        sheet: lang.say("workbook-list"),
        title: lang.say("people-table"),
        filter: Some(filter.join("; ")),
        rows: rows.collect(),
        headings: std::iter::once(lang.say("people-column-name"))
            .chain(headings)
            .collect(),
    }
}
