//! `GET /yeu-cau`: the requests that wait for the reader.

use axum::response::Response;
use office::requests::{DataRequest, RequestStage};

use super::said::row;
use super::show::RequestsPage;
use crate::components::Crumb;
use crate::pages::duties::DraftWaiting;
use crate::pages::paging::count;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The list.
pub(crate) async fn list(visit: Visit) -> Result<Response, PageError> {
    let all = found(&visit)?;
    let crumbs = vec![
        Crumb {
            name: visit.lang().say("room-duties"),
            href: Some(urls::DUTIES.to_owned()),
        },
        Crumb {
            name: visit.lang().say("requests-title"),
            href: None,
        },
    ];
    let waits = all.iter().filter(|request| request.stage == RequestStage::Asked);
    let view = RequestsPage {
        frame: frame_at(&visit, crumbs),
        waiting: count(waits.count()),
        rows: all
            .iter()
            .map(|request| row(&visit, request, Some(urls::request(&request.id))))
            .collect(),
    };
    page_with(visit.status(), &view)
}

/// Those that wait, as the list of what is to be done shows them.
pub(crate) fn waiting(visit: &Visit) -> Result<Vec<DraftWaiting>, PageError> {
    let all = found(visit)?.into_iter();
    let waits = all.filter(|request| request.stage == RequestStage::Asked);
    let one = |request: DataRequest| {
        let row = row(visit, &request, None);
        DraftWaiting {
            title: format!("{}: {} ({})", row.name, row.kind, row.id),
            href: urls::request(&row.id),
            step: row.clock.map(|clock| clock.said).unwrap_or_default(),
            since: row.asked,
        }
    };
    Ok(waits.map(one).collect())
}

fn found(visit: &Visit) -> Result<Vec<DataRequest>, PageError> {
    let all = visit.site.office().requests(&visit.actor);
    all.map_err(|problem| PageError::Failed(problem.to_string()))
}
