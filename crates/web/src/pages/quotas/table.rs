//! `GET /bien-che.xlsx`: every unit and kind in one table, so that it can be filtered further. It names nobody.

use axum::http::Uri;
use axum::response::Response;
use office::export::TakenList;
use office::permission::{DataClass, Deed};
use office::staffing::Staffed;
use papers::table::OutCell;
use words::Message;

use super::lines::lines;
use crate::pages::taken::{Taken, headings};
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
    if exports.is_empty() || tree.scope.is_empty() {
        return Err(PageError::Forbidden);
    }
    let mut all = lines(&tree).lines;
    all.retain(|line| exports.covers(Some(line.unit), None, &tree.structure));
    let lang = visit.lang();
    let columns = [
        "names-column-unit",
        "quotas-kind",
        "quotas-assigned",
        "quotas-present",
        "quotas-difference",
    ];
    Ok(Taken {
        list: TakenList::Quotas,
        file: format!("bien-che-{}", visit.asked.day),
        title: lang.say("quotas-title"),
        filter: vec![visit.said()],
        columns: headings(lang, &columns),
        rows: all.iter().map(|line| row(visit, line)).collect(),
    })
}

fn row(visit: &Visit, line: &Staffed) -> Vec<OutCell> {
    vec![
        OutCell::text(visit.view().unit_name(line.unit).to_string()),
        OutCell::text(visit.lang().speak(&Message::code("quota", line.kind.word()))),
        line.assigned.map_or(OutCell::Empty, |posts| number(posts.into())),
        number(line.present.into()),
        line.difference().map_or(OutCell::Empty, number),
    ]
}
