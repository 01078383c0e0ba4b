//! What falls due as a table to take away, with what narrows it on top. Taking it is on record.

use axum::http::Uri;
use axum::response::Response;
use office::export::TakenList;
use office::permission::{DataClass, Deed};
use papers::table::OutCell;

use super::open::{Stretch, kinds, listed, narrowed, untold};
use super::rows::row;
use crate::pages::taken::{Taken, cell, headings};
use crate::site::{PageError, Visit};

/// The list.
pub(crate) async fn take(uri: Uri, visit: Visit) -> Result<Response, PageError> {
    let taken = taken(&visit)?;
    taken.hand_over(&visit.site, &visit.actor, visit.lang(), &uri).await
}

fn taken(visit: &Visit) -> Result<Taken, PageError> {
    if visit
        .scope(Deed::Export, DataClass::Personal, &visit.structure())
        .is_empty()
    {
        return Err(PageError::Forbidden);
    }
    let (list, chosen, lang) = (listed(visit, Deed::Export), kinds(visit), visit.lang());
    let mut duties = narrowed(&list, &chosen);
    duties.sort_by_key(|duty| Stretch::of(duty, visit.asked.day));
    let mut filter = vec![visit.said()];
    filter.extend(
        chosen
            .iter()
            .map(|kind| lang.say(&format!("duty-kind-{}", kind.word()))),
    );
    filter.extend(untold(visit, &list));
    let rows: Vec<Vec<OutCell>> = duties
        .iter()
        .filter_map(|duty| {
            let stretch = Stretch::of(duty, visit.asked.day).said(visit);
            let code = visit.view().person(duty.person)?.id()?.to_string();
            let row = row(visit, duty, false)?;
            let basis = row.basis.map(|basis| basis.cited);
            let source = row.source.map(|source| source.plain());
            let grounds: Vec<String> = basis.into_iter().chain(source).collect();
            let cells = [
                stretch,
                row.when,
                row.name,
                code,
                row.unit,
                row.said,
                grounds.join("; "),
            ];
            Some(cells.into_iter().map(cell).collect())
        })
        .collect();
    let columns = [
        "duties-column-stretch",
        "duties-column-day",
        "people-column-name",
        "people-column-code",
        "people-column-unit",
        "duties-column-what",
        "duties-column-ground",
    ];
    Ok(Taken {
        list: TakenList::Duties,
        file: format!("viec-den-han-{}", visit.asked.day),
        title: lang.say("duties-due"),
        filter,
        columns: headings(lang, &columns),
        rows,
    })
}
