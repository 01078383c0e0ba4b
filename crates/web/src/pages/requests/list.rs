//! `GET /yeu-cau`: the requests that wait for the reader.

use axum::http::Uri;
use axum::response::Response;
use office::export::TakenList;
use office::requests::{DataRequest, RequestStage};
use papers::table::OutCell;

use super::said::row;
use super::show::RequestsPage;
use crate::components::Crumb;
use crate::pages::duties::DraftWaiting;
use crate::pages::paging::count;
use crate::pages::taken::{Taken, cell, headings, made_on, ways};
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
    let takes = visit.site.office().may_take(&visit.actor, &TakenList::Requests);
    let ways = || {
        let [xlsx, csv] = [urls::REQUESTS_XLSX, urls::REQUESTS_CSV].map(str::to_owned);
        ways(visit.lang(), xlsx, csv)
    };
    let view = RequestsPage {
        takes: takes.then(ways).unwrap_or_default(),
        frame: frame_at(&visit, crumbs),
        waiting: count(waits.count()),
        rows: all
            .iter()
            .map(|request| row(&visit, request, Some(urls::request(&request.id))))
            .collect(),
    };
    page_with(visit.status(), &view)
}

/// `GET /yeu-cau.xlsx`, `/yeu-cau.csv`: the same list, of those whom the reader may take out.
pub(crate) async fn take(uri: Uri, visit: Visit) -> Result<Response, PageError> {
    let lang = visit.lang();
    let all = visit.site.office().requests_to_take(&visit.actor);
    let all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let cells = |request: &DataRequest| {
        let row = row(&visit, request, None);
        vec![
            cell(row.name),
            cell(row.id),
            cell(row.kind),
            cell(row.asked),
            row.clock.map_or(OutCell::Empty, |clock| cell(clock.said)),
            cell(row.stage.1),
        ]
    };
    let taken = Taken {
        list: TakenList::Requests,
        file: format!("yeu-cau-{}", visit.site.office().today()),
        title: lang.say("requests-title"),
        filter: vec![made_on(lang, &visit.site)],
        columns: headings(
            lang,
            &[
                "people-column-name",
                "taken-column-id",
                "request-what",
                "request-asked",
                "proposal-clock",
                "proposal-stage",
            ],
        ),
        rows: all.iter().map(cells).collect(),
    };
    taken.hand_over(&visit.site, &visit.actor, lang, &uri).await
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
