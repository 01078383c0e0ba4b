//! `GET /du-lieu.xlsx`, `/du-lieu.csv`: the table as it is seen, of the units that the reader may take out. It names nobody.

use axum::http::Uri;
use axum::response::Response;
use office::export::TakenList;
use office::people::{Datum, Lacking};
use office::permission::{DataClass, Deed};
use papers::table::OutCell;

use super::open::{counted, sum};
use crate::pages::taken::{Taken, cell, headings};
use crate::pages::units::{Below, Tree};
use crate::pages::workbook::number;
use crate::site::{PageError, Visit};

/// The list.
pub(crate) async fn take(uri: Uri, visit: Visit) -> Result<Response, PageError> {
    let taken = {
        let tree = Tree::of(&visit);
        let below = Below::of(&tree)?;
        taken(&tree, &below)
    };
    taken.hand_over(&visit.site, &visit.actor, visit.lang(), &uri).await
}

fn taken(tree: &Tree<'_>, below: &Below) -> Taken {
    let (visit, lang) = (tree.visit, tree.visit.lang());
    let exports = visit.scope(Deed::Export, DataClass::Internal, &tree.structure);
    let name = |unit: u32| visit.view().unit_name(unit).to_string();
    let mut names = vec![lang.say("matrix-all")];
    let mut lines = vec![Lacking::default()];
    for (at, lacking) in counted(tree, below).into_iter().enumerate() {
        let unit = below.units.get(at).copied();
        if lacking.people > 0 && exports.covers(unit.or(below.above), None, &tree.structure) {
            names.push(unit.map_or_else(|| lang.say("matrix-own"), name));
            lines.push(lacking);
        }
    }
    // Of what is taken, not of what stays behind.
    let all = sum(lines.get(1..).unwrap_or_default());
    if let Some(first) = lines.first_mut() {
        *first = all;
    }
    let mut columns = headings(lang, &["names-column-unit", "taken-column-people"]);
    columns.extend(
        Datum::ALL
            .iter()
            .map(|datum| lang.say(&format!("datum-{}", datum.word()))),
    );
    let row = |(name, lacking): (String, Lacking)| {
        let people = i64::from(lacking.people);
        let recorded = lacking
            .lacking
            .iter()
            .map(|lacking| number(people - i64::from(*lacking)));
        let row: Vec<OutCell> = [cell(name), number(people)].into_iter().chain(recorded).collect();
        row
    };
    let filter = [Some(visit.said()), below.above.map(name)];
    Taken {
        list: TakenList::Quality,
        file: format!("du-lieu-{}", visit.asked.day),
        title: lang.say("quality-caption"),
        filter: filter.into_iter().flatten().collect(),
        columns,
        rows: names.into_iter().zip(lines).map(row).collect(),
    }
}
