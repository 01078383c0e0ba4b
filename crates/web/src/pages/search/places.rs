//! The pages of the product, as far as the reader may enter them.

use office::people::{Sought, Spelling};
use office::permission::{DataClass, Deed};
use words::{Lang, try_say};

use super::show::{ResultGroup, ResultRow};
use crate::pages::lists::lists_of;
use crate::site::{Visit, rooms};
use crate::urls;

/// What one must be allowed to do with a class of data, to enter a page.
#[derive(Clone, Copy)]
enum Needs {
    Nothing,
    /// One of these, somewhere.
    Somewhere(&'static [(Deed, DataClass)]),
    /// One of these, everywhere.
    Everywhere(&'static [(Deed, DataClass)]),
}

const FIGURES: Needs = Needs::Somewhere(&[(Deed::ReadFigures, DataClass::Internal)]);
const PEOPLE: Needs = Needs::Somewhere(&[(Deed::ReadPerson, DataClass::Personal)]);
const PAPERS: &[(Deed, DataClass)] = &[
    (Deed::Decide, DataClass::Personal),
    (Deed::Approve, DataClass::Personal),
];
const WRITES: Needs = Needs::Somewhere(&[(Deed::Decide, DataClass::Personal)]);

/// A page: its name in the catalogue, its address, and what it needs.
const PAGES: &[(&str, &str, Needs)] = &[
    ("room-tasks", urls::TASKS, Needs::Nothing),
    ("room-duties", urls::DUTIES, Needs::Nothing),
    ("calendars-title", urls::CALENDARS, Needs::Nothing),
    ("room-people", urls::PEOPLE, PEOPLE),
    ("honours-room", urls::HONOURS, PEOPLE),
    ("lists-title", urls::KEPT_LISTS, PEOPLE),
    ("room-units", urls::UNITS, FIGURES),
    ("quotas-room", urls::QUOTAS, FIGURES),
    ("quality-room", urls::QUALITY, FIGURES),
    ("room-standards", urls::MATRIX, FIGURES),
    ("rules-room", urls::RULES, Needs::Nothing),
    ("room-papers", urls::DRAFTS, Needs::Somewhere(PAPERS)),
    ("draft-new", urls::NEW_DRAFT, WRITES),
    (
        "runs-title",
        urls::PLANS,
        Needs::Somewhere(&[(Deed::Plan, DataClass::Personal)]),
    ),
    ("register", urls::REGISTER, Needs::Everywhere(PAPERS)),
    (
        "imports-title",
        urls::IMPORTS,
        Needs::Somewhere(&[(Deed::Import, DataClass::Personal)]),
    ),
    ("search-title", urls::SEARCH, Needs::Nothing),
    ("account-title", urls::ACCOUNT, Needs::Nothing),
];

/// The pages that are sought; all, where nothing is.
pub(super) fn pages(visit: &Visit, sought: &Sought) -> ResultGroup {
    let structure = visit.structure();
    let scope = |(deed, class): &(Deed, DataClass)| visit.scope(*deed, *class, &structure);
    let may = |needs: Needs| match needs {
        Needs::Nothing => true,
        Needs::Somewhere(needs) => needs.iter().any(|need| !scope(need).is_empty()),
        Needs::Everywhere(needs) => needs.iter().any(|need| scope(need).is_everything()),
    };
    // Rooms of those who manage or audit are in the menu just where they may be entered.
    let menu = rooms(&visit.site, &visit.reader);
    let further = menu
        .iter()
        .filter(|room| PAGES.iter().all(|(name, ..)| *name != room.name));
    let further = further.map(|room| (room.name, room.href.clone()));
    let own = PAGES.iter().filter(|(.., needs)| may(*needs));
    let own = own.map(|(name, url, _)| (*name, (*url).to_owned()));
    let rooms = own.chain(further).map(|(name, url)| {
        let said = |lang: Lang| lang.say(name);
        (said(visit.lang()), Lang::ALL.map(said).join(" "), url)
    });
    let figures = indicators::all().iter().filter(|_| may(FIGURES)).map(|figure| {
        let said = |lang| figure_name(lang, figure.id);
        (
            said(visit.lang()),
            Lang::ALL.map(said).join(" "),
            urls::figure_names(figure.id),
        )
    });
    let mut found: Vec<(bool, ResultRow)> = rooms
        .chain(figures.filter(|_| !sought.is_empty()))
        .filter_map(|(name, words, url)| {
            let near = if sought.is_empty() {
                Some(true)
            } else {
                sought.finds_in(&Spelling::of(&words))
            };
            let result = ResultRow {
                name,
                detail: String::new(),
                href: visit.at(&url),
            };
            near.map(|near| (near, result))
        })
        .collect();
    found.sort_by_key(|(near, _)| !near);
    ResultGroup {
        kind: "pages",
        total: found.len(),
        first: found.into_iter().map(|(_, result)| result).collect(),
    }
}

/// The kept lists that the reader may open, of the name that is sought.
pub(super) fn kept_lists(visit: &Visit, sought: &Sought, most: usize) -> Option<ResultGroup> {
    if sought.is_empty() {
        return None;
    }
    let lists = lists_of(visit).unwrap_or_default().into_iter();
    let mut found: Vec<ResultRow> = lists
        .filter(|(_, list)| sought.finds_in(&Spelling::of(&list.name)).is_some())
        .map(|(id, list)| ResultRow {
            name: list.name,
            detail: String::new(),
            href: visit.at(&urls::kept_list(&id)),
        })
        .collect();
    let total = found.len();
    found.truncate(most);
    (total > 0).then_some(ResultGroup {
        kind: "lists",
        total,
        first: found,
    })
}

/// A figure by the name that says no target.
fn figure_name(lang: Lang, id: &str) -> String {
    let id = format!("figure-{}", id.replace('.', "-"));
    try_say(lang, &format!("{id}-followed"), &[]).unwrap_or_else(|| lang.say(&id))
}
