//! `GET /to-chuc/{unit}`: one unit on the day looked at, standing or not.

use axum::extract::Path;
use axum::response::Response;
use ledger::value::{FactKind, Ix, Kinds, Place};
use ledger::{Entity, UnitId};
use words::{Message, writing};

use super::history::{history, named};
use super::open::{keep, links};
use super::show::UnitPage;
use super::tree::Tree;
use super::{drafts, posts};
use crate::components::Crumb;
use crate::pages::paging::{count, paged_by};
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(Path(code): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let (id, unit) = find(&visit, &code)?;
    let tree = Tree::of(&visit);
    if !tree.covers(unit) {
        return Err(PageError::Forbidden);
    }
    page_with(visit.status(), &view(&tree, id, unit))
}

/// A unit that was known at the moment asked for.
pub(crate) fn find(visit: &Visit, code: &str) -> Result<(UnitId, Ix), PageError> {
    let id = UnitId(code.parse().map_err(|_| PageError::NotFound)?);
    match visit.value.place(Entity::Unit(id)) {
        Some(Place::Unit(unit)) => {
            let mut rows = visit
                .view()
                .rows_of(Place::Unit(unit), Kinds::NONE.with(FactKind::Exists));
            rows.next().map(|_| (id, unit)).ok_or(PageError::NotFound)
        }
        _ => Err(PageError::NotFound),
    }
}

fn view(tree: &Tree<'_>, id: UnitId, unit: Ix) -> UnitPage {
    let visit = tree.visit;
    let (lang, code) = (visit.lang(), id.to_string());
    let path = urls::unit(&code);
    let here = visit.at(&path);
    let all = tree.roster.posts(&visit.value, &tree.structure);
    let own = all.of_unit(&tree.structure, unit);
    // Both lists stand on one page, so each keeps the place of the other.
    let other = |field: &str| match visit.query(field) {
        Some(text) => urls::with(&here, field, text),
        None => here.clone(),
    };
    let (range, posts_pager) = paged_by(visit, "trang-vi-tri", own.len(), &other("trang"));
    let shown = own.get(range).unwrap_or_default();
    let below = tree.below(unit);
    let (range, below_pager) = paged_by(visit, "trang", below.len(), &other("trang-vi-tri"));
    let name = visit.view().unit_name(unit).to_string();
    UnitPage {
        frame: frame_at(visit, crumbs(tree, unit, &name)),
        as_of: visit.asked.form(lang, &path, keep(visit), links(visit, Some(&code))),
        head: head(tree, id, unit),
        gone: gone(tree, unit),
        posts: shown
            .iter()
            .map(|(of, post)| posts::row(tree, &tree.people, (*of, *post)))
            .collect(),
        post_count: count(own.len()),
        posts_pager,
        branches: tree.branches(below.get(range).unwrap_or_default(), 0),
        below: count(below.len()),
        below_pager,
        drafts: drafts::of_unit(tree, unit),
        open_all: visit.query("mo").is_none().then(|| urls::with(&here, "mo", "het")),
        history: history(tree, unit),
        name,
    }
}

fn head(tree: &Tree<'_>, id: UnitId, unit: Ix) -> Vec<(String, String, Option<String>)> {
    let (visit, view) = (tree.visit, tree.visit.view());
    let lang = visit.lang();
    let mut head = vec![(lang.say("names-column-kind"), tree.kind(unit), None)];
    if let Some(code) = view.unit_code(unit) {
        head.push((lang.say("names-column-code"), code.to_string(), None));
    }
    let above = tree.structure.unit(unit).and_then(|unit| unit.parent);
    if let Some(above) = above {
        let (name, href) = named(tree, above);
        head.push((lang.say("names-column-above"), name, href));
    }
    let (posts, people) = tree.numbers(unit);
    head.push((lang.say("units-branch-posts"), writing::count(lang, posts), None));
    head.push((
        lang.say("units-branch-people"),
        writing::count(lang, people),
        tree.people_of(id),
    ));
    head
}

/// Where a unit that does not stand on the day has gone, or that it is not there yet.
fn gone(tree: &Tree<'_>, unit: Ix) -> Option<(String, Option<(String, String)>)> {
    let (visit, view) = (tree.visit, tree.visit.view());
    if view.stands(Place::Unit(unit)) {
        return None;
    }
    let lang = visit.lang();
    let exists = view
        .rows_of(Place::Unit(unit), Kinds::NONE.with(FactKind::Exists))
        .max_by_key(|row| row.from)?;
    if exists.until > view.day() {
        let said = Message::new("units-not-yet").with("day", exists.from);
        return Some((lang.speak(&said), None));
    }
    let into = tree.structure.carry(unit);
    let (said, into) = if into == unit {
        ("units-ended", None)
    } else {
        let (name, href) = named(tree, into);
        ("units-ended-into", href.map(|href| (name, href)))
    };
    Some((lang.speak(&Message::new(said).with("day", exists.until)), into))
}

fn crumbs(tree: &Tree<'_>, unit: Ix, name: &str) -> Vec<Crumb> {
    let visit = tree.visit;
    let parent = |unit: &Ix| tree.structure.unit(*unit).and_then(|unit| unit.parent);
    let mut above: Vec<Crumb> = std::iter::successors(parent(&unit), parent)
        .take(12)
        .map(|unit| {
            let (name, href) = named(tree, unit);
            Crumb { name, href }
        })
        .collect();
    above.push(Crumb {
        name: visit.lang().say("room-units"),
        href: Some(visit.at(urls::UNITS)),
    });
    above.reverse();
    above.push(Crumb {
        name: name.to_owned(),
        href: None,
    });
    above
}
