//! `GET /to-chuc.xlsx`: the units of a branch as a table, each with its place in the tree and its numbers. It names nobody.

use axum::http::Uri;
use axum::response::Response;
use ledger::value::Ix;
use office::export::TakenList;
use office::permission::{DataClass, Deed};
use papers::table::OutCell;

use super::tree::Tree;
use super::unit::find;
use crate::pages::taken::{Taken, headings};
use crate::pages::workbook::number;
use crate::site::{PageError, Visit};

/// The workbook; `don-vi` narrows it to a branch.
pub(crate) async fn take(uri: Uri, visit: Visit) -> Result<Response, PageError> {
    let taken = taken(&visit)?;
    taken.hand_over(&visit.site, &visit.actor, visit.lang(), &uri).await
}

fn taken(visit: &Visit) -> Result<Taken, PageError> {
    let exports = visit.scope(Deed::Export, DataClass::Internal, &visit.structure());
    let tree = Tree::of(visit);
    if exports.is_empty() || tree.scope.is_empty() {
        return Err(PageError::Forbidden);
    }
    let unit = visit.query("don-vi").map(|code| find(visit, code)).transpose()?;
    let unit = unit.map(|(_, unit)| unit);
    if unit.is_some_and(|unit| !tree.covers(unit)) {
        return Err(PageError::Forbidden);
    }
    let units = tree.branch(unit).into_iter();
    let units: Vec<Ix> = units
        .filter(|unit| exports.covers(Some(*unit), None, &tree.structure))
        .collect();
    let lang = visit.lang();
    let columns = [
        "names-column-unit",
        "names-column-code",
        "names-column-kind",
        "names-column-above",
        "units-branch-posts",
        "units-branch-people",
    ];
    Ok(Taken {
        list: TakenList::Units,
        file: format!("to-chuc-{}", visit.asked.day),
        title: lang.say("units-tree"),
        filter: vec![visit.said()],
        columns: headings(lang, &columns),
        rows: units.iter().map(|unit| row(&tree, *unit)).collect(),
    })
}

fn row(tree: &Tree<'_>, unit: Ix) -> Vec<OutCell> {
    let view = tree.visit.view();
    let parent = |unit: &Ix| tree.structure.unit(*unit).and_then(|unit| unit.parent);
    // Indented as the tree is.
    let depth = std::iter::successors(parent(&unit), parent).take(12).count();
    let above = parent(&unit).map(|above| view.unit_name(above).to_string());
    let (posts, people) = tree.numbers(unit);
    let text = |text: Option<String>| text.map_or(OutCell::Empty, OutCell::text);
    vec![
        OutCell::text(format!("{}{}", "\u{2003}".repeat(depth), view.unit_name(unit))),
        text(view.unit_code(unit).map(|code| code.to_string())),
        OutCell::text(tree.kind(unit)),
        text(above),
        number(posts),
        number(people),
    ]
}
