//! What falls due as a table to take away, with what narrows it on top. Taking it is on record.

use axum::response::Response;
use office::permission::{DataClass, Deed};
use papers::table::{OutCell, Table};

use super::open::{Stretch, kinds, listed, narrowed, untold};
use super::rows::row;
use crate::pages::workbook::{send, send_csv};
use crate::site::{PageError, Visit};

/// `.xlsx`
pub(crate) async fn take_xlsx(visit: Visit) -> Result<Response, PageError> {
    send(&take(&visit).await?, &name(&visit))
}

/// `.csv`
pub(crate) async fn take_csv(visit: Visit) -> Result<Response, PageError> {
    send_csv(&take(&visit).await?, &name(&visit))
}

fn name(visit: &Visit) -> String {
    format!("viec-den-han-{}", visit.asked.day)
}

async fn take(visit: &Visit) -> Result<Table, PageError> {
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
    let (account, taken) = (visit.actor.account.clone(), rows.len());
    let noted = visit
        .site
        .write(move |office| office.note_export(&account, "duties", taken))
        .await?;
    noted.map_err(|problem| PageError::not_done(problem, |()| PageError::Unprocessable))?;
    let columns = [
        "duties-column-stretch",
        "duties-column-day",
        "people-column-name",
        "people-column-code",
        "people-column-unit",
        "duties-column-what",
        "duties-column-ground",
    ];
    Ok(Table {
        sheet: lang.say("workbook-list"),
        title: lang.say("duties-due"),
        filter: Some(filter.join("; ")),
        headings: columns.iter().map(|id| lang.say(id)).collect(),
        rows,
    })
}

fn cell(text: String) -> OutCell {
    if text.is_empty() {
        OutCell::Empty
    } else {
        OutCell::text(text)
    }
}
