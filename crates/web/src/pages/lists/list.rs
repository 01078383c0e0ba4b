//! `GET /bo-loc`: the kept lists that the reader may open.

use axum::http::StatusCode;
use axum::response::Response;
use office::saved_lists::{ListRefused, SavedList};
use words::{Message, writing};

use super::show::{KeptList, ListsPage};
use crate::components::{Crumb, Problem, Problems};
use crate::pages::people::conditions_told;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    page_with(StatusCode::OK, &view(&visit, None)?)
}

/// The lists of the reader; the page, and the palette, show the same.
pub(crate) fn lists_of(visit: &Visit) -> Result<Vec<(String, SavedList)>, PageError> {
    let lists = visit
        .site
        .office()
        .saved_lists(&visit.actor, &visit.value, &visit.structure());
    lists.map_err(|problem| PageError::Failed(problem.to_string()))
}

/// The message of a refusal.
const fn refusal(refused: &ListRefused) -> &'static str {
    match refused {
        ListRefused::NoName => "list-no-name",
        ListRefused::NameTooLong => "list-name-too-long",
        ListRefused::TooMany => "list-too-many",
        ListRefused::NoSuch | ListRefused::Store(_) => "list-no-such",
    }
}

pub(super) fn view(visit: &Visit, refused: Option<&ListRefused>) -> Result<ListsPage, PageError> {
    let (lang, office) = (visit.lang(), visit.site.office());
    let row = |(id, list): (String, SavedList)| {
        let owner = (list.account != visit.actor.account).then(|| {
            let account = office.account(&list.account);
            account.map_or_else(|| list.account.clone(), |account| account.shown_as)
        });
        KeptList {
            href: urls::kept_list(&id),
            told: conditions_told(visit, &list.fields),
            shared: list.shared,
            made: writing::moment(list.made),
            name: list.name,
            owner,
            id,
        }
    };
    let problem = refused.map(|refused| Problem {
        field: None,
        message: Message::new(refusal(refused)),
    });
    let crumbs = vec![
        Crumb {
            name: lang.say("room-people"),
            href: Some(visit.at(urls::PEOPLE)),
        },
        Crumb {
            name: lang.say("lists-title"),
            href: None,
        },
    ];
    let mut frame = frame_at(visit, crumbs);
    urls::KEPT_LISTS.clone_into(&mut frame.here);
    Ok(ListsPage {
        frame,
        problems: Problems {
            lang,
            list: problem.into_iter().collect(),
        },
        lists: lists_of(visit)?.into_iter().map(row).collect(),
    })
}
