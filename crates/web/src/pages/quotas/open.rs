//! `GET /bien-che`: the sums by kind, and of one kind the units with the greatest differences first.

use axum::response::Response;
use ledger::codes::QuotaKind;
use office::permission::{DataClass, Deed};
use office::staffing::{Staffed, Staffing};
use words::{Message, writing};

use super::lines::{Sum, lines};
use super::show::{KindRow, QuotaRow, QuotasPage};
use crate::components::{Apart, Crumb};
use crate::pages::compared::{Number, compared};
use crate::pages::paging::paged;
use crate::pages::units::Tree;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let tree = Tree::of(&visit);
    if tree.scope.is_empty() {
        return Err(PageError::Forbidden);
    }
    let view = QuotasPage {
        compared: compared(&visit, numbers)?,
        ..view(&tree, &lines(&tree))
    };
    page_with(visit.status(), &view)
}

/// Posts assigned and people present, by kind and by unit, to be compared with what was reported.
fn numbers(visit: &Visit) -> Result<Vec<Number>, PageError> {
    let tree = Tree::of(visit);
    if tree.scope.is_empty() {
        return Err(PageError::Forbidden);
    }
    let (lang, staffing) = (visit.lang(), lines(&tree));
    let mut numbers = Vec::new();
    let mut add = |key: String, kind: QuotaKind, unit: &str, posts: Option<i64>, present: i64| {
        let kind = lang.speak(&Message::code("quota", kind.word()));
        for (word, id, n) in [
            ("assigned", "quotas-assigned", posts),
            ("present", "quotas-present", Some(present)),
        ] {
            let said = Message::new("quotas-number").with("kind", kind.as_str());
            let said = said.with("unit", unit).with("number", lang.say(id));
            numbers.push(Number {
                key: format!("{key} {word}"),
                name: lang.speak(&said),
                said: n.map_or_else(|| "–".to_owned(), |n| writing::count(lang, n)),
                value: n,
            });
        }
    };
    for kind in QuotaKind::ALL {
        let sum = Sum::of(&staffing.lines, *kind);
        if sum.units > 0 {
            let (all, key) = (lang.say("matrix-all"), format!("{} all", kind.word()));
            add(key, *kind, &all, Some(sum.assigned), sum.present);
        }
    }
    for line in &staffing.lines {
        let id = visit.view().unit_id(line.unit).map(|id| id.to_string());
        let key = format!("{} {}", line.kind.word(), id.unwrap_or_default());
        let name = visit.view().unit_name(line.unit);
        add(key, line.kind, &name, line.assigned.map(i64::from), line.present.into());
    }
    Ok(numbers)
}

fn view(tree: &Tree<'_>, staffing: &Staffing) -> QuotasPage {
    let (visit, lang) = (tree.visit, tree.visit.lang());
    let kinds: Vec<QuotaKind> = QuotaKind::ALL
        .iter()
        .copied()
        .filter(|kind| staffing.lines.iter().any(|line| line.kind == *kind))
        .collect();
    let asked = visit.query("loai").and_then(QuotaKind::from_word);
    let kind = asked
        .or_else(|| kinds.first().copied())
        .unwrap_or(QuotaKind::CivilService);
    let mut own: Vec<Staffed> = staffing
        .lines
        .iter()
        .copied()
        .filter(|line| line.kind == kind)
        .collect();
    // A stable sort: units with the same difference stay in the order of the tree.
    own.sort_by_key(|line| std::cmp::Reverse(line.difference().map_or(-1, i64::abs)));
    let widest = own
        .iter()
        .filter_map(Staffed::difference)
        .map(i64::abs)
        .max()
        .unwrap_or(0);
    let here = urls::with(urls::QUOTAS, "loai", kind.word());
    let (rows, pager) = paged(visit, own.len(), &visit.at(&here));
    let said = |kind: QuotaKind| lang.speak(&Message::code("quota", kind.word()));
    let n = |n: i64| writing::count(lang, n);
    let kind_row = |one: &QuotaKind| {
        let sum = Sum::of(&staffing.lines, *one);
        KindRow {
            name: said(*one),
            href: (*one != kind).then(|| visit.at(&urls::with(urls::QUOTAS, "loai", one.word()))),
            numbers: [sum.units, sum.assigned, sum.present, sum.over, sum.missing, sum.beside].map(n),
        }
    };
    let crumbs = vec![
        Crumb {
            name: lang.say("room-units"),
            href: Some(visit.at(urls::UNITS)),
        },
        Crumb {
            name: lang.say("quotas-room"),
            href: None,
        },
    ];
    let keep = asked.map(|kind| ("loai".to_owned(), kind.word().to_owned()));
    let exports = visit.scope(Deed::Export, DataClass::Internal, &tree.structure);
    let link = (!exports.is_empty()).then(|| (lang.say("export-xlsx"), visit.at(urls::QUOTAS_XLSX)));
    QuotasPage {
        frame: frame_at(visit, crumbs),
        as_of: visit.asked.figure_form(
            lang,
            urls::QUOTAS,
            keep.into_iter().collect(),
            link.into_iter().collect(),
        ),
        compared: None,
        kinds: kinds.iter().map(kind_row).collect(),
        kind: said(kind),
        unknown: (staffing.unknown > 0).then(|| n(staffing.unknown.into())),
        rows: own
            .get(rows)
            .unwrap_or_default()
            .iter()
            .map(|line| row(tree, line, widest))
            .collect(),
        pager,
    }
}

fn row(tree: &Tree<'_>, line: &Staffed, widest: i64) -> QuotaRow {
    let (visit, lang) = (tree.visit, tree.visit.lang());
    let id = visit.view().unit_id(line.unit).map(|id| id.to_string());
    let bar = line.difference().map(|value| Apart {
        value,
        widest,
        said: difference(tree, value),
    });
    QuotaRow {
        name: visit.view().unit_name(line.unit).to_string(),
        href: id
            .filter(|_| tree.covers(line.unit))
            .map(|id| visit.at(&urls::unit(&id))),
        assigned: line.assigned.map(|posts| writing::count(lang, posts.into())),
        present: writing::count(lang, line.present.into()),
        difference: bar.as_ref().map(|bar| bar.said.clone()),
        bar,
    }
}

/// "▲ thừa 3", "▼ thiếu 2", "đủ".
fn difference(tree: &Tree<'_>, value: i64) -> String {
    let lang = tree.visit.lang();
    let id = match value {
        0 => return lang.say("quotas-even"),
        1.. => "quotas-over-by",
        _ => "quotas-missing-by",
    };
    let n = writing::count(lang, value.saturating_abs());
    lang.speak(&Message::new(id).with("n", n))
}
