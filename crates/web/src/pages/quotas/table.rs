//! `GET /bien-che.xlsx`: every unit and kind in one table, so that it can be filtered further. It names nobody.

use axum::response::Response;
use office::permission::{DataClass, Deed};
use office::staffing::Staffed;
use papers::table::{OutCell, Table};
use words::Message;

use super::lines::lines;
use crate::pages::units::Tree;
use crate::pages::workbook::{number, send};
use crate::site::{PageError, Visit};

/// The workbook.
pub(crate) async fn take(visit: Visit) -> Result<Response, PageError> {
    let tree = Tree::of(&visit);
    let exports = visit.scope(Deed::Export, DataClass::Internal, &tree.structure);
    if exports.is_empty() || tree.scope.is_empty() {
        return Err(PageError::Forbidden);
    }
    let mut all = lines(&tree).lines;
    all.retain(|line| exports.covers(Some(line.unit), None, &tree.structure));
    let (account, taken) = (visit.actor.account.clone(), all.len());
    let noted = visit
        .site
        .write(move |office| office.note_export(&account, "quotas", taken))
        .await?;
    noted.map_err(|problem| PageError::not_done(problem, |()| PageError::Unprocessable))?;
    let lang = visit.lang();
    let columns = [
        "names-column-unit",
        "quotas-kind",
        "quotas-assigned",
        "quotas-present",
        "quotas-difference",
    ];
    let table = Table {
        sheet: lang.say("quotas-room"),
        title: lang.say("quotas-title"),
        filter: Some(visit.said()),
        headings: columns.iter().map(|id| lang.say(id)).collect(),
        rows: all.iter().map(|line| row(&visit, line)).collect(),
    };
    send(&table, &format!("bien-che-{}", visit.asked.day))
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
