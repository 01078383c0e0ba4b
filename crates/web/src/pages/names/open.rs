//! `GET /chi-tieu/{figure}` and `/chi-tieu/{figure}/ten`: what a number consists of, as far as the reader may see it.

use axum::extract::Path;
use axum::response::Response;
use indicators::{Figure, Item};
use ledger::value::Place;
use office::figures::Figures;
use office::permission::{DataClass, Deed};
use std::sync::Arc;

use super::behind::Behind;
use super::rows::{listed, row};
use super::show::{Listing, NamesPage, Narrowing};
use crate::components::Crumb;
use crate::pages::paging::{count, paged};
use crate::pages::tasks::{part_title, tally, titled};
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The list.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let figures = visit.figures()?;
    let behind = behind(&visit, &figures, &id)?;
    let (items, hidden) = seen(&visit, &behind, Deed::ReadPerson);
    page_with(visit.status(), &view(&visit, &behind, &items, hidden))
}

/// What an address opens.
pub(super) fn behind<'f>(visit: &Visit, figures: &'f Arc<Figures>, id: &str) -> Result<Behind<'f>, PageError> {
    let figure: &Figure = figures.find(id).ok_or(PageError::NotFound)?;
    let missing = visit.query("thieu").is_some();
    Behind::find(figure, id, missing).ok_or(PageError::NotFound)
}

/// The items of the list's side that the reader may see for a deed, in order; and whether some may not be seen.
pub(super) fn seen<'f>(visit: &Visit, behind: &Behind<'f>, deed: Deed) -> (Vec<&'f Item>, bool) {
    let structure = visit.structure();
    let view = visit.view();
    let scope = visit.scope(deed, DataClass::Personal, &structure);
    let covers = |item: &Item| match item.place {
        Place::Person(ix) => {
            let unit = view.person(ix).and_then(|person| person.unit());
            scope.covers(unit, Some(ix), &structure)
        }
        Place::Unit(_) | Place::Post(_) | Place::Class(_) => true,
    };
    let all: Vec<&Item> = behind.side().collect();
    let mut items: Vec<&Item> = all.iter().copied().filter(|item| covers(item)).collect();
    items.sort_by_cached_key(|item| match item.place {
        Place::Person(_) => (0, office::people::name_key(&view.name(item.place).unwrap_or_default())),
        // Classes by their first day, units as the structure walks them.
        Place::Class(_) | Place::Unit(_) | Place::Post(_) => (item.day.map_or(0, ledger::Day::number), Vec::new()),
    });
    let hidden = items.len() < all.len();
    (items, hidden)
}

fn view(visit: &Visit, behind: &Behind<'_>, side: &[&Item], partly_hidden: bool) -> NamesPage {
    let (lang, figure) = (visit.lang(), behind.figure);
    let here = address(visit, behind.part.as_deref(), figure, behind.listing);
    let items: Vec<&Item> = side.iter().copied().filter(|item| behind.takes(item)).collect();
    let (rows, pager) = paged(visit, items.len(), &here);
    let shown = items.get(rows).unwrap_or_default();
    let title = titled(lang, figure);
    let mut links = Vec::new();
    if !visit
        .scope(Deed::Export, DataClass::Personal, &visit.structure())
        .is_empty()
    {
        let id = id(figure, behind.part.as_deref());
        let url = visit.at(&urls::figure_workbook(&id));
        links.push((lang.say("export-xlsx"), side_of(&url, behind)));
    }
    let crumbs = vec![
        Crumb {
            name: lang.say("room-tasks"),
            href: Some(visit.at(urls::TASKS)),
        },
        Crumb {
            name: lang.speak(&title),
            href: None,
        },
    ];
    let keep = match behind.listing {
        Listing::Missing => vec![("thieu".to_owned(), "1".to_owned())],
        Listing::Counted | Listing::Unknown => Vec::new(),
    };
    NamesPage {
        frame: frame_at(visit, crumbs),
        as_of: visit.asked.form(lang, &visit.path, keep, links),
        figure: title,
        tally: tally(figure.unit),
        listed: listed(behind),
        listing: behind.listing,
        total: count(items.len()),
        partly_hidden,
        narrowings: narrowings(visit, behind, side),
        rows: shown.iter().map(|item| row(visit, behind, item)).collect(),
        pager,
    }
}

/// A way for each part that this side has, where there are several.
fn narrowings(visit: &Visit, behind: &Behind<'_>, side: &[&Item]) -> Vec<Narrowing> {
    let figure = behind.figure;
    let mut parts: Vec<&str> = Vec::new();
    for item in side {
        if !parts.contains(&&*item.part) {
            parts.push(&item.part);
        }
    }
    if parts.len() < 2 && behind.part.is_none() {
        return Vec::new();
    }
    parts.sort_by_key(|part| figure.parts.iter().position(|known| known.id == *part));
    let way = |part: Option<&str>, name: String, n: usize| Narrowing {
        name,
        count: count(n),
        href: address(visit, part, figure, behind.listing),
        here: behind.part.as_deref() == part,
    };
    let all = way(None, visit.lang().say("names-filter-all"), side.len());
    let of_part = |part: &&str| {
        let n = side.iter().filter(|item| item.part == *part).count();
        way(Some(part), visit.lang().speak(&part_title(visit, figure, part)), n)
    };
    [all].into_iter().chain(parts.iter().map(of_part)).collect()
}

fn id(figure: &Figure, part: Option<&str>) -> String {
    part.map_or_else(|| figure.id.to_owned(), |part| format!("{}.{part}", figure.id))
}

fn address(visit: &Visit, part: Option<&str>, figure: &Figure, listing: Listing) -> String {
    let url = visit.at(&urls::figure_names(&id(figure, part)));
    if listing == Listing::Counted {
        url
    } else {
        urls::with(&url, "thieu", "1")
    }
}

fn side_of(url: &str, behind: &Behind<'_>) -> String {
    if behind.listing == Listing::Counted {
        url.to_owned()
    } else {
        urls::with(url, "thieu", "1")
    }
}
