//! `GET /khen-thuong-ky-luat`: rewards, with disciplines folded; `POST`: the same with disciplines opened, which is on record first.

use std::collections::BTreeMap;

use axum::Extension;
use axum::http::StatusCode;
use axum::response::Response;
use office::permission::{DataClass, Deed};
use office::reads::{NotOpened, SensitiveGroup};
use words::{Message, writing};

use super::discipline::Opened;
use super::list::{Asked, reward_row, rewards};
use super::show::{Disciplines, HonoursPage};
use crate::components::Crumb;
use crate::pages::compared::{Number, compared};
use crate::pages::paging::{count, paged};
use crate::pages::people::units;
use crate::pages::units::Tree;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The acts of the page: a reward, a discipline.
const ACTS: [(u16, &str); 2] = [(91, "honours-new-reward"), (92, "honours-new-discipline")];

/// The page, with disciplines folded.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let tree = Tree::of(&visit);
    if tree.people.is_empty() {
        return Err(PageError::Forbidden);
    }
    let sensitive = visit.scope(Deed::ReadPerson, DataClass::Sensitive, &tree.structure);
    let folded = if sensitive.is_empty() {
        Disciplines::Refused
    } else {
        Disciplines::Folded
    };
    let view = HonoursPage {
        compared: compared(&visit, numbers)?,
        ..view(&tree, folded)
    };
    page_with(visit.status(), &view)
}

/// The page with disciplines opened.
pub(crate) async fn open_discipline(visit: Visit, _checked: Extension<Fields>) -> Result<Response, PageError> {
    let opened = opened(&visit, Deed::ReadPerson).await?;
    let disciplines = Disciplines::Open {
        over: opened.over_said(&visit),
        parts: [
            ("discipline-running", opened.running),
            ("discipline-blocking", opened.blocking),
            ("discipline-unjudged", opened.unjudged),
        ],
    };
    page_with(StatusCode::OK, &view(&Tree::of(&visit), disciplines))
}

/// How many rewards there are, all together and by what they are, to be compared with what was reported. Disciplines stay folded.
fn numbers(visit: &Visit) -> Result<Vec<Number>, PageError> {
    let tree = Tree::of(visit);
    if tree.people.is_empty() {
        return Err(PageError::Forbidden);
    }
    let lang = visit.lang();
    let mut by_title: BTreeMap<String, usize> = BTreeMap::new();
    let all = rewards(&tree, &tree.people, &Asked::of(visit));
    for one in &all {
        *by_title.entry(reward_row(visit, one).title).or_default() += 1;
    }
    let number = |key: String, name: String, n: usize| Number {
        key,
        name,
        said: writing::count(lang, count(n)),
        value: Some(count(n)),
    };
    let sum = number(String::new(), lang.say("honours-rewards"), all.len());
    let each = by_title.into_iter().map(|(title, n)| number(title.clone(), title, n));
    Ok(std::iter::once(sum).chain(each).collect())
}

/// Opens the disciplines of everybody whom a deed reaches, in the unit asked for.
pub(super) async fn opened(visit: &Visit, deed: Deed) -> Result<Opened, PageError> {
    let (actor, unit) = (visit.actor.clone(), Asked::of(visit).unit);
    let (day, known) = (visit.asked.day, visit.asked.known_seq());
    let opened = visit
        .site
        .write(move |office| office.open_group_of_all(&actor, deed, SensitiveGroup::Discipline, unit, day, known))
        .await?;
    let rows = opened.map_err(|problem| {
        PageError::not_done(problem, |why| match why {
            NotOpened::NotAllowed => PageError::Forbidden,
            NotOpened::NoSuchPerson => PageError::NotFound,
        })
    })?;
    let writes = visit.scope(Deed::Decide, DataClass::Sensitive, &visit.structure());
    Ok(Opened::of(visit, &rows, !writes.is_empty()))
}

fn view(tree: &Tree<'_>, disciplines: Disciplines) -> HonoursPage {
    let (visit, lang) = (tree.visit, tree.visit.lang());
    let asked = Asked::of(visit);
    let all = rewards(tree, &tree.people, &asked);
    let here = asked.address(visit, urls::HONOURS);
    let (range, pager) = paged(visit, all.len(), &here);
    let exports = |class| !visit.scope(Deed::Export, class, &tree.structure).is_empty();
    let link =
        exports(DataClass::Personal).then(|| (lang.say("export-xlsx"), asked.address(visit, urls::HONOURS_XLSX)));
    let writes = visit.scope(Deed::Decide, DataClass::Personal, &tree.structure);
    let drafts = ACTS.iter().filter(|_| !writes.is_empty());
    let chosen = asked.fields(visit).into_iter().find(|(name, _)| name == "don-vi");
    let chosen = chosen.map(|(_, unit)| unit).unwrap_or_default();
    let headline = Message::new("honours-title")
        .with("n", count(all.len()))
        .with("since", writing::day(asked.since))
        .with("day", writing::day(visit.asked.day));
    let crumbs = vec![
        Crumb {
            name: lang.say("room-people"),
            href: Some(visit.at(urls::PEOPLE)),
        },
        Crumb {
            name: lang.say("honours-room"),
            href: None,
        },
    ];
    let mut frame = frame_at(visit, crumbs);
    // After disciplines were opened, coming back shows them folded again.
    frame.here.clone_from(&here);
    HonoursPage {
        frame,
        as_of: visit
            .asked
            .figure_form(lang, urls::HONOURS, asked.fields(visit), link.into_iter().collect()),
        compared: None,
        headline: lang.speak(&headline),
        moment: visit.asked.moment.fields(),
        units: units(visit, asked.unit)
            .into_iter()
            .map(|(value, name)| {
                let here = value == chosen;
                (value, name, here)
            })
            .collect(),
        since: writing::day(asked.since),
        drafts: drafts
            .map(|(act, id)| (lang.say(id), urls::begin_draft(*act, &[], None)))
            .collect(),
        open: [urls::HONOURS, urls::DISCIPLINE_XLSX].map(|path| asked.address(visit, path)),
        exports: exports(DataClass::Sensitive),
        rewards: all
            .get(range)
            .unwrap_or_default()
            .iter()
            .map(|one| reward_row(visit, one))
            .collect(),
        pager,
        disciplines,
    }
}
