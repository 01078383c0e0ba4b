//! `GET /to-chuc/so-do`: the units of a day as a drawing, all of them or those of one branch.

use askama::Template;
use axum::response::Response;
use words::{Message, writing};

use super::tree::Tree;
use super::unit::find;
use crate::components::{AsOf, Chart, Crumb, Frame};
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The drawing.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/units/chart.html")]
pub struct ChartPage {
    /// The frame.
    pub frame: Frame,
    /// The moment.
    pub as_of: AsOf,
    /// What it shows.
    pub title: String,
    /// The same as a tree of words.
    pub tree: String,
    /// The units of this branch directly below its head, each with its own drawing.
    pub branches: Vec<(String, String)>,
    /// The drawing.
    pub chart: Chart,
}

/// The page; `don-vi` narrows it to a branch.
pub(crate) async fn chart(visit: Visit) -> Result<Response, PageError> {
    let tree = Tree::of(&visit);
    if tree.scope.is_empty() {
        return Err(PageError::Forbidden);
    }
    let unit = visit.query("don-vi").map(|code| find(&visit, code)).transpose()?;
    if unit.is_some_and(|(_, unit)| !tree.covers(unit)) {
        return Err(PageError::Forbidden);
    }
    let (lang, view) = (visit.lang(), visit.view());
    let heads = unit.map_or_else(|| tree.roots(), |(_, unit)| vec![unit]);
    let name = heads.first().map(|head| view.unit_name(*head).to_string());
    let day = writing::day(visit.asked.day);
    let title = Message::new("chart-title")
        .with("unit", name.unwrap_or_default())
        .with("day", day);
    let title = lang.speak(&title);
    let branches = tree.branches(&heads, usize::MAX);
    let code = unit.map(|(id, _)| id.to_string());
    // A branch is drawn, and printed, by itself where it has units below it that the reader may see.
    let own = heads.iter().flat_map(|head| tree.below(*head));
    let own = own.filter(|unit| tree.covers(*unit) && !tree.below(*unit).is_empty());
    let own = own.filter_map(|unit| {
        let id = view.unit_id(unit)?.to_string();
        Some((
            view.unit_name(unit).to_string(),
            visit.at(&urls::with(urls::CHART, "don-vi", &id)),
        ))
    });
    let crumbs = vec![
        Crumb {
            name: lang.say("room-units"),
            href: Some(visit.at(urls::UNITS)),
        },
        Crumb {
            name: lang.say("chart"),
            href: None,
        },
    ];
    let keep = code.clone().map(|code| ("don-vi".to_owned(), code));
    let page = ChartPage {
        frame: frame_at(&visit, crumbs),
        as_of: visit
            .asked
            .form(lang, urls::CHART, keep.into_iter().collect(), Vec::new()),
        tree: visit.at(&code.map_or_else(|| urls::UNITS.to_owned(), |code| urls::unit(&code))),
        branches: own.collect(),
        chart: Chart::of(lang, title.clone(), &branches),
        title,
    };
    page_with(visit.status(), &page)
}
