//! `GET /to-chuc`: the tree of the day looked at.

use axum::response::Response;
use office::permission::{DataClass, Deed};

use super::show::UnitsPage;
use super::tree::Tree;
use crate::components::Crumb;
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
        as_of: visit.asked.form(lang, urls::UNITS, keep(&visit), links(&visit, None)),
        total: count(tree.branch(None).len()),
        open_all: (!open).then(|| visit.at(&urls::with(urls::UNITS, "mo", "het"))),
        quotas: visit.at(urls::QUOTAS),
        branches: tree.branches(&tree.roots(), 1),
    };
    page_with(visit.status(), &view)
}

/// What stays of the address when the moment changes.
pub(super) fn keep(visit: &Visit) -> Vec<(String, String)> {
    let open = visit.query("mo").map(|text| ("mo".to_owned(), text.to_owned()));
    open.into_iter().collect()
}

/// The branch as a table, for those who may take it away.
pub(super) fn links(visit: &Visit, unit: Option<&str>) -> Vec<(String, String)> {
    let exports = visit.scope(Deed::Export, DataClass::Internal, &visit.structure());
    if exports.is_empty() {
        return Vec::new();
    }
    let url = unit.map_or_else(
        || urls::UNITS_XLSX.to_owned(),
        |unit| urls::with(urls::UNITS_XLSX, "don-vi", unit),
    );
    vec![(visit.lang().say("export-xlsx"), visit.at(&url))]
}
