//! `GET /du-lieu`: what is recorded of those in the units directly below one.

use axum::response::Response;
use ledger::value::Ix;
use office::export::TakenList;
use office::people::{Datum, Lacking, Ladders};
use words::Message;

use super::show::QualityPage;
use crate::components::Crumb;
use crate::pages::compared::{Number, compared};
use crate::pages::matrix::{MatrixCell, MatrixRow};
use crate::pages::paging::paged;
use crate::pages::taken::ways;
use crate::pages::units::{Below, Tree};
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let tree = Tree::of(&visit);
    let below = Below::of(&tree)?;
    let view = QualityPage {
        compared: compared(&visit, numbers)?,
        ..view(&tree, &below)
    };
    page_with(visit.status(), &view)
}

/// What is not recorded, by the rows of the page.
pub(super) fn counted(tree: &Tree<'_>, below: &Below) -> Vec<Lacking> {
    let visit = tree.visit;
    let ladders = Ladders::of(visit.law(), &visit.value, visit.asked.day);
    tree.roster
        .lacking(&visit.value, &ladders, below.rows(), |member| below.row(tree, member))
}

/// All rows together.
pub(super) fn sum(counted: &[Lacking]) -> Lacking {
    counted.iter().fold(Lacking::default(), |mut sum, one| {
        sum.people += one.people;
        sum.lacking
            .iter_mut()
            .zip(one.lacking)
            .for_each(|(sum, one)| *sum += one);
        sum
    })
}

/// The numbers of the cells, to be compared with what was reported.
fn numbers(visit: &Visit) -> Result<Vec<Number>, PageError> {
    let tree = Tree::of(visit);
    let below = Below::of(&tree)?;
    let (lang, counted) = (visit.lang(), counted(&tree, &below));
    let mut numbers = Vec::new();
    let mut row = |key: String, name: &str, one: &Lacking| {
        for (datum, cell) in Datum::ALL.iter().zip(cells(&tree, one, None)) {
            let datum_said = lang.say(&format!("datum-{}", datum.word()));
            let said = Message::new("matrix-cell").with("standard", datum_said);
            numbers.push(Number {
                key: format!("{key} {}", datum.word()),
                name: lang.speak(&said.with("unit", name)),
                said: cell.said(),
                value: Some(cell.met),
            });
        }
    };
    row("all".to_owned(), &lang.say("matrix-all"), &sum(&counted));
    for (at, one) in counted.iter().enumerate().filter(|(_, one)| one.people > 0) {
        let unit = below.units.get(at);
        let id = unit.and_then(|unit| visit.view().unit_id(*unit));
        let name = unit.map_or_else(
            || lang.say("matrix-own"),
            |unit| visit.view().unit_name(*unit).to_string(),
        );
        row(id.map_or_else(|| "own".to_owned(), |id| id.to_string()), &name, one);
    }
    Ok(numbers)
}

fn view(tree: &Tree<'_>, below: &Below) -> QualityPage {
    let (visit, lang) = (tree.visit, tree.visit.lang());
    let counted = counted(tree, below);
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
    let all = sum(&counted);
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
    let takes = if visit.site.office().may_take(&visit.actor, &TakenList::Quality) {
        let to = |path: &str| visit.at(&here.replacen(urls::QUALITY, path, 1));
        ways(lang, to(urls::QUALITY_XLSX), to(urls::QUALITY_CSV))
    } else {
        Vec::new()
    };
    QualityPage {
        frame: frame_at(visit, crumbs),
        as_of: visit
            .asked
            .figure_form(lang, urls::QUALITY, keep.into_iter().collect(), takes),
        compared: None,
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
