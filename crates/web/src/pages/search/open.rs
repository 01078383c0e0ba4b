//! `GET /tim`: the search; `POST /tim`: what is sought, as a page or as the list of the palette.

use std::sync::Arc;

use axum::Extension;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use office::Office;
use office::people::Sought;

use super::hits::groups;
use super::places::{kept_lists, pages};
use super::show::{Palette, ResultGroup, SearchPage};
use crate::components::Crumb;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// Of each kind so many are shown on the page, and in the palette.
const ON_PAGE: usize = 20;
const IN_PALETTE: usize = 6;
/// The longest text that is sought, in letters.
const LONGEST: usize = 200;
/// By this header the palette asks for its list alone.
const PART: &str = "x-part";

/// The search, with nothing sought yet.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let sought = Sought::default();
    page_with(visit.status(), &view(&visit, &sought, vec![pages(&visit, &sought)]))
}

/// What was found.
pub(crate) async fn find(
    visit: Visit,
    headers: HeaderMap,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let typed: String = fields.get("tim").chars().take(LONGEST).collect();
    let sought = Sought::of(&typed);
    let in_palette = headers.contains_key(PART);
    let most = if in_palette { IN_PALETTE } else { ON_PAGE };
    let groups = found(&visit, &sought, most).await?;
    if in_palette {
        let lang = visit.lang();
        return page_with(StatusCode::OK, &Palette { lang, groups });
    }
    page_with(visit.status(), &view(&visit, &sought, groups))
}

/// Of each kind the closest; pages of the product last.
async fn found(visit: &Visit, sought: &Sought, most: usize) -> Result<Vec<ResultGroup>, PageError> {
    let mut all = Vec::new();
    if !sought.is_empty() {
        let (actor, value) = (visit.actor.clone(), Arc::clone(&visit.value));
        let (day, known, wish) = (visit.asked.day, visit.asked.known_seq(), sought.clone());
        let look = move |office: &Office| office.search(&actor, &value, day, known, &wish, most);
        // By a sensitive number nothing is found before it is on record, which waits for the writer.
        let found = match sought.number() {
            Some(_) => visit.site.write(look).await?,
            None => look(visit.site.office()),
        };
        let found = found.map_err(|problem| PageError::not_done(problem, |()| PageError::Forbidden))?;
        all = groups(visit, &found);
    }
    all.extend(kept_lists(visit, sought, most));
    let pages = pages(visit, sought);
    if pages.total > 0 {
        all.push(pages);
    }
    Ok(all)
}

fn view(visit: &Visit, sought: &Sought, groups: Vec<ResultGroup>) -> SearchPage {
    let lang = visit.lang();
    let crumbs = vec![Crumb {
        name: lang.say("search-title"),
        href: None,
    }];
    let mut frame = frame_at(visit, crumbs);
    // What was posted is in no address: coming back shows the search without it.
    frame.here = visit.at(urls::SEARCH);
    SearchPage {
        frame,
        as_of: visit.asked.form(lang, urls::SEARCH, Vec::new(), Vec::new()),
        sought: sought.text().to_owned(),
        post: visit.at(urls::SEARCH),
        people: visit.at(urls::PEOPLE),
        groups,
    }
}
