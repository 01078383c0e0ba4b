//! `GET /chuan-hoa.xlsx`: the whole matrix, a line for each unit and standard, so that it can be filtered further. It names nobody.

use axum::http::Uri;
use axum::response::Response;
use office::export::TakenList;
use office::permission::{DataClass, Deed};
use papers::table::OutCell;
use standards::rule::Counted;

use super::cells::Cells;
use crate::pages::paging::count;
use crate::pages::taken::{Taken, headings};
use crate::pages::tasks::in_lang;
use crate::pages::units::Tree;
use crate::pages::workbook::number;
use crate::site::{PageError, Visit};

/// The workbook.
pub(crate) async fn take(uri: Uri, visit: Visit) -> Result<Response, PageError> {
    let taken = taken(&visit)?;
    taken.hand_over(&visit.site, &visit.actor, visit.lang(), &uri).await
}

fn taken(visit: &Visit) -> Result<Taken, PageError> {
    let tree = Tree::of(visit);
    let exports = visit.scope(Deed::Export, DataClass::Internal, &tree.structure);
    if exports.is_empty() {
        return Err(PageError::Forbidden);
    }
    let cells = Cells::of(&tree)?;
    let (lang, view) = (visit.lang(), visit.view());
    let mut rows = Vec::new();
    let own = (None, lang.say("matrix-own"));
    let units = cells.units.iter().enumerate();
    let units = units.filter(|(_, unit)| exports.covers(Some(**unit), None, &tree.structure));
    let named = units.map(|(at, unit)| (Some(at), view.unit_name(*unit).to_string()));
    for (at, name) in named.chain([own]) {
        for (standard, counted) in cells.standards.iter().zip(cells.row(at)) {
            if counted.in_scope + counted.scope_unknown > 0 {
                rows.push(line(&name, in_lang(lang, &standard.title), counted));
            }
        }
    }
    let columns = [
        "names-column-unit",
        "matrix-column-standard",
        "workbook-of",
        "matrix-side-met",
        "matrix-side-not-met",
        "matrix-side-unknown",
    ];
    Ok(Taken {
        list: TakenList::Matrix,
        file: format!("chuan-hoa-{}", visit.asked.day),
        title: lang.say("matrix-caption"),
        filter: vec![visit.said()],
        columns: headings(lang, &columns),
        rows,
    })
}

fn line(unit: &str, standard: &str, counted: Counted) -> Vec<OutCell> {
    vec![
        OutCell::text(unit),
        OutCell::text(standard),
        number(count(counted.in_scope)),
        number(count(counted.met)),
        number(count(counted.not_met)),
        number(count(counted.unknown + counted.scope_unknown)),
    ]
}
