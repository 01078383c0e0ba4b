//! `GET /to-chuc`: the tree of the day looked at.

use axum::response::Response;
use office::permission::{DataClass, Deed};

use words::{Message, writing};

use super::show::UnitsPage;
use super::tree::Tree;
use crate::components::Crumb;
use crate::pages::compared::{Number, compared};
use crate::pages::paging::count;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The tree.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let tree = Tree::of(&visit);
    if tree.scope.is_empty() {
        return Err(PageError::Forbidden);
    }
    let lang = visit.lang();
    let crumbs = vec![Crumb {
        name: lang.say("room-units"),
        href: None,
    }];
    let open = visit.query("mo").is_some();
    let view = UnitsPage {
        frame: frame_at(&visit, crumbs),
        as_of: visit
            .asked
            .figure_form(lang, urls::UNITS, keep(&visit), links(&visit, None)),
        compared: compared(&visit, numbers)?,
        total: count(tree.branch(None).len()),
        open_all: (!open).then(|| visit.at(&urls::with(urls::UNITS, "mo", "het"))),
        quotas: visit.at(urls::QUOTAS),
        branches: tree.branches(&tree.roots(), 1),
    };
    page_with(visit.status(), &view)
}

/// How many units there are, and posts and people of each with all below it, to be compared with what was reported.
fn numbers(visit: &Visit) -> Result<Vec<Number>, PageError> {
    let tree = Tree::of(visit);
    if tree.scope.is_empty() {
        return Err(PageError::Forbidden);
    }
    let (lang, units) = (visit.lang(), tree.branch(None));
    let said = |n: i64| writing::count(lang, n);
    let all = count(units.len());
    let mut numbers = vec![Number {
        key: "all".to_owned(),
        name: lang.say("units-tree"),
        said: said(all),
        value: Some(all),
    }];
    for unit in units {
        let Some(id) = visit.view().unit_id(unit) else {
            continue;
        };
        let name = visit.view().unit_name(unit).to_string();
        let (posts, people) = tree.numbers(unit);
        for (what, label, n) in [
            ("posts", "units-branch-posts", posts),
            ("people", "units-branch-people", people),
        ] {
            let of = Message::new("matrix-cell").with("standard", lang.say(label));
            numbers.push(Number {
                key: format!("{id} {what}"),
                name: lang.speak(&of.with("unit", name.as_str())),
                said: said(n),
                value: Some(n),
            });
        }
    }
    Ok(numbers)
}

/// What stays of the address when the moment changes.
pub(super) fn keep(visit: &Visit) -> Vec<(String, String)> {
    let open = visit.query("mo").map(|text| ("mo".to_owned(), text.to_owned()));
    open.into_iter().collect()
}

/// The branch as a drawing; and as a table, for those who may take it away.
pub(super) fn links(visit: &Visit, unit: Option<&str>) -> Vec<(String, String)> {
    let chart = unit.map_or_else(
        || urls::CHART.to_owned(),
        |unit| urls::with(urls::CHART, "don-vi", unit),
    );
    let mut links = vec![(visit.lang().say("chart"), visit.at(&chart))];
    let exports = visit.scope(Deed::Export, DataClass::Internal, &visit.structure());
    if exports.is_empty() {
        return links;
    }
    let url = unit.map_or_else(
        || urls::UNITS_XLSX.to_owned(),
        |unit| urls::with(urls::UNITS_XLSX, "don-vi", unit),
    );
    links.push((visit.lang().say("export-xlsx"), visit.at(&url)));
    links
}
