//! `GET /chuan-hoa`: the matrix of the units directly below one.

use axum::response::Response;
use ledger::value::Ix;
use office::permission::{DataClass, Deed};
use standards::rule::{Counted, StandardRows};
use words::{Lang, Message};

use super::cells::Cells;
use super::show::{MatrixCell, MatrixPage, MatrixRow};
use crate::components::Crumb;
use crate::pages::compared::{Number, compared};
use crate::pages::paging::{count, paged_in};
use crate::pages::tasks::{citation, in_lang};
use crate::pages::units::Tree;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The most cells of one page: each with its link and its numbers weighs some 160 bytes.
const CELLS: usize = 240;

/// The matrix.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let tree = Tree::of(&visit);
    let cells = Cells::of(&tree)?;
    let view = MatrixPage {
        compared: compared(&visit, numbers)?,
        ..view(&tree, &cells)
    };
    page_with(visit.status(), &view)
}

/// The numbers of the cells, to be compared with what was reported.
fn numbers(visit: &Visit) -> Result<Vec<Number>, PageError> {
    let tree = Tree::of(visit);
    let cells = Cells::of(&tree)?;
    let lang = visit.lang();
    let mut numbers = Vec::new();
    let mut row = |key: String, name: String, counted: &[Counted]| {
        for (standard, one) in cells.standards.iter().zip(counted) {
            let cell = cell(lang, one);
            if cell.is_empty() {
                continue;
            }
            let unknown = cell.unknown_said().map(|said| format!("; {said}"));
            let title = in_lang(lang, &standard.title);
            numbers.push(Number {
                key: format!("{key} {}", standard.standard),
                name: lang.speak(
                    &Message::new("matrix-cell")
                        .with("standard", title)
                        .with("unit", name.as_str()),
                ),
                said: format!("{}{}", cell.said(), unknown.unwrap_or_default()),
                value: Some(cell.met),
            });
        }
    };
    row("all".to_owned(), lang.say("matrix-all"), &cells.all());
    for (at, unit) in cells.units.iter().enumerate() {
        let id = visit.view().unit_id(*unit).map(|id| id.to_string());
        let name = visit.view().unit_name(*unit).to_string();
        row(id.unwrap_or_default(), name, &cells.row(Some(at)));
    }
    row("own".to_owned(), lang.say("matrix-own"), &cells.row(None));
    Ok(numbers)
}

fn view(tree: &Tree<'_>, cells: &Cells<'_>) -> MatrixPage {
    let (visit, lang) = (tree.visit, tree.visit.lang());
    let name = |unit: Ix| visit.view().unit_name(unit).to_string();
    let code = |unit: Ix| visit.view().unit_id(unit).map(|id| id.to_string());
    let asked = visit.query("don-vi").and(cells.above).and_then(code);
    let here = asked.as_deref().map_or_else(
        || urls::MATRIX.to_owned(),
        |code| urls::with(urls::MATRIX, "don-vi", code),
    );
    // Those who are in the chosen unit itself stand in the last row.
    let own = cells.row(None).iter().any(|one| one.in_scope + one.scope_unknown > 0);
    let mut order: Vec<Option<usize>> = (0..cells.units.len()).map(Some).collect();
    order.extend(own.then_some(None));
    let size = (CELLS / cells.standards.len().max(1)).max(4);
    let (range, pager) = paged_in(visit, size, order.len(), &visit.at(&here));
    let shown = order.get(range).unwrap_or_default();
    let line = |at: &Option<usize>| {
        let unit = at.and_then(|at| cells.units.get(at).copied());
        let (unit, below) = (unit.or(cells.above), unit);
        let names = |standard: &StandardRows| {
            let code = code(unit?)?;
            let url = urls::with(&urls::matrix_names(&standard.standard), "don-vi", &code);
            let url = if below.is_none() {
                urls::with(&url, "rieng", "1")
            } else {
                url
            };
            Some(visit.at(&url))
        };
        let title = below.map_or_else(|| lang.say("matrix-own"), name);
        let further = below.filter(|unit| !tree.below(*unit).is_empty()).and_then(code);
        MatrixRow {
            name: title,
            href: further.map(|code| visit.at(&urls::with(urls::MATRIX, "don-vi", &code))),
            cells: row(tree, cells, &cells.row(*at), names),
        }
    };
    let of_all = |standard: &StandardRows| {
        let code = cells.above.and_then(code)?;
        Some(visit.at(&urls::with(&urls::matrix_names(&standard.standard), "don-vi", &code)))
    };
    let keep = asked.map(|code| ("don-vi".to_owned(), code));
    MatrixPage {
        frame: frame_at(visit, crumbs(tree, cells.above)),
        as_of: visit
            .asked
            .figure_form(lang, urls::MATRIX, keep.into_iter().collect(), links(visit, &here)),
        compared: None,
        above: cells.above.map(name).unwrap_or_default(),
        standards: cells
            .standards
            .iter()
            .map(|standard| {
                (
                    in_lang(lang, &standard.title).to_owned(),
                    citation(lang, &standard.citation),
                )
            })
            .collect(),
        all: MatrixRow {
            name: lang.say("matrix-all"),
            href: None,
            cells: row(tree, cells, &cells.all(), of_all),
        },
        rows: shown.iter().map(line).collect(),
        pager,
    }
}

fn row(
    tree: &Tree<'_>,
    cells: &Cells<'_>,
    counted: &[Counted],
    names: impl Fn(&StandardRows) -> Option<String>,
) -> Vec<MatrixCell> {
    let opens = !tree.people.is_empty();
    let cell = |(standard, one): (&&StandardRows, &Counted)| MatrixCell {
        href: if opens && one.in_scope + one.scope_unknown > 0 {
            names(standard)
        } else {
            None
        },
        ..cell(tree.visit.lang(), one)
    };
    cells.standards.iter().zip(counted).map(cell).collect()
}

/// A cell that opens nothing.
fn cell(lang: Lang, one: &Counted) -> MatrixCell {
    MatrixCell {
        lang,
        met: count(one.met),
        of: count(one.in_scope),
        unknown: count(one.unknown + one.scope_unknown),
        href: None,
    }
}

fn links(visit: &Visit, here: &str) -> Vec<(String, String)> {
    let exports = visit.scope(Deed::Export, DataClass::Internal, &visit.structure());
    let url = here.replacen(urls::MATRIX, urls::MATRIX_XLSX, 1);
    let link = (!exports.is_empty()).then(|| (visit.lang().say("export-xlsx"), visit.at(&url)));
    let rules = (visit.lang().say("rules-room"), visit.at(urls::RULES));
    std::iter::once(rules).chain(link).collect()
}

/// The way from the root to the chosen unit, each with its matrix.
pub(super) fn crumbs(tree: &Tree<'_>, unit: Option<Ix>) -> Vec<Crumb> {
    let visit = tree.visit;
    let above = |unit: &Ix| tree.structure.unit(*unit).and_then(|unit| unit.parent);
    let mut way: Vec<Crumb> = std::iter::successors(unit, above)
        .take(12)
        .map(|unit| {
            let id = visit.view().unit_id(unit).map(|id| id.to_string());
            Crumb {
                name: visit.view().unit_name(unit).to_string(),
                href: id.map(|id| visit.at(&urls::with(urls::MATRIX, "don-vi", &id))),
            }
        })
        .collect();
    way.push(Crumb {
        name: visit.lang().say("matrix-room"),
        href: Some(visit.at(urls::MATRIX)),
    });
    way.reverse();
    if let Some(here) = way.last_mut() {
        here.href = None;
    }
    way
}
