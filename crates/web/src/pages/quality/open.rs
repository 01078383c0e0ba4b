//! `GET /du-lieu`: what is recorded of those in the units directly below one.

use axum::response::Response;
use ledger::value::Ix;
use office::people::{Datum, Lacking, Ladders};

use super::show::QualityPage;
use crate::components::Crumb;
use crate::pages::matrix::{MatrixCell, MatrixRow};
use crate::pages::paging::paged;
use crate::pages::units::{Below, Tree};
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let tree = Tree::of(&visit);
    let below = Below::of(&tree)?;
    page_with(visit.status(), &view(&tree, &below))
}

fn view(tree: &Tree<'_>, below: &Below) -> QualityPage {
    let (visit, lang) = (tree.visit, tree.visit.lang());
    let ladders = Ladders::of(visit.site.office().law(), &visit.value, visit.asked.day);
    let counted = tree
        .roster
        .lacking(&visit.value, &ladders, below.rows(), |member| below.row(tree, member));
    let code = |unit: Ix| visit.view().unit_id(unit).map(|id| id.to_string());
    let name = |unit: Ix| visit.view().unit_name(unit).to_string();
    // Units without anybody have nothing to show.
    let mut order: Vec<usize> = (0..below.units.len()).chain([below.own()]).collect();
    order.retain(|row| counted.get(*row).is_some_and(|row| row.people > 0));
    let asked = visit.query("don-vi").and(below.above).and_then(code);
    let here = asked.as_deref().map_or_else(
        || urls::QUALITY.to_owned(),
        |code| urls::with(urls::QUALITY, "don-vi", code),
    );
    let (range, pager) = paged(visit, order.len(), &visit.at(&here));
    let line = |row: &usize| {
        let unit = below.units.get(*row).copied();
        let further = unit.filter(|unit| !tree.below(*unit).is_empty()).and_then(code);
        let lacking = counted.get(*row).copied().unwrap_or_default();
        MatrixRow {
            name: unit.map_or_else(|| lang.say("matrix-own"), name),
            href: further.map(|code| visit.at(&urls::with(urls::QUALITY, "don-vi", &code))),
            // Those of the chosen unit itself are no list of their own.
            cells: cells(tree, &lacking, unit.and_then(code).as_deref()),
        }
    };
    let all = counted.iter().fold(Lacking::default(), |mut sum, one| {
        sum.people += one.people;
        sum.lacking
            .iter_mut()
            .zip(one.lacking)
            .for_each(|(sum, one)| *sum += one);
        sum
    });
    let keep = asked.map(|code| ("don-vi".to_owned(), code));
    let crumbs = vec![
        Crumb {
            name: lang.say("room-people"),
            href: (!tree.people.is_empty()).then(|| visit.at(urls::PEOPLE)),
        },
        Crumb {
            name: lang.say("quality-room"),
            href: None,
        },
    ];
    QualityPage {
        frame: frame_at(visit, crumbs),
        as_of: visit
            .asked
            .form(lang, urls::QUALITY, keep.into_iter().collect(), Vec::new()),
        above: below.above.map(name).unwrap_or_default(),
        data: Datum::ALL
            .iter()
            .map(|datum| lang.say(&format!("datum-{}", datum.word())))
            .collect(),
        all: MatrixRow {
            name: lang.say("matrix-all"),
            href: None,
            cells: cells(tree, &all, below.above.and_then(code).as_deref()),
        },
        rows: order.get(range).unwrap_or_default().iter().map(line).collect(),
        pager,
    }
}

/// Of how many each datum is recorded; the list behind it names those of whom it is not.
fn cells(tree: &Tree<'_>, counted: &Lacking, unit: Option<&str>) -> Vec<MatrixCell> {
    let visit = tree.visit;
    let list = |datum: Datum| {
        let unit = unit.filter(|_| !tree.people.is_empty())?;
        let url = urls::with(&urls::with(urls::PEOPLE, "don-vi", unit), "chua-ghi", datum.word());
        Some(visit.at(&url))
    };
    Datum::ALL
        .into_iter()
        .zip(counted.lacking)
        .map(|(datum, lacking)| MatrixCell {
            lang: visit.lang(),
            met: i64::from(counted.people) - i64::from(lacking),
            of: counted.people.into(),
            unknown: 0,
            href: (lacking > 0).then(|| list(datum)).flatten(),
        })
        .collect()
}
