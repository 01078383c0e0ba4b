//! The list as a table to take away: the people and the columns that are seen, each record with its code, and the conditions on top. Taking it is on record.

use axum::Extension;
use axum::http::Uri;
use axum::response::Response;
use office::export::TakenList;
use office::permission::{DataClass, Deed};
use papers::table::OutCell;
use words::Message;

use super::asking::Asking;
use super::columns::Column;
use super::list::List;
use super::open::{of_address, of_form};
use super::own::{self, OwnCells};
use crate::pages::taken::{Taken, cell};
use crate::site::{Fields, PageError, Visit};

/// The list; with columns of the office's own by a form alone.
pub(crate) async fn take(uri: Uri, visit: Visit, fields: Option<Extension<Fields>>) -> Result<Response, PageError> {
    if visit
        .scope(Deed::Export, DataClass::Personal, &visit.structure())
        .is_empty()
    {
        return Err(PageError::Forbidden);
    }
    let (asking, posted) = match fields {
        Some(Extension(fields)) => (of_form(&visit, &fields), true),
        None => (of_address(&visit), false),
    };
    let list = List::of(&visit, &asking, Deed::Export).await?;
    // What is sensitive leaves by a form alone, as it is opened.
    let own = if posted {
        own::opened(&visit, &asking, list.members(&visit, 0..list.found.len()), Deed::Export).await?
    } else {
        OwnCells::default()
    };
    let taken = table(&visit, &asking, &list, &own);
    taken.hand_over(&visit.site, &visit.actor, visit.lang(), &uri).await
}

/// The columns that were chosen, behind the code: by it a table that is imported again finds its people.
fn taken_columns(asking: &Asking) -> Vec<Column> {
    let chosen = asking.columns.iter().copied().filter(|column| *column != Column::Code);
    std::iter::once(Column::Code).chain(chosen).collect()
}

fn table(visit: &Visit, asking: &Asking, list: &List, own: &OwnCells) -> Taken {
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
        let cells = row.cells.into_iter().map(cell);
        std::iter::once(OutCell::text(row.name)).chain(cells).collect()
    });
    let own = own.keys.iter().map(|key| own::heading(visit, key));
    let headings = columns.iter().map(|column| lang.say(column.heading())).chain(own);
    Taken {
        list: TakenList::People,
        file: format!("nhan-su-{}", visit.asked.day),
        title: lang.say("people-table"),
        filter,
        columns: std::iter::once(lang.say("people-column-name"))
            .chain(headings)
            .collect(),
        rows: rows.collect(),
    }
}
